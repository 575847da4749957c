/// A set field: an add-wins set, or observed-remove set without tombstones (Bieniusa et al.,
/// "An Optimized Conflict-free Replicated Set", 2012).
///
/// An element is in when some add of it did not happen before any remove of it. Only the adds
/// that no later add has seen are kept: a remove that has seen the later one has seen both.
public struct AddWinsSet: Hashable, Sendable {
  /// An element that is in, with the adds that hold it in.
  struct Member: Hashable, Sendable {
    let element: String
    var adds: [Dot]
  }

  /// Sorted by the elements' code points.
  private(set) var members: [Member] = []

  /// The elements that are in, sorted by code point.
  public var elements: [String] { members.map(\.element) }

  /// Takes in that `dot`, whose author had seen `clock`, added `element`. Call in causal order.
  public mutating func add(_ element: String, dot: Dot, clock: VersionVector) {
    let place = place(of: element)
    if isMember(element, at: place) {
      members[place].adds.removeAll { clock.contains($0) }
      members[place].adds.append(dot)
    } else {
      members.insert(Member(element: element, adds: [dot]), at: place)
    }
  }

  /// Takes in that somebody who had seen `clock` removed `element`. Call in causal order.
  public mutating func remove(_ element: String, clock: VersionVector) {
    let place = place(of: element)
    guard isMember(element, at: place) else { return }
    members[place].adds.removeAll { clock.contains($0) }
    if members[place].adds.isEmpty { members.remove(at: place) }
  }

  private func isMember(_ element: String, at place: Int) -> Bool {
    place < members.count && members[place].element.utf8.elementsEqual(element.utf8)
  }

  /// The first place whose element does not come before `element`.
  private func place(of element: String) -> Int {
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if members[middle].element.precedesByCodePoint(element) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  init() {}

  init(members: [Member]) { self.members = members }
}
