import Merge

/// The bytes are no roster: the index was written by something else.
public struct RosterCodingError: Error, Hashable, Sendable {}

// The index keeps the roster between two runs, so that no proof is verified twice. It is made
// anew from the journals when this form changes, and never leaves its home.
extension Roster {
  /// The roster as JSON, the same bytes for the same facts: tables of rows of strings, sorted.
  public var encoded: [UInt8] {
    let joins = Array(waiting) + admitted.values.flatMap(\.self)
    let tables: [(key: String, value: Value)] = [
      ("network", table([[network]])),
      ("founding", table(founding.map { [$0.row] } ?? [])),
      ("joins", table(joins.map(\.row))),
      ("invitations", table(invitations.flatMap { key, facts in facts.map { $0.row(key) } })),
      ("names", table(names.flatMap { site, given in given.map { $1.row(site, by: $0) } })),
      ("strangers", table(strangers.map { [$0.text, String($1.rawValue)] })),
    ]
    return Array(Value(object: tables).json.utf8)
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
    self.init(network: network)
    for row in tables["founding"] ?? [] { founding = try Row(row).founding() }
    for row in tables["joins"] ?? [] { waiting.insert(try Row(row).join()) }
    for row in tables["invitations"] ?? [] {
      let (key, fact) = try Row(row).invitation()
      invitations[key, default: []].insert(fact)
    }
    for row in tables["names"] ?? [] {
      let (site, author, fact) = try Row(row).name()
      names[site, default: [:]][author] = fact
    }
    for row in tables["strangers"] ?? [] {
      let (site, reason) = try Row(row).stranger()
      strangers[site] = reason
    }
    admit()
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

extension InvitationFact {
  fileprivate func row(_ key: PublicKey) -> [String] {
    [key.base64, author.text, role.rawValue, String(expires)]
  }
}

extension NameFact {
  fileprivate func row(_ site: SiteID, by author: SiteID) -> [String] {
    [site.text, author.text, name, String(at), String(seq)]
  }
}

/// A row of the encoded roster, read from left to right.
private struct Row {
  private var columns: ArraySlice<String>

  init(_ columns: [String]) { self.columns = columns[...] }

  func founding() throws(RosterCodingError) -> Founding {
    var row = self
    return Founding(name: try row.next { $0 }, founder: try row.site(), key: try row.key())
  }

  func join() throws(RosterCodingError) -> JoinFact {
    var row = self
    return JoinFact(
      site: try row.site(), role: try row.next { Role(rawValue: $0) }, key: try row.key(),
      invitation: try row.key(), at: try row.next { Int64($0) },
      isProven: try row.next { $0 } == "proven")
  }

  func invitation() throws(RosterCodingError) -> (PublicKey, InvitationFact) {
    var row = self
    let key = try row.key()
    let fact = InvitationFact(
      author: try row.site(), role: try row.next { Role(rawValue: $0) },
      expires: try row.next { Int64($0) })
    return (key, fact)
  }

  func name() throws(RosterCodingError) -> (SiteID, SiteID, NameFact) {
    var row = self
    let site = try row.site()
    let author = try row.site()
    let fact = NameFact(
      name: try row.next { $0 }, at: try row.next { Int64($0) }, seq: try row.next { UInt32($0) })
    return (site, author, fact)
  }

  func stranger() throws(RosterCodingError) -> (SiteID, Standing.Reason) {
    var row = self
    return (try row.site(), try row.next { Int($0).flatMap(Standing.Reason.init(rawValue:)) })
  }

  private mutating func site() throws(RosterCodingError) -> SiteID {
    try next { SiteID($0) }
  }

  private mutating func key() throws(RosterCodingError) -> PublicKey {
    try next { PublicKey(base64: $0) }
  }

  private mutating func next<Content>(
    _ read: (String) -> Content?
  ) throws(RosterCodingError) -> Content {
    guard let content = columns.popFirst().flatMap(read) else { throw RosterCodingError() }
    return content
  }
}
