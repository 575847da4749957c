import Foundation
import Merge

/// The state of all records, computed straight from the sentences of DESIGN section 5 over the
/// whole set of entries.
///
/// Slow, without any state that grows, and meant to be obviously right: a home's dump is compared
/// with it on random histories. It shares no code with what it judges, neither the reading of
/// journals nor the merge; texts are merged by ``PlainTextMerge``.
public struct NaiveModel: Sendable {
  /// The entries whose clocks name nothing that is missing.
  public let entries: [NaiveEntry]
  /// How many entries wait for others.
  public let waiting: Int
  private let byRecord: [String: [NaiveEntry]]
  private let sites: [String]

  /// Reads every journal in the folder at `path`, a home's `journals`.
  public init(journalsAt path: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    try self.init(names.map { try NaiveJournal(site: $0, at: "\(path)/\($0)") })
  }

  /// Takes whole journals.
  public init(_ journals: [NaiveJournal]) {
    // An entry waits until all that its clock names has been applied.
    var applied: [String: Int] = [:]
    var isMoving = true
    while isMoving {
      isMoving = false
      for journal in journals {
        while applied[journal.site, default: 0] < journal.entries.count,
          case let next = journal.entries[applied[journal.site, default: 0]],
          next.saw.allSatisfy({ applied[$0.key, default: 0] >= $0.value })
        {
          applied[journal.site] = next.seq
          isMoving = true
        }
      }
    }
    entries = journals.flatMap { $0.entries.prefix(applied[$0.site, default: 0]) }
    waiting = journals.reduce(0) { $0 + $1.entries.count } - entries.count
    sites = journals.map(\.site).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    byRecord = Dictionary(grouping: entries.filter { $0.change != nil }) { entry in
      entry.change?["on"]?.string ?? ""
    }
  }

  /// The names of the records that are not gone, by code point.
  public var records: [String] {
    byRecord.keys.filter { !isGone($0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The line of each record in a dump.
  public var dump: [String] { records.map(line) }

  /// The line of `record` in a dump.
  public func line(_ record: String) -> String {
    var conflicts: [String: JSONText] = [:]
    var fields: [String: JSONText] = [:]
    var reread: [String] = []
    for field in fieldNames("set", of: record) {
      let values = values(of: field, of: record)
      if values.count > 1 { conflicts[field] = .array(values) }
      if let shown = values.first, shown.text != "null" { fields[field] = shown }
    }
    for field in fieldNames("add", of: record) {
      let elements = elements(of: field, of: record)
      if !elements.isEmpty { fields[field] = .array(elements.map { .string($0) }) }
    }
    for field in fieldNames("edit", of: record) {
      let text = text(of: field, of: record)
      if !text.text.isEmpty { fields[field] = .string(text.text) }
      if text.isToReread { reread.append(field) }
    }
    var members: [(key: String, value: JSONText)] = [("record", .string(record))]
    if !conflicts.isEmpty { members.append(("conflicts", object(conflicts))) }
    if !fields.isEmpty { members.append(("fields", object(fields))) }
    if !reread.isEmpty {
      let names = reread.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      members.append(("reread", .array(names.map { .string($0) })))
    }
    return JSONText.object(members).text
  }

  private func object(_ fields: [String: JSONText]) -> JSONText {
    .object(fields.map { ($0.key, $0.value) })
  }

  // MARK: Whether a record is there

  /// Whether every change to the record happened before a delete of it.
  public func isGone(_ record: String) -> Bool {
    let deletes = deletes(of: record)
    return changes(of: record).allSatisfy { change in
      deletes.contains { change.happenedBefore($0) }
    }
  }

  /// Whether the record is there although somebody deleted it, and nobody who changed it since,
  /// or deleted it again, had seen that.
  public func isEditedWhileDeleted(_ record: String) -> Bool {
    let all = byRecord[record] ?? []
    let unseen = deletes(of: record).filter { delete in
      !all.contains { !isSame($0, delete) && delete.happenedBefore($0) }
    }
    return !isGone(record) && !unseen.isEmpty
  }

  private func deletes(of record: String) -> [NaiveEntry] {
    (byRecord[record] ?? []).filter { $0.change?["delete"] != nil }
  }

  private func changes(of record: String) -> [NaiveEntry] {
    (byRecord[record] ?? []).filter { $0.change?["delete"] == nil }
  }

  private func isSame(_ one: NaiveEntry, _ other: NaiveEntry) -> Bool {
    one.site == other.site && one.seq == other.seq
  }

  // MARK: Fields

  private func fieldNames(_ part: String, of record: String) -> Set<String> {
    Set((byRecord[record] ?? []).flatMap { $0.change?[part]?.members.map(\.key) ?? [] })
  }

  /// The distinct live values of a value field, the one shown first.
  private func values(of field: String, of record: String) -> [JSONText] {
    let sets = (byRecord[record] ?? []).filter { $0.change?["set"]?[field] != nil }
    let live = sets.filter { one in
      !sets.contains { other in !isSame(one, other) && one.happenedBefore(other) }
    }
    let ordered = live.sorted { one, other in
      if one.at != other.at { return one.at > other.at }
      if one.site != other.site { return other.site.utf8.lexicographicallyPrecedes(one.site.utf8) }
      return one.seq > other.seq
    }
    var distinct: [JSONText] = []
    for value in ordered.compactMap({ $0.change?["set"]?[field] })
    where !distinct.contains(where: { $0.text.utf8.elementsEqual(value.text.utf8) }) {
      distinct.append(value)
    }
    return distinct
  }

  /// The elements that some add put in which did not happen before any remove.
  private func elements(of field: String, of record: String) -> [String] {
    func mentions(_ part: String) -> [(element: [UInt8], entry: NaiveEntry)] {
      (byRecord[record] ?? []).flatMap { entry in
        (entry.change?[part]?[field]?.elements ?? []).compactMap { element in
          element.string.map { (Array($0.utf8), entry) }
        }
      }
    }
    let removes = mentions("remove")
    let kept = mentions("add").filter { add in
      !removes.contains { $0.element == add.element && add.entry.happenedBefore($0.entry) }
    }
    return Set(kept.map(\.element)).sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// A text field: merged, with what each side wrote when it is to be reread.
  public func text(of field: String, of record: String) -> MergedText {
    let edits = (byRecord[record] ?? []).filter { $0.change?["edit"]?[field] != nil }
      // Who had seen more comes later.
      .sorted { $0.clock.values.reduce(0, +) < $1.clock.values.reduce(0, +) }
    let events = edits.map { entry in
      TextEvent(
        dot: dot(entry.site, entry.seq), clock: clock(of: entry),
        edits: (entry.change?["edit"]?[field]?.elements ?? []).map { step in
          TextEdit(
            position: step.elements[0].integer ?? 0, deleted: step.elements[1].integer ?? 0,
            inserted: step.elements[2].string ?? "")
        })
    }
    return PlainTextMerge(events) { Int($0.rawValue) }.result
  }

  private func dot(_ site: String, _ seq: Int) -> Dot {
    let rank = sites.firstIndex(of: site) ?? 0
    return Dot(site: SiteIndex(UInt32(rank)), seq: UInt32(seq))
  }

  private func clock(of entry: NaiveEntry) -> VersionVector {
    var clock = VersionVector()
    for (site, seq) in entry.clock { clock.insert(dot(site, seq)) }
    return clock
  }
}
