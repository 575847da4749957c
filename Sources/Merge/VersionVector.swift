/// For each site, the highest entry seen: the version vector of Parker et al., "Detection of
/// Mutual Inconsistency in Distributed Systems" (1983), over dots.
///
/// Entries of one site are seen in order and without gaps, so one number a site says all.
/// Stored densely by ``SiteIndex``: a comparison of two clocks over a thousand sites is one
/// pass over two arrays, and copies share storage until one of them grows.
public struct VersionVector: Hashable, Sendable {
  private var seqs: [UInt32]

  /// Makes the clock that has seen nothing.
  public init() { seqs = [] }

  /// The highest number seen of `site`; 0 when none.
  public subscript(site: SiteIndex) -> UInt32 {
    get {
      let place = Int(site.rawValue)
      return place < seqs.count ? seqs[place] : 0
    }
    set {
      let place = Int(site.rawValue)
      if place >= seqs.count {
        if newValue == 0 { return }
        seqs.append(contentsOf: repeatElement(0, count: place + 1 - seqs.count))
      }
      seqs[place] = newValue
      while seqs.last == 0 { seqs.removeLast() }
    }
  }

  /// Whether the entry named `dot` has been seen.
  public func contains(_ dot: Dot) -> Bool { dot.seq <= self[dot.site] }

  /// Whether everything that `other` has seen has been seen here too.
  public func covers(_ other: VersionVector) -> Bool {
    guard other.seqs.count <= seqs.count else { return false }
    for (place, seq) in other.seqs.enumerated() where seqs[place] < seq { return false }
    return true
  }

  /// Records that `dot`, and all before it in its journal, has been seen.
  public mutating func insert(_ dot: Dot) {
    if dot.seq > self[dot.site] { self[dot.site] = dot.seq }
  }

  /// Joins what `other` has seen to what has been seen here.
  public mutating func formUnion(_ other: VersionVector) {
    for (place, seq) in other.seqs.enumerated() where seq > 0 {
      insert(Dot(site: SiteIndex(UInt32(place)), seq: seq))
    }
  }

  /// The last seen entry of each site of which anything was seen, in the table's order.
  public var dots: [Dot] {
    seqs.enumerated().compactMap { place, seq in
      seq == 0 ? nil : Dot(site: SiteIndex(UInt32(place)), seq: seq)
    }
  }

  /// Whether nothing has been seen.
  public var isEmpty: Bool { seqs.isEmpty }
}
