import Merge

/// The bytes are no roster: the index was written by something else.
public struct RosterCodingError: Error, Hashable, Sendable {}

// The index keeps the roster between two runs, so that no proof is verified twice. It is made
// anew from the journals when this form changes, and never leaves its home.
extension Roster {
  /// The roster as JSON, the same bytes for the same facts: tables of rows of strings, sorted.
  public var encoded: [UInt8] {
    let tables: [(key: String, value: Value)] = [
      ("network", table([[network]])),
      ("founding", table(facts.founding.map { [$0.row] } ?? [])),
      ("joins", table(facts.joins.values.joined().map(\.row))),
      ("continuations", table(facts.continuations.values.joined().map { $0.row(provenBy: $1) })),
      ("invitations", table(facts.invitations.flatMap { key, given in given.map { $0.row(key) } })),
      ("withdrawals", table(facts.withdrawals.map { $0.place + $0.content.row })),
      ("revocations", table(facts.revocations.map { $0.place + $0.content.row })),
      ("retirements", table(facts.retirements.map { $0.place + $0.content.row })),
      ("erasures", table(facts.erasures.map { $0.place + $0.content.row })),
      ("names", table(nameRows)),
      ("strangers", table(facts.strangers.map { [$0.text, String($1.rawValue)] })),
    ]
    return Array(Value(object: tables).json.utf8)
  }

  private var nameRows: [[String]] {
    facts.names.flatMap { site, given in
      given.flatMap { author, names in names.map { $0.row(site, by: author) } }
    }
  }

  private func table(_ rows: [[String]]) -> Value {
    let sorted = rows.sorted { left, right in
      left.lexicographicallyPrecedes(right) { $0.precedesByCodePoint($1) }
    }
    return Value(array: sorted.map { row in Value(array: row.map { Value($0) }) })
  }

  /// Reads a roster that ``encoded`` wrote.
  public init(encoded bytes: some Sequence<UInt8>) throws(RosterCodingError) {
    var tables: [String: [[String]]] = [:]
    do {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in
        try reader.object { (key, reader) throws(JSONError) in
          tables[key] = try Roster.rows(&reader)
        }
      }
    } catch {
      throw RosterCodingError()
    }
    guard let network = tables["network"]?.first?.first else { throw RosterCodingError() }
    var facts = RosterFacts()
    for (name, rows) in tables where name != "network" {
      for columns in rows {
        var row = RosterRow(columns)
        try row.read(into: &facts, from: name)
      }
    }
    self.init(network: network, facts: facts)
  }

  private static func rows(_ reader: inout JSONReader) throws(JSONError) -> [[String]] {
    var rows: [[String]] = []
    try reader.array { (reader) throws(JSONError) in
      var row: [String] = []
      try reader.array { (reader) throws(JSONError) in row.append(try reader.string()) }
      rows.append(row)
    }
    return rows
  }
}

extension Founding {
  fileprivate var row: [String] { [name, founder.text, key.base64] }
}

extension JoinFact {
  fileprivate var row: [String] {
    [
      site.text, role.rawValue, key.base64, invitation.base64, String(at),
      isProven ? "proven" : "",
    ]
  }
}

extension ContinuationFact {
  /// All of it in one string, by which equal ones are equal.
  var spelling: String { row(provenBy: []).joined(separator: " ") }

  fileprivate func row(provenBy keys: Set<PublicKey>) -> [String] {
    [
      site.text, key.base64, continues.text, String(kept),
      proof.base64, isOwnKey ? "own" : "", keys.map(\.base64).sorted().joined(separator: " "),
    ]
  }
}

extension InvitationFact {
  fileprivate func row(_ key: PublicKey) -> [String] {
    [
      key.base64, author.text, String(seq), record, site.text, role.rawValue, String(expires),
    ]
  }
}

extension Noted {
  fileprivate var place: [String] { [author.text, String(seq)] }
}

extension Withdrawal {
  fileprivate var row: [String] { [invitation.base64, keeps.spelling] }
}

extension Revocation {
  fileprivate var row: [String] { [site.text, String(seq), chain ?? "", keeps.spelling] }
}

extension Retirement {
  fileprivate var row: [String] { [site.text, String(seq)] }
}

extension Erasure {
  fileprivate var row: [String] { [record, answers.joined(separator: " ")] }
}

extension NameFact {
  fileprivate func row(_ site: SiteID, by author: SiteID) -> [String] {
    [site.text, author.text, name.text, String(at), String(seq)]
  }
}

extension [SiteID] {
  fileprivate var spelling: String { map(\.text).joined(separator: " ") }
}
