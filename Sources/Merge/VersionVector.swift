/// For each site, the highest entry seen: the version vector of Parker et al., "Detection of
/// Mutual Inconsistency in Distributed Systems" (1983), over dots.
///
/// Entries of one site are seen in order and without gaps, so one number a site says all.
/// Stored densely by ``SiteIndex``: a comparison of two clocks over a thousand sites is one
/// pass over two arrays, and copies share storage. The dot that was inserted last stands beside
/// the array: the clocks of a site's entries differ in nothing else until it hears of others, so
/// a day of them shares one array.
public struct VersionVector: Sendable {
  private var seqs: [UInt32] = []
  /// What has been seen of one site; at least what ``seqs`` says of it.
  private var newest = Self.none

  /// No site has so high an index.
  private static let none = Dot(site: SiteIndex(.max), seq: 0)

  /// Makes the clock that has seen nothing.
  public init() {}

  /// The highest number seen of `site`; 0 when none.
  public subscript(site: SiteIndex) -> UInt32 {
    get {
      if site == newest.site { return newest.seq }
      let place = Int(site.rawValue)
      return place < seqs.count ? seqs[place] : 0
    }
    set {
      settle()
      store(Dot(site: site, seq: newValue))
    }
  }

  /// Whether the entry named `dot` has been seen.
  public func contains(_ dot: Dot) -> Bool { dot.seq <= self[dot.site] }

  /// Whether everything that `other` has seen has been seen here too.
  public func covers(_ other: VersionVector) -> Bool {
    guard contains(other.newest) else { return false }
    let shared = min(seqs.count, other.seqs.count)
    let lacks = seqs.withUnsafeBufferPointer { ours in
      other.seqs.withUnsafeBufferPointer { theirs in
        // Nearly always none is, and without a branch many are compared at once.
        var lacks: UInt32 = 0
        for place in 0..<shared { lacks |= ours[place] < theirs[place] ? 1 : 0 }
        return lacks > 0
      }
    }
    guard lacks || other.seqs.count > shared else { return true }
    return other.seqs.indices.allSatisfy {
      contains(Dot(site: SiteIndex(UInt32($0)), seq: other.seqs[$0]))
    }
  }

  /// Records that `dot`, and all before it in its journal, has been seen.
  public mutating func insert(_ dot: Dot) {
    guard dot.seq > self[dot.site] else { return }
    if dot.site != newest.site { settle() }
    newest = dot
  }

  /// Joins what `other` has seen to what has been seen here.
  public mutating func formUnion(_ other: VersionVector) {
    for dot in other.dots { insert(dot) }
  }

  /// The last seen entry of each site of which anything was seen, in the table's order.
  public var dots: [Dot] {
    var settled = self
    settled.settle()
    return settled.seqs.enumerated().compactMap { place, seq in
      seq == 0 ? nil : Dot(site: SiteIndex(UInt32(place)), seq: seq)
    }
  }

  /// Whether nothing has been seen.
  public var isEmpty: Bool { newest.seq == 0 && seqs.isEmpty }

  /// Puts the newest dot into the array.
  private mutating func settle() {
    if newest.seq > 0 { store(newest) }
    newest = Self.none
  }

  private mutating func store(_ dot: Dot) {
    let place = Int(dot.site.rawValue)
    if place >= seqs.count {
      if dot.seq == 0 { return }
      seqs.append(contentsOf: repeatElement(0, count: place + 1 - seqs.count))
    }
    seqs[place] = dot.seq
    while seqs.last == 0 { seqs.removeLast() }
  }
}

extension VersionVector: Hashable {
  /// Whether both have seen the same.
  public static func == (left: VersionVector, right: VersionVector) -> Bool {
    left.covers(right) && right.covers(left)
  }

  /// Hashes what has been seen.
  public func hash(into hasher: inout Hasher) { hasher.combine(dots) }
}
