import Merge

/// The bytes are no roster: the index was written by something else.
public struct RosterCodingError: Error, Hashable, Sendable {}

// The index keeps the roster between two runs, so that no proof is verified twice and no past is
// asked again. It is made anew from the journals when this form changes, and never leaves its
// home.
extension Roster {
  /// The roster as JSON: a row of strings for the network, and one for each fact in the order of
  /// arrival.
  public var encoded: [UInt8] {
    var heard: [[Int]] = Array(repeating: [], count: facts.all.count)
    for strand in facts.strands {
      for (earlier, position) in strand.heard { heard[strand.facts[position - 1]].append(earlier) }
    }
    let rows = facts.all.indices.map { number -> [String] in
      let fact = facts.all[number]
      let place = [
        fact.name.site.text, fact.name.point.description, String(fact.at),
        String(facts.places[number].strand), heard[number].sorted().spelling,
        (facts.points[number] ?? []).spelling,
      ]
      return place + fact.content.row
    }
    return Array(
      Value(array: ([[network]] + rows).map { Value(array: $0.map { Value($0) }) }).json.utf8)
  }

  /// Reads a roster that ``encoded`` wrote.
  public init(encoded bytes: some Sequence<UInt8>) throws(RosterCodingError) {
    var rows: [[String]] = []
    do {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in
        try reader.array { (reader) throws(JSONError) in
          var row: [String] = []
          try reader.array { (reader) throws(JSONError) in row.append(try reader.string()) }
          rows.append(row)
        }
      }
    } catch {
      throw RosterCodingError()
    }
    guard let network = rows.first?.first else { throw RosterCodingError() }
    var facts = RosterFacts()
    for columns in rows.dropFirst() {
      var row = RosterRow(columns)
      try row.read(into: &facts)
    }
    self.init(network: network, facts: facts)
  }
}

extension Fact.Content {
  fileprivate var row: [String] {
    switch self {
    case .founding(let fact): ["founding", fact.name, fact.founder.text, fact.key.base64]
    case .join(let fact):
      [
        "join", fact.name.text, fact.role.rawValue, fact.key.base64, fact.invitation.base64,
        fact.isProven.spelling,
      ]
    case .continuation(let fact):
      [
        "continuation", fact.name.text, fact.key.base64, fact.continues.text,
        fact.from?.description ?? "", fact.isOwnKey.spelling, fact.proven.map(\.point).spelling,
      ]
    case .stranger(let reason): ["stranger", String(reason.rawValue)]
    case .invitation(let fact, let record):
      [
        "invitation", record, fact.key.base64, fact.site, fact.role.rawValue, String(fact.expires),
      ]
    case .withdrawal(let fact): ["withdrawal", fact.invitation.base64]
    case .admission(let fact):
      [
        "admission", fact.site.text, fact.key.base64, fact.role.rawValue, fact.invitation.base64,
      ]
    case .role(let fact): ["role", fact.site.text, fact.role.rawValue]
    case .revocation(let fact):
      ["revocation", fact.site.text, fact.through.map { String($0) } ?? ""]
    case .retirement(let fact): ["retirement", fact.site.text, String(fact.seq)]
    case .erasure(let fact): ["erasure", fact.record, fact.answers.joined(separator: " ")]
    case .name(let site, let name): ["name", site.text, name.text]
    }
  }
}

extension Bool {
  fileprivate var spelling: String { self ? "yes" : "" }
}

extension [Int] {
  fileprivate var spelling: String { map { String($0) }.joined(separator: " ") }
}

extension [Point] {
  fileprivate var spelling: String { map(\.description).joined(separator: " ") }
}
