/// A value somebody gave a field, and when.
public struct LiveValue: Hashable, Sendable {
  /// The entry that set it.
  public let dot: Dot
  /// Its author's wall clock: milliseconds since 1970-01-01 UTC. It breaks ties, no more.
  public let at: Int64
  /// The value.
  public let value: Value
}

/// A value field: a multi-value register (Shapiro et al., "A comprehensive study of Convergent
/// and Commutative Replicated Data Types", 2011, §3.2.2).
///
/// It keeps each value whose set did not happen before another set. So a concurrent pair is
/// kept as a pair, and a person decides, instead of a clock.
public struct ValueRegister: Hashable, Sendable {
  /// The live values, in no particular order.
  public private(set) var live: [LiveValue] = []

  /// Takes in that an author who had seen `clock` set `value`. Call in causal order.
  public mutating func set(_ value: LiveValue, clock: VersionVector) {
    live.removeAll { clock.contains($0.dot) }
    live.append(value)
  }

  /// The distinct live values, the one shown first: the greatest by time, site id and number.
  ///
  /// - Parameter siteRank: the place of a site's id among all ids, by bytes.
  public func shown(siteRank: (SiteIndex) -> Int) -> [LiveValue] {
    guard live.count > 1 else { return live }
    var distinct: [LiveValue] = []
    let ordered = live.sorted {
      ($0.at, siteRank($0.dot.site), $0.dot.seq) > ($1.at, siteRank($1.dot.site), $1.dot.seq)
    }
    for value in ordered where !distinct.contains(where: { $0.value == value.value }) {
      distinct.append(value)
    }
    return distinct
  }

  init() {}

  init(live: [LiveValue]) { self.live = live }
}
