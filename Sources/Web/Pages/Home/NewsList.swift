import Community
import Merge
import Workspace

/// What is new since the last visit, by record; on the first visit, what changed last.
struct NewsList {
  /// What is new about one record.
  struct Row: Sendable {
    let href: String
    let title: String
    /// What happened to it, in a word; `nil` where all is new to the reader.
    let mark: String?
    let isNew: Bool
    /// What it is, where it changed, by whom, when, and what.
    let facts: [String]
  }

  private let rows: [Row]
  private let isEmpty: Bool
  private let more: String?
  private let unreadable: String?
  /// What is marked as seen when the person says so: what this page showed, and nothing that came
  /// after it.
  private let marks: String
  private let canMark: Bool

  /// How many records are told of.
  static let mostRecords = 20

  init(_ visit: Visit, _ replica: Replica, _ visitor: Visitor) throws {
    let isFirst = visitor.seen.isEmpty
    let news = try replica.news(
      since: visitor.seen, limit: Self.mostRecords, includesOwn: isFirst)
    rows = try news.items.map { try Row($0, visit, replica, isFirst: isFirst) }
    isEmpty = rows.isEmpty
    let rest = Counted.changes(news.more)
    more =
      news.more == 0
      ? nil
      : visit.say(
        Phrase(
          fr: "… et \(rest.french) de plus.", en: "… and \(rest.english) more."))
    let missing = news.unreadable.map(\.name).joined(separator: ", ")
    unreadable =
      news.unreadable.isEmpty
      ? nil
      : visit.say(
        Phrase(
          fr: "Les changements de \(missing) ne peuvent pas être lus en ce moment. La commande "
            + "« reseau repair » en cherche de bonnes copies.",
          en: "The changes of \(missing) can’t be read just now. The command “reseau repair” "
            + "looks for good copies."))
    marks = SeenMarks(news.marks).text
    canMark = isFirst || !news.items.isEmpty || news.more > 0
  }
}

extension NewsList.Row {
  init(_ item: News.Item, _ visit: Visit, _ replica: Replica, isFirst: Bool) throws {
    let kind = Kind.of(record: item.record)
    href =
      kind?.isEditable == true
      ? "/\(item.record)\(item.isGone ? "/history" : "")" : "/network"
    title = item.title
    isNew = item.isNew && !item.isGone
    let isTold = !isFirst || item.isGone
    mark = isTold ? visit.say(Self.mark(item)) : nil
    var facts = [kind.map { visit.say($0.singular) } ?? ""]
    facts.append(Self.firstOnes(item.changes.map(\.site.name)))
    facts.append(
      Self.firstOnes(
        try item.changes.compactMap(\.by).uniqued.compactMap { try replica.title(of: $0) }))
    if let latest = item.changes.first {
      facts.append(visit.say(visit.surroundings.time(latest.at)))
    }
    if !item.isNew, !item.isGone {
      let names = item.changes.compactMap(\.change).flatMap(\.touchedFields).uniqued
      facts.append(
        Self.firstOnes(names.map { name in kind?.field(name).map { visit.say($0.label) } ?? name }))
    }
    self.facts = facts.filter { !$0.isEmpty }
  }

  private static func mark(_ item: News.Item) -> Phrase {
    if item.isGone { return Phrase(fr: "Suppression", en: "Removal") }
    return item.isNew
      ? Phrase(fr: "Nouveau", en: "New") : Phrase(fr: "Changement", en: "Change")
  }

  /// The first three different ones.
  private static func firstOnes(_ names: [String]) -> String {
    let different = names.uniqued
    return different.prefix(3).joined(separator: ", ") + (different.count > 3 ? ", …" : "")
  }
}

/// Up to where somebody has seen each journal, as a form carries it: `site number` after `site
/// number`.
struct SeenMarks {
  let marks: [String: UInt32]

  init(_ marks: [String: UInt32]) { self.marks = marks }

  /// Reads what ``text`` wrote; what is no mark is left out.
  init(text: String) {
    let words = text.split(separator: " ").map(String.init)
    var marks: [String: UInt32] = [:]
    for place in stride(from: 0, to: words.count - 1, by: 2) {
      marks[words[place]] = UInt32(words[place + 1])
    }
    self.marks = marks
  }

  var text: String {
    marks.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: " ")
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it first stands.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
