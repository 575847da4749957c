// Which segments hold which entries. A share is foreign, and can list a hundred thousand names:
// all here is a sort and a pass.

import Merge

extension SegmentName: Comparable {
  /// Orders as the texts do by their bytes: by first entry, last entry, digest.
  public static func < (left: SegmentName, right: SegmentName) -> Bool {
    (left.first, left.last, left.start.hash, left.end.hash, left.digest)
      < (right.first, right.last, right.start.hash, right.end.hash, right.digest)
  }
}

extension Collection<SegmentName> {
  /// The fewest segments of one journal that together hold the entries from `start` to `end`, in
  /// order; as far as they go without a gap.
  ///
  /// For a folder whose segments are all of one history, as a home's are. Segments can overlap: a
  /// longer tail lies beside the shorter ones until they are removed. Of those that reach equally
  /// far, the one whose name comes first is taken.
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

/// The ways that the names of a folder promise: each segment leads from one point to another.
///
/// A share is foreign, and can list a hundred thousand names that lead anywhere. All is worked out
/// by a sort and a pass, and what proves to be nothing is left out of the next way.
public struct SegmentWays: Sendable {
  private struct Step: Hashable {
    let start: Point
    let end: Point
  }

  /// The names of each step, the least last; none of a step whose names were all left out.
  private var names: [Step: [SegmentName]] = [:]
  /// The steps by where they start, the longest first.
  private var steps: [Step] = []
  private var ends: Set<Point> = []

  /// Takes the names that a folder lists.
  public init(_ names: some Sequence<SegmentName>) {
    for name in names {
      self.names[Step(start: name.start, end: name.end), default: []].append(name)
    }
    steps = self.names.keys.sorted { left, right in
      left.start == right.start ? left.end > right.end : left.start < right.start
    }
    for step in steps {
      self.names[step]?.sort(by: >)
      ends.insert(step.end)
    }
  }

  /// Whether a name was listed that leads to `point`, from wherever.
  public func lead(to point: Point) -> Bool { ends.contains(point) }

  /// The segments that lead to `end` from a point that is held, each beginning at the very point at
  /// which the one before ends; `nil` where none do.
  ///
  /// Of several ways the one that begins last, since least of it is held already; of these one of
  /// the fewest segments.
  public func way(
    to end: Point, from isHeld: (Point) throws -> Bool
  ) rethrows -> [SegmentName]? {
    // Of a hundred thousand ends that are asked about nearly none is the end of anything.
    guard lead(to: end) else { return nil }
    var onward: [Point: (count: Int, by: Step)] = [:]
    // What leads on from a step begins where it ends, and so stands behind it.
    for step in steps.reversed() where step.end.seq <= end.seq && names[step] != nil {
      guard let count = step.end == end ? 0 : onward[step.end]?.count else { continue }
      if let known = onward[step.start], known.count <= count + 1 { continue }
      onward[step.start] = (count + 1, step)
    }
    guard var point = try onward.keys.sorted(by: >).first(where: isHeld) else { return nil }
    var way: [SegmentName] = []
    while point != end {
      guard let step = onward[point]?.by, let name = names[step]?.last else { return nil }
      way.append(name)
      point = step.end
    }
    return way
  }

  /// Whether `name` leads in one step to where these lead in `count`, or more.
  public func replaces(_ name: SegmentName, atLeast count: Int = 2) -> Bool {
    way(to: name.end) { $0 == name.start }.map { $0.count >= count } ?? false
  }

  /// The furthest entry to which segments lead from `start` without a gap.
  public func end(from start: Point) -> Point {
    var reached: Set = [start]
    var furthest = start
    for step in steps where reached.contains(step.start) && names[step] != nil {
      reached.insert(step.end)
      if step.end > furthest { furthest = step.end }
    }
    return furthest
  }

  /// The names that begin at `start` and from which others lead to one of `ends`, in order.
  public func names(from start: Point, leadingTo ends: Set<Point>) -> [SegmentName] {
    var leading = ends
    var names: [SegmentName] = []
    // What leads on from a step begins where it ends, and so stands behind it.
    for step in steps.reversed() where leading.contains(step.end) {
      leading.insert(step.start)
      if step.start == start { names += self.names[step] ?? [] }
    }
    return names.sorted()
  }

  /// The names that go to entry `end` at most, one a step.
  public func names(through end: UInt32) -> [SegmentName] {
    steps.compactMap { $0.end.seq <= end ? names[$0]?.last : nil }
  }

  /// A name that leads from `start` to `end`, the least of several.
  public func name(from start: Point, to end: Point) -> SegmentName? {
    names[Step(start: start, end: end)]?.last
  }

  /// Leaves out a name that proved to be nothing.
  public mutating func remove(_ name: SegmentName) {
    let step = Step(start: name.start, end: name.end)
    // Nearly always the one that was tried just now.
    if names[step]?.last == name {
      names[step]?.removeLast()
    } else {
      names[step]?.removeAll { $0 == name }
    }
    if names[step]?.isEmpty == true { names[step] = nil }
  }
}
