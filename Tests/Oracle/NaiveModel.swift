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
  /// Of each entry the place of its journal among all, and its own in it.
  private let places: [String: (line: Int, seq: Int)]

  /// Reads every journal in the folder at `path`, a home's `journals`.
  public init(journalsAt path: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    try self.init(
      names.map { name in
        let site = name.split(separator: "-").prefix(2).joined(separator: "-")
        return try NaiveJournal(site: site, at: "\(path)/\(name)")
      })
  }

  /// Takes whole journals; those of one site share a beginning.
  public init(_ journals: [NaiveJournal]) {
    // Sites by their bytes, and the journals of one site by the hashes where they part.
    let ordered = journals.sorted { left, right in
      left.site == right.site
        ? left.chain.lexicographicallyPrecedes(right.chain)
        : left.site.utf8.lexicographicallyPrecedes(right.site.utf8)
    }
    var all: [String: NaiveEntry] = [:]
    var places: [String: (line: Int, seq: Int)] = [:]
    for (line, journal) in ordered.enumerated() {
      for entry in journal.entries where places[entry.name] == nil {
        places[entry.name] = (line, entry.seq)
        all[entry.name] = entry
      }
    }
    // An entry waits until all that it names has been applied.
    var applied: [String: NaiveEntry] = [:]
    var isMoving = true
    while isMoving {
      isMoving = false
      for (name, entry) in all where applied[name] == nil {
        let parents = (entry.previous.map { [$0] } ?? []) + entry.saw
        guard parents.allSatisfy({ applied[$0] != nil }) else { continue }
        var next = entry
        next.past = [name]
        for parent in parents { next.past.formUnion(applied[parent]?.past ?? []) }
        var named = Set([name]).union(entry.previous.flatMap { applied[$0]?.past } ?? [])
        for parent in entry.saw {
          var earlier: String? = parent
          while let one = earlier {
            named.insert(one)
            earlier = applied[one]?.previous
          }
        }
        next.isClosed = named.isSuperset(of: next.past)
        applied[name] = next
        isMoving = true
      }
    }
    self.places = places
    entries = applied.values.sorted {
      let (left, right) = (places[$0.name] ?? (0, 0), places[$1.name] ?? (0, 0))
      return left < right
    }
    waiting = all.count - applied.count
    let effective = entries.filter { $0.change != nil && $0.isClosed }
    byRecord = Dictionary(grouping: effective, by: \.record)
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
    one.name == other.name
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
      return places[one.name] ?? (0, 0) > places[other.name] ?? (0, 0)
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
      .sorted { $0.past.count < $1.past.count }
    let events = edits.map { entry in
      TextEvent(
        dot: dot(entry.name), clock: clock(of: entry),
        edits: (entry.change?["edit"]?[field]?.elements ?? []).map { step in
          TextEdit(
            position: step.elements[0].integer ?? 0, deleted: step.elements[1].integer ?? 0,
            inserted: step.elements[2].string ?? "")
        })
    }
    return PlainTextMerge(events) { Int($0.rawValue) }.result
  }

  private func dot(_ name: String) -> Dot {
    let place = places[name] ?? (0, 0)
    return Dot(site: SiteIndex(UInt32(place.line)), seq: UInt32(place.seq))
  }

  private func clock(of entry: NaiveEntry) -> VersionVector {
    var clock = VersionVector()
    for name in entry.past { clock.insert(dot(name)) }
    return clock
  }
}
