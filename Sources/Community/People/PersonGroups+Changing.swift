/// What must be written so that records become, or cease to be, one person.
extension PersonGroups {
  /// A record that gets another, or none, in its field `same`.
  public struct Step: Hashable, Sendable {
    /// The record.
    public let record: String
    /// What it names from now on; `nil` for nobody.
    public let target: String?
  }

  /// What makes `other`, with all that is linked to it, part of the person of `kept`; nothing
  /// when they are one already.
  ///
  /// The representatives are linked, so that no link is overwritten that holds a group together.
  public func merging(_ other: String, into kept: String) -> [Step] {
    let group = group(of: other)
    let target = representative(of: kept)
    guard let first = group.first, first != target else { return [] }
    // Where the links lead to a record that is gone, nobody's link is the one that matters.
    let leadsAway = targets[first].map { !group.contains($0) } ?? false
    return (leadsAway ? group : [first]).map { Step(record: $0, target: target) }
  }

  /// What makes `record` a person of its own again, and leaves the others together; nothing when
  /// it is alone.
  public func separating(_ record: String) -> [Step] {
    let others = group(of: record).filter { $0 != record }
    guard !others.isEmpty else { return [] }
    let followers = others.filter { targets[$0] == record }
    let first = representative(of: record)
    let next = first == record ? followers.first ?? others.first : first
    let moved = followers.map { Step(record: $0, target: $0 == next ? nil : next) }
    return (targets[record] == nil ? [] : [Step(record: record, target: nil)]) + moved
  }
}
