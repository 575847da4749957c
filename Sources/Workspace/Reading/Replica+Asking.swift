import Catalog
import Community
import Merge

/// Somebody to ask, how to reach them, and why.
public struct Expert: Sendable {
  /// What is held about the person.
  public let person: CombinedPerson
  /// Why the person may know, the strongest reason first.
  public let reasons: [Expertise.Reason]
  /// How much speaks for asking this person first; only comparable within one answer.
  public let score: Double
}

extension Replica {
  /// The members to ask about `words`, the best first: those who say that they know, and those who
  /// wrote, answer for, discussed or found useful a practice about it.
  ///
  /// Words match as in a search. Any of them counts, and more of them count more.
  public func ask(_ words: String, limit: Int = 5) throws(WorkspaceError) -> [Expert] {
    try reading { reader in
      let sought = SoughtWords(words, ignoring: StopWords.all)
      let groups = try personGroups(reader)
      let sites = try reader.journalTable()
      let asking = Asking(
        sought: sought, groups: groups, sites: sites, history: history, reader: reader)
      let findings = try asking.findings(most: max(60, limit.multipliedReportingOverflow(by: 3).0))
      var experts: [Expert] = []
      for ranked in Expertise.ranking(findings, wordCount: sought.words.count) {
        guard experts.count < limit else { break }
        // One who is referred to, and is gone or has not come, can't be asked.
        guard let person = try person(of: ranked.member, groups, reader) else { continue }
        experts.append(Expert(person: person, reasons: ranked.reasons, score: ranked.score))
      }
      return experts
    }
  }
}

/// Gathers what the index and the journals say about who knows something.
private struct Asking {
  let sought: SoughtWords
  let groups: PersonGroups
  let sites: JournalTable
  let history: HistoryReader
  let reader: IndexReader

  /// So many practices, and as many comments, are looked into.
  private static let mostRecords = 20
  /// So many of a practice's changes, the first and the last ones, tell who wrote it: to look one
  /// up is to read a stretch of a journal.
  private static let mostChanges = 3

  /// What tells how to reach somebody, and not what they know.
  private static let unasked: Set = ["same", "email", "phone", "arrived", "visible"]

  func findings(most: Int) throws -> [Expertise.Finding] {
    let members = try views(of: Kind.member, most: most).flatMap(findings(in:))
    let practices = try views(of: Kind.practice, most: Self.mostRecords).flatMap(findings(about:))
    let comments = try views(of: Kind.comment, most: Self.mostRecords).compactMap(finding(by:))
    return members + practices + comments
  }

  private func views(of kind: Kind, most: Int) throws -> [RecordView] {
    try reader.search(any: sought, kind: kind.name, limit: most).compactMap { hit in
      try reader.view(of: hit.name)
    }
  }

  /// What a member's record says.
  private func findings(in view: RecordView) -> [Expertise.Finding] {
    let member = groups.representative(of: view.record)
    return view.fields.filter { !Self.unasked.contains($0.key) }.flatMap { name, shown in
      said(shown, in: name).map { said, words in
        Expertise.Finding(member, .field(name, said), words: words)
      }
    }
  }

  private func said(_ shown: RecordView.Shown, in field: String) -> [(String, Set<Int>)] {
    switch shown {
    case .value(let value): [value.string ?? ""].map { ($0, sought.places(in: $0)) }
    case .set(let elements): elements.map { ($0, sought.places(in: $0)) }
    case .text(let text):
      [(excerpt(of: text, for: sought.words.joined(separator: " ")).text, sought.places(in: text))]
    }
  }

  /// Who has to do with a practice.
  private func findings(about view: RecordView) throws -> [Expertise.Finding] {
    let words = view.searchWords
    let prominent = sought.places(in: words.title + "\n" + words.keywords)
    let all = prominent.union(sought.places(in: words.body))
    func finding(_ member: String, _ part: Expertise.Part) -> Expertise.Finding {
      Expertise.Finding(
        groups.representative(of: member), .practice(view.record, title: view.title, as: part),
        words: all, isProminent: !prominent.isEmpty)
    }
    var findings = try authors(of: view.record).map { finding($0, .author) }
    if let owner = view.string("owner") { findings.append(finding(owner, .owner)) }
    if case .set(let users) = view.fields["useful"] {
      findings += users.map { finding($0, .user) }
    }
    return findings
  }

  private func finding(by view: RecordView) throws -> Expertise.Finding? {
    guard let member = view.string("by"), let about = view.string("about"),
      Kind.of(record: about) == .practice, let practice = try reader.item(about), practice.isLive
    else { return nil }
    return Expertise.Finding(
      groups.representative(of: member),
      .practice(about, title: practice.title, as: .commenter),
      words: sought.places(in: view.searchWords.body))
  }

  private func authors(of record: String) throws -> Set<String> {
    let trail = try reader.trail(of: record)
    let dots = trail.prefix(1) + trail.dropFirst().suffix(Self.mostChanges - 1)
    return Set(
      try dots.compactMap { dot in
        try history.author(of: Dot(site: SiteIndex(dot.journal), seq: dot.seq), journals: sites)
      })
  }
}
