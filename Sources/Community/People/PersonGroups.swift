import Merge

/// Which records of members tell about the same person.
///
/// Two sites that enter the same colleague make two records. A person who sees it says so: the
/// one record gets the name of the other in its field `same`. Nothing is copied and nothing is
/// deleted, so the saying merges like any other value, and can be taken back. Records that are
/// linked, directly or through others, in whatever direction, form a group; the groups follow
/// from the links alone, whatever the order in which they came.
public struct PersonGroups: Hashable, Sendable {
  /// A record's word that it tells about the same person as another.
  public struct Link: Hashable, Sendable {
    /// The record that says so.
    public let record: String
    /// The record that it names, which may never have come.
    public let target: String
    /// Whether the record that says so is there; a record that is gone says nothing.
    public let isLive: Bool
    /// Whether the record that it names is there.
    public let isTargetLive: Bool

    /// Says that `record` names `target`.
    public init(_ record: String, to target: String, isLive: Bool = true, isTargetLive: Bool = true)
    {
      self.record = record
      self.target = target
      self.isLive = isLive
      self.isTargetLive = isTargetLive
    }
  }

  /// Of each record that is there and names another, the one it names.
  let targets: [String: String]
  /// Of each record that is linked, those of its group that are there, the representative first.
  private var groups: [String: [String]] = [:]
  /// Of each record that is linked, or was before it went, all that are linked with it.
  private var everyone: [String: [String]] = [:]

  /// The records that are there and are shown as part of another.
  public private(set) var hidden: Set<String> = []

  /// Makes the groups that follow from `links`.
  public init(_ links: [Link]) {
    let said = links.filter { $0.isLive && $0.record != $0.target }
    targets = Dictionary(said.map { ($0.record, $0.target) }) { first, _ in first }
    let live = Set(said.map(\.record) + said.filter(\.isTargetLive).map(\.target))
    for connected in Self.components(said) {
      let present = connected.filter(live.contains)
      guard let first = representative(of: present) else { continue }
      let group = [first] + present.filter { $0 != first }
      for name in connected { groups[name] = group }
      hidden.formUnion(group.dropFirst())
    }
    for connected in Self.components(links) { for name in connected { everyone[name] = connected } }
  }

  /// Whether no record is part of another.
  public var isEmpty: Bool { hidden.isEmpty }

  /// The records that are there of the person whom `record` tells about: the representative, then
  /// the others by name. Of a record that nobody linked, itself.
  public func group(of record: String) -> [String] { groups[record] ?? [record] }

  /// The record that stands for the person whom `record` tells about.
  ///
  /// It is the one that the links lead to; where they lead in a circle, since two sites linked two
  /// records both ways, the smallest name of the circle; where they lead to a record that is
  /// gone, the smallest name of those that are there.
  public func representative(of record: String) -> String { groups[record]?.first ?? record }

  /// Every record of the person whom `record` tells about, also those that are gone, or have not
  /// come: all that an erasure must name.
  public func everyRecord(of record: String) -> [String] { everyone[record] ?? [record] }

  /// The representative of the records `present`, sorted by name.
  private func representative(of present: [String]) -> String? {
    guard var place = present.first else { return nil }
    var path: [String] = [place]
    while let next = targets[place] {
      if let start = path.firstIndex(of: next) { return path[start...].min(by: Self.precedes) }
      path.append(next)
      place = next
    }
    return present.contains(place) ? place : present.first
  }

  /// The names that `links` connect, each group sorted by name.
  private static func components(_ links: [Link]) -> [[String]] {
    var neighbours: [String: [String]] = [:]
    for link in links {
      neighbours[link.record, default: []].append(link.target)
      neighbours[link.target, default: []].append(link.record)
    }
    var seen: Set<String> = []
    var components: [[String]] = []
    for start in neighbours.keys where seen.insert(start).inserted {
      var component = [start]
      var place = 0
      while place < component.count {
        for next in neighbours[component[place]] ?? [] where seen.insert(next).inserted {
          component.append(next)
        }
        place += 1
      }
      components.append(component.sorted(by: precedes))
    }
    return components
  }

  static func precedes(_ left: String, _ right: String) -> Bool { left.precedesByCodePoint(right) }
}
