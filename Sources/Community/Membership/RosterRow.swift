import Merge

/// A row of an encoded roster, read from left to right.
struct RosterRow {
  private var columns: ArraySlice<String>

  init(_ columns: [String]) { self.columns = columns[...] }

  /// Reads this row, which stands in the table called `table`; one that this version does not
  /// know is none of ours.
  mutating func read(into facts: inout RosterFacts, from table: String) throws(RosterCodingError) {
    switch table {
    case "founding":
      facts.founding = Founding(name: try text(), founder: try site(), key: try key())
    case "joins": try readJoin(into: &facts)
    case "continuations": try readContinuation(into: &facts)
    case "invitations": try readInvitation(into: &facts)
    case "withdrawals":
      facts.withdrawals.insert(
        try noted { (row) throws(RosterCodingError) in
          Withdrawal(invitation: try row.key(), keeps: try row.list { SiteID($0) })
        })
    case "revocations": try readRevocation(into: &facts)
    case "retirements":
      facts.retirements.insert(
        try noted { (row) throws(RosterCodingError) in
          Retirement(site: try row.site(), seq: try row.number())
        })
    case "erasures":
      facts.erasures.insert(
        try noted { (row) throws(RosterCodingError) in
          let (record, answers) = (try row.text(), try row.list { $0 })
          guard let erasure = Erasure(record: record, answers: answers) else {
            throw RosterCodingError()
          }
          return erasure
        })
    case "names": try readName(into: &facts)
    case "strangers":
      facts.strangers[try site()] = try next { Int($0).flatMap(Standing.Reason.init(rawValue:)) }
    default: throw RosterCodingError()
    }
  }

  private mutating func readJoin(into facts: inout RosterFacts) throws(RosterCodingError) {
    let fact = JoinFact(
      site: try site(), role: try role(), key: try key(), invitation: try key(),
      at: try next { Int64($0) }, isProven: try text() == "proven")
    facts.joins[fact.site, default: []].insert(fact)
  }

  private mutating func readContinuation(into facts: inout RosterFacts) throws(RosterCodingError) {
    let fact = ContinuationFact(
      site: try site(), key: try key(), continues: try site(), kept: try number(),
      proof: try next { [UInt8](base64: $0) },
      isOwnKey: try text() == "own")
    facts.insert(fact, provenBy: Set(try list { PublicKey(base64: $0) }))
  }

  private mutating func readInvitation(into facts: inout RosterFacts) throws(RosterCodingError) {
    let key = try key()
    let fact = InvitationFact(
      author: try site(), seq: try number(), record: try text(),
      site: WrittenName(text: try text()), role: try role(), expires: try next { Int64($0) })
    facts.invitations[key, default: []].insert(fact)
  }

  private mutating func readRevocation(into facts: inout RosterFacts) throws(RosterCodingError) {
    facts.revocations.insert(
      try noted { (row) throws(RosterCodingError) in
        Revocation(
          site: try row.site(), seq: try row.number(), chain: try row.digest(),
          keeps: try row.list { SiteID($0) })
      })
  }

  private mutating func readName(into facts: inout RosterFacts) throws(RosterCodingError) {
    let named = try site()
    let author = try site()
    let fact = NameFact(
      name: WrittenName(text: try text()), at: try next { Int64($0) }, seq: try number())
    facts.names[named, default: [:]][author, default: []].insert(fact)
  }

  private mutating func noted<Content>(
    _ content: (inout RosterRow) throws(RosterCodingError) -> Content
  ) throws(RosterCodingError) -> Noted<Content> {
    Noted(author: try site(), seq: try number(), content: try content(&self))
  }

  private mutating func text() throws(RosterCodingError) -> String { try next { $0 } }

  private mutating func number() throws(RosterCodingError) -> UInt32 { try next { UInt32($0) } }

  private mutating func site() throws(RosterCodingError) -> SiteID { try next { SiteID($0) } }

  private mutating func role() throws(RosterCodingError) -> Role {
    try next { Role(rawValue: $0) }
  }

  private mutating func key() throws(RosterCodingError) -> PublicKey {
    try next { PublicKey(base64: $0) }
  }

  /// A digest, or nothing.
  private mutating func digest() throws(RosterCodingError) -> String? {
    try next { $0.isEmpty ? .some(nil) : $0.isDigest ? .some($0) : nil }
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
