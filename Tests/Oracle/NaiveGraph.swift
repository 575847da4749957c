/// A set of entries that are known by their places in ``NaiveGraph/entries``.
struct NaiveSet: Equatable {
  private var words: [UInt64] = []

  /// Whether the entry at `place` is in.
  func contains(_ place: Int) -> Bool {
    place >> 6 < words.count && words[place >> 6] >> UInt64(place & 63) & 1 == 1
  }

  /// Takes the entry at `place` in.
  mutating func insert(_ place: Int) {
    while words.count <= place >> 6 { words.append(0) }
    words[place >> 6] |= 1 << UInt64(place & 63)
  }

  /// Takes all of `other` in.
  mutating func formUnion(_ other: NaiveSet) {
    while words.count < other.words.count { words.append(0) }
    for place in other.words.indices { words[place] |= other.words[place] }
  }
}

/// The set of entries as a graph by hash.
public struct NaiveGraph {
  /// The entries of which every parent is there, each after its parents.
  public let entries: [NaiveEntry]
  /// Those that lack something that they name, or something before it.
  public let incomplete: [NaiveEntry]
  /// The place of each entry.
  let places: [String: Int]
  /// H(e): the entry, and the past of its parents.
  let past: [NaiveSet]
  /// Whether the clock, as it is written, holds the whole of the past.
  let isClosed: [Bool]

  /// Makes the graph of a set of entries.
  init(_ set: [NaiveEntry]) {
    var entries: [NaiveEntry] = []
    var places: [String: Int] = [:]
    var missing: [String: Int] = [:]
    var children: [String: [NaiveEntry]] = [:]
    var next: [NaiveEntry] = []
    for entry in set.sorted(by: { $0.name.precedes($1.name) }) {
      let parents = Set(entry.parents)
      missing[entry.name] = parents.count
      for parent in parents { children[parent, default: []].append(entry) }
      if parents.isEmpty { next.append(entry) }
    }
    while let entry = next.popLast() {
      places[entry.name] = entries.count
      entries.append(entry)
      for child in children[entry.name] ?? [] {
        missing[child.name, default: 0] -= 1
        if missing[child.name] == 0 { next.append(child) }
      }
    }
    var past: [NaiveSet] = []
    var journal: [NaiveSet] = []
    var clock: [NaiveSet] = []
    for (place, entry) in entries.enumerated() {
      // What lies before it in its journal; what the entry before has seen, and what it names, with
      // what lies before each in the same journal; and all that those had in their past.
      var (own, named, all) = (NaiveSet(), NaiveSet(), NaiveSet())
      if let previous = entry.previous.flatMap({ places[$0] }) {
        own = journal[previous]
        named = past[previous]
      }
      own.insert(place)
      named.formUnion(own)
      for seen in entry.seen.compactMap({ places[$0] }) { named.formUnion(journal[seen]) }
      for parent in entry.parents.compactMap({ places[$0] }) { all.formUnion(past[parent]) }
      all.insert(place)
      journal.append(own)
      clock.append(named)
      past.append(all)
    }
    self.entries = entries
    self.places = places
    self.past = past
    incomplete = set.filter { places[$0.name] == nil }
    isClosed = zip(clock, past).map { $0 == $1 }
  }

  /// Whether the entry at `one` happened before the one at `other`.
  func happened(_ one: Int, before other: Int) -> Bool {
    one != other && past[other].contains(one)
  }

  /// Whether the journal of `one` comes before that of `other`: by the sites' ids, then, of two
  /// journals of one site, by the hash at the number where they part. `nil` when it is one journal.
  func journal(of one: Int, precedes other: Int) -> Bool? {
    var (one, other) = (entries[one], entries[other])
    guard one.site == other.site else { return one.site.precedes(other.site) }
    while one.seq > other.seq, let previous = previous(one) { one = previous }
    while other.seq > one.seq, let previous = previous(other) { other = previous }
    guard one.hash != other.hash else { return nil }
    while one.before != other.before, let left = previous(one), let right = previous(other) {
      (one, other) = (left, right)
    }
    return one.hash.precedes(other.hash)
  }

  private func previous(_ entry: NaiveEntry) -> NaiveEntry? {
    entry.previous.flatMap { places[$0] }.map { entries[$0] }
  }
}

extension NaiveEntry {
  /// The names of the entry before it, and of those that it says it has seen.
  var parents: [String] { (previous.map { [$0] } ?? []) + seen }
}
