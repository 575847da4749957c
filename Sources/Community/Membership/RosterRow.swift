import Merge

/// A row of an encoded roster, read from left to right.
struct RosterRow {
  private var columns: ArraySlice<String>

  init(_ columns: [String]) { self.columns = columns[...] }

  /// Reads this row, which holds the fact that comes next.
  mutating func read(into facts: inout RosterFacts) throws(RosterCodingError) {
    let name = EntryName(site: try site(), point: try next { Point($0) })
    let at = try next { Int64($0) }
    let strand = try next { Int($0) }
    let heard = try list { Int($0) }
    let points = try list { Point($0) }
    let fact = Fact(name: name, at: at, content: try content())
    let own = facts.strandsOf[name.site] ?? []
    guard columns.isEmpty, strand == facts.strands.count || own.contains(strand),
      heard.allSatisfy((0...facts.all.count).contains)
    else { throw RosterCodingError() }
    let number = facts.append(fact, on: strand)
    for earlier in heard { facts.record(earlier, heardBy: number) }
    if !points.isEmpty { facts.record(points, for: number) }
    facts.file(number)
  }

  private mutating func content() throws(RosterCodingError) -> Fact.Content {
    switch try text() {
    case "founding":
      .founding(Founding(name: try text(), founder: try site(), key: try key()))
    case "join":
      .join(
        JoinFact(
          name: WrittenName(text: try text()), role: try role(), key: try key(),
          invitation: try key(), isProven: try truth()))
    case "continuation": .continuation(try continuation())
    case "stranger":
      .stranger(try next { Int($0).flatMap(Standing.Reason.init(rawValue:)) })
    case "invitation": try invitation()
    case "withdrawal": .withdrawal(Withdrawal(invitation: try key()))
    case "admission":
      .admission(
        Admission(site: try site(), key: try key(), role: try role(), invitation: try key()))
    case "role": .role(RoleChange(site: try site(), role: try role()))
    case "revocation":
      .revocation(Revocation(site: try site(), through: try optional { UInt32($0) }))
    case "retirement": .retirement(Retirement(site: try site(), seq: try next { UInt32($0) }))
    case "erasure": .erasure(try erasure())
    case "name": .name(of: try site(), WrittenName(text: try text()))
    default: throw RosterCodingError()
    }
  }

  private mutating func continuation() throws(RosterCodingError) -> ContinuationFact {
    let (name, key, old) = (WrittenName(text: try text()), try key(), try site())
    return ContinuationFact(
      name: name, key: key, continues: old, from: try optional { Point($0) },
      isOwnKey: try truth(),
      proven: try list { Point($0) }.map { EntryName(site: old, point: $0) })
  }

  private mutating func invitation() throws(RosterCodingError) -> Fact.Content {
    let record = try text()
    let invitation = Invitation(
      key: try key(), site: try text(), role: try role(), expires: try next { Int64($0) })
    return .invitation(invitation, record: record)
  }

  private mutating func erasure() throws(RosterCodingError) -> Erasure {
    guard let erasure = Erasure(record: try text(), answers: try list { $0 }) else {
      throw RosterCodingError()
    }
    return erasure
  }

  private mutating func text() throws(RosterCodingError) -> String { try next { $0 } }

  private mutating func site() throws(RosterCodingError) -> SiteID { try next { SiteID($0) } }

  private mutating func key() throws(RosterCodingError) -> PublicKey {
    try next { PublicKey(base64: $0) }
  }

  private mutating func role() throws(RosterCodingError) -> Role {
    try next { Role(rawValue: $0) }
  }

  private mutating func truth() throws(RosterCodingError) -> Bool { try text() == "yes" }

  /// What one column holds, or nothing.
  private mutating func optional<Content>(
    _ read: (String) -> Content?
  ) throws(RosterCodingError) -> Content? {
    try next { text -> Content?? in text.isEmpty ? .some(nil) : read(text).map { .some($0) } }
  }

  /// What stands in one column, separated by spaces.
  private mutating func list<Element>(
    _ read: (String) -> Element?
  ) throws(RosterCodingError) -> [Element] {
    try next { text in
      let words = text.split(separator: " ").map { read(String($0)) }
      let elements = words.compactMap(\.self)
      return elements.count == words.count ? elements : nil
    }
  }

  private mutating func next<Content>(
    _ read: (String) -> Content?
  ) throws(RosterCodingError) -> Content {
    guard let content = columns.popFirst().flatMap(read) else { throw RosterCodingError() }
    return content
  }
}
