import Fakes
import Merge

extension Seeded {
  /// A string of few scalars, of which some are awkward.
  mutating func string() -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "é", "e", "\u{301}", "\"", "\\", "\n", "\u{0}", "\u{1f}", "\u{2028}", "😀", "œ", "/",
    ]
    return String(String.UnicodeScalarView((0..<below(6)).map { _ in pick(scalars) }))
  }

  /// A JSON value.
  mutating func value(_ depth: Int = 0) -> Value {
    switch below(depth < 3 ? 7 : 5) {
    case 0: .null
    case 1: Value(flip())
    case 2: Value(below(1000) - 500)
    case 3, 4: Value(string())
    case 5: Value(array: (0..<below(3)).map { _ in value(depth + 1) })
    default: Value(object: (0..<below(3)).map { ("k\($0)" + string(), value(depth + 1)) })
    }
  }

  /// A change of one record that has fields of each type, and now and then is deleted.
  mutating func change() -> Change {
    var change = Change(on: "practice/a")
    if below(8) == 0 {
      change.delete = true
      return change
    }
    if flip() { change.set.append(FieldChange("title", Value(below(4)))) }
    if flip() { change.add.append(FieldChange("tags", [pick(["é", "e\u{301}", "z"])])) }
    if flip() { change.remove.append(FieldChange("tags", [pick(["é", "e\u{301}", "z"])])) }
    if below(4) == 0 { change.set.append(FieldChange("theme", value())) }
    return change
  }

  /// Entries of a few sites that see each other now and then, each after those it has seen.
  mutating func history(_ count: Int) -> [PastEntry] {
    let sites = 1 + below(4)
    var clocks = Array(repeating: VersionVector(), count: sites)
    var entries: [PastEntry] = []
    for _ in 0..<count {
      let site = below(sites)
      if flip() { clocks[site].formUnion(clocks[below(sites)]) }
      let place = SiteIndex(UInt32(site))
      let dot = Dot(site: place, seq: clocks[site][place] + 1)
      clocks[site].insert(dot)
      // Few times, so that ties are common.
      entries.append(
        PastEntry(dot: dot, at: Int64(below(3)), clock: clocks[site], change: change()))
    }
    return entries
  }

  /// The entries in another order in which each comes after those it has seen.
  mutating func reordered(_ entries: [PastEntry]) -> [PastEntry] {
    var rest = entries.shuffled(using: &self)
    var ordered: [PastEntry] = []
    while let next = rest.firstIndex(where: { entry in
      !rest.contains { $0.dot != entry.dot && entry.hasSeen($0) }
    }) { ordered.append(rest.remove(at: next)) }
    return ordered
  }
}

/// An entry, as far as a merge asks.
struct PastEntry {
  let dot: Dot
  let at: Int64
  let clock: VersionVector
  let change: Change

  func hasSeen(_ other: PastEntry) -> Bool { dot != other.dot && clock.contains(other.dot) }
}

/// What entries of one record add up to, straight from the sentences of Merge.docc/Merging.md.
struct PlainRecord {
  let entries: [PastEntry]

  private var changes: [PastEntry] { entries.filter { !$0.change.delete } }
  private var deletes: [PastEntry] { entries.filter { $0.change.delete } }

  var isGone: Bool {
    changes.allSatisfy { change in deletes.contains { $0.hasSeen(change) } }
  }

  var isEditedWhileDeleted: Bool {
    !isGone && deletes.contains { delete in !entries.contains { $0.hasSeen(delete) } }
  }

  /// The distinct live values of a field, the one shown first.
  func values(_ field: String) -> [Value] {
    func set(_ entry: PastEntry) -> Value? {
      entry.change.set.first { $0.field == field }?.content
    }
    let sets = entries.filter { set($0) != nil }
    let live = sets.filter { one in !sets.contains { $0.hasSeen(one) } }
      .sorted { ($0.at, $0.dot) > ($1.at, $1.dot) }
    var distinct: [Value] = []
    for value in live.compactMap(set) where !distinct.contains(value) { distinct.append(value) }
    return distinct
  }

  /// The elements that are in, as bytes.
  func elements(_ field: String) -> [[UInt8]] {
    func names(_ parts: [FieldChange<[String]>]) -> Set<[UInt8]> {
      Set(parts.filter { $0.field == field }.flatMap { $0.content.map { Array($0.utf8) } })
    }
    let all = Set(entries.flatMap { names($0.change.add) })
    return all.filter { element in
      entries.contains { add in
        names(add.change.add).contains(element)
          && !entries.contains {
            names($0.change.remove).contains(element) && $0.clock.contains(add.dot)
          }
      }
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
