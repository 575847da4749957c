// Which segments hold which entries. A share is foreign, and can list a hundred thousand names:
// all here is a sort and a pass.

extension SegmentName: Comparable {
  /// Orders as the texts do by their bytes: by first entry, last entry, digest.
  public static func < (left: SegmentName, right: SegmentName) -> Bool {
    (left.first, left.last, left.digest) < (right.first, right.last, right.digest)
  }
}

extension Collection<SegmentName> {
  /// The fewest segments that together hold the entries from `start` to `end`, in order;
  /// as far as they go without a gap.
  ///
  /// Segments can overlap: a longer tail lies beside the shorter ones until they are removed. Of
  /// those that reach equally far, the one whose name comes first is taken.
  public func covering(_ start: UInt32, through end: UInt32) -> [SegmentName] {
    var cover: [SegmentName] = []
    var next = start
    var furthest: SegmentName?
    var usable = filter { $0.last <= end }.sorted()[...]
    while next <= end {
      while let name = usable.first, name.first <= next {
        if furthest.map({ $0.last < name.last }) ?? true { furthest = name }
        usable = usable.dropFirst()
      }
      guard let best = furthest, best.last >= next else { break }
      cover.append(best)
      guard best.last < UInt32.max else { break }
      next = best.last + 1
    }
    return cover
  }

  /// The segments that lie wholly inside another one of these.
  public var superseded: [SegmentName] {
    // Whatever could hold a segment stands before it.
    let ordered = sorted { left, right in
      left.first == right.first
        ? (left.last, left.digest) > (right.last, right.digest) : left.first < right.first
    }
    var inside: Set<SegmentName> = []
    var furthest: SegmentName?
    for name in ordered {
      if let furthest, furthest.last >= name.last {
        if furthest != name { inside.insert(name) }
      } else {
        furthest = name
      }
    }
    return filter(inside.contains)
  }
}
