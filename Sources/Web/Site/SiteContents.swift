import Catalog
import Community
import Merge
import Workspace

/// All that the static site shows, without the texts of its pages.
struct SiteContents {
  let network: String
  let networkID: String
  let language: Language
  let day: (Timestamp) -> CalendarDate?
  let today: CalendarDate?
  let people: SitePeople
  let practices: [SiteRecord]
  let projects: [SiteRecord]
  let meetings: [SiteRecord]
  /// The attachments of all these.
  let files: SiteFiles
  /// The tasks, in their order, by the project or meeting that they belong to.
  let tasks: [String: [SiteTask]]
  /// When each record last changed, to be known the next time.
  let changes: [String: LastChange]
  /// The pages that there are, by record.
  let paths: [String: String]

  /// Reads what `replica` may show.
  ///
  /// - Parameters:
  ///   - known: when records last changed, as it was found the last time.
  ///   - isWritten: whether the file of an attachment lies in the folder already.
  init(
    _ replica: Replica, in language: Language, now: Timestamp,
    day: @escaping (Timestamp) -> CalendarDate?, known: [String: LastChange],
    isWritten: (SiteFiles.File) throws -> Bool
  ) throws {
    self.language = language
    self.day = day
    today = day(now)
    networkID = replica.settings.network
    network = try replica.list(kind: "network").first?.title ?? replica.settings.networkName
    people = SitePeople(try replica.list(kind: "member"), language: language)
    // Drafts and proposals are for the network alone; what is archived is no advice any more.
    let validated = ListFilter.value("status", equals: "validated")
    var practices = try replica.list(kind: "practice", where: [validated])
      .compactMap { SiteRecord($0) }.filter { $0.string("status") == "validated" }
    var projects = try replica.list(kind: "project").compactMap { SiteRecord($0) }
    // Nobody is to come to a meeting that was cancelled.
    var meetings = try replica.list(kind: "meeting").compactMap { SiteRecord($0) }
      .filter { $0.string("status") != "cancelled" }
    let records = (practices + projects + meetings).map(\.record)
    let changes = try replica.lastChanges(of: records, known: known)
    try Self.read(replica, changes, into: &practices)
    try Self.read(replica, changes, into: &projects)
    try Self.read(replica, changes, into: &meetings)
    (self.practices, self.projects, self.changes) = (practices, projects, changes)
    self.meetings = meetings.sorted { left, right in
      (left.string("date") ?? "", left.record) > (right.string("date") ?? "", right.record)
    }
    files = try SiteFiles(
      replica, practices + projects + meetings, in: language, isWritten: isWritten)
    tasks = try SiteTask.byOwner(replica.list(kind: "task"))
    paths = Dictionary(
      (practices + projects + meetings).map { ($0.record, $0.path) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func read(
    _ replica: Replica, _ changes: [String: LastChange], into records: inout [SiteRecord]
  ) throws {
    let places = Dictionary(
      records.indices.map { (records[$0].record, $0) }, uniquingKeysWith: { first, _ in first })
    try replica.forEachText(of: records.map(\.record)) { record, text in
      guard let place = places[record] else { return }
      records[place].textPrint = Fingerprint.of(text)
      records[place].mentions = Mentions.in(text)
      // Nobody finds by words that a person has still to read again.
      records[place].text = records[place].needsDecision ? "" : text
    }
    for place in records.indices {
      if let change = changes[records[place].record] { records[place].updated = change.at }
    }
  }

  /// The phrase in the site's language.
  func say(_ phrase: Phrase) -> String { phrase.text(in: language) }

  /// The day `text`, as people read it.
  func dayText(_ text: String) -> String {
    CalendarDate(text).map { say(DayText($0).phrase) } ?? text
  }

  /// The path, from the root, that a link in a text leads to; `nil` when it leads nowhere here.
  func path(of address: String) -> String? {
    if address.isWholeAddress { return address }
    let parts = address.split(separator: "/").filter { $0 != "." && $0 != ".." }
    let record = parts.joined(separator: "/")
    guard RecordName(record) != nil else { return nil }
    return paths[record] ?? people.place(of: record)
  }
}

/// A task as the page of its project or meeting shows it.
struct SiteTask {
  let title: String
  let who: String?
  let due: String?
  let isDone: Bool

  fileprivate init(_ item: ListItem, _ fields: Summary) {
    title = item.title
    who = fields["who"]?.string
    due = fields["due"]?.string
    isDone = fields["done"]?.bool == true
  }

  /// The tasks by project or meeting, in their order, then by title.
  static func byOwner(_ items: [ListItem]) -> [String: [SiteTask]] {
    var tasks: [String: [(order: Double, task: SiteTask)]] = [:]
    for item in items {
      let fields = Summary(item.summary)
      let order = fields["order"].flatMap { Double($0.json) } ?? .infinity
      for owner in ["project", "meeting"].compactMap({ fields[$0]?.string }) {
        tasks[owner, default: []].append((order, SiteTask(item, fields)))
      }
    }
    return tasks.mapValues { tasks in
      tasks.enumerated().sorted {
        ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
      }.map(\.element.task)
    }
  }
}
