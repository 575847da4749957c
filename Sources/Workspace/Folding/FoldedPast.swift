import Community
import Merge

/// What an entry has seen, by its clock, among all that a ``Fold`` has merged.
struct FoldedPast: Past {
  /// Looks up what entries the index holds; remembers what went wrong with that.
  let fold: Fold
  let entry: EntryName
  /// The entry's place; `nil` of one that is only looked at, and not merged.
  let dot: Dot?
  let clock: VersionVector

  func contains(_ other: EntryName) -> Bool {
    other == entry
      || fold.asked { try fold.dot(other.site, other.point) }.map(clock.contains) == true
  }

  func points(of site: SiteID) -> [Point] {
    fold.asked { try fold.points(of: site, in: clock) } ?? []
  }

  func isAtOrBefore(_ point: Point) -> Bool {
    if point == entry.point { return true }
    guard let dot, let last = fold.asked({ try fold.dot(entry.site, point) }) else { return false }
    return fold.journals.beginnings(of: last).contains { $0.site == dot.site && $0.seq >= dot.seq }
  }
}

extension Fold {
  /// What merged entry `name` has seen.
  func past(of name: EntryName, _ dot: Dot, clock: VersionVector) -> FoldedPast {
    FoldedPast(fold: self, entry: name, dot: dot, clock: clock)
  }

  /// What merged entry `name` has seen; `nil` when it is not merged.
  func past(of name: EntryName) throws -> FoldedPast? {
    try dot(name.site, name.point).map { try past(of: name, $0, clock: clock(at: $0)) }
  }

  /// What an entry has seen that is not merged, and names `saw`, as far as that is merged.
  func past(of name: EntryName, saw: [EntryName]) throws -> FoldedPast {
    var clock = VersionVector()
    for other in saw {
      if let dot = try dot(other.site, other.point) { clock.formUnion(try self.clock(at: dot)) }
    }
    return FoldedPast(fold: self, entry: name, dot: nil, clock: clock)
  }

  /// The last entries of each journal of `site` in `clock`.
  func points(of site: SiteID, in clock: VersionVector) throws -> [Point] {
    var own = VersionVector()
    for journal in journals.journals(of: site) where clock[journal] > 0 {
      own.insert(Dot(site: journal, seq: clock[journal]))
    }
    return try journals.points(of: own, without: nil).compactMap { dot in
      try hash(of: dot.site, at: dot.seq).map { Point(seq: dot.seq, hash: $0) }
    }
  }

  /// Whether what `table` holds merged has the same effects under `beliefs` as under those that
  /// it was merged by.
  func judges(like former: Beliefs, upTo table: JournalTable) throws -> Bool {
    if table.applied.isEmpty { return true }
    guard former.erased == beliefs.erased else { return false }
    return try Set(table.ids.map(\.site)).allSatisfy { site in
      let merged = table.journals(of: site).filter { table.applied[$0] > 0 }
      let judgements = (former.judgement(of: site), beliefs.judgement(of: site))
      guard !merged.isEmpty, judgements.0 != judgements.1 else { return true }
      guard let before = judgements.0, let now = judgements.1 else { return false }
      return try answering {
        let ends = merged.map { journal in
          let name = EntryName(site: site, point: table.chain(of: journal).point)
          let dot = Dot(site: journal, seq: name.point.seq)
          return (name, past(of: name, dot, clock: table.clock(of: journal)))
        }
        return before.concerning(ends) == now.concerning(ends)
      }
    }
  }
}
