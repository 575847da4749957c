/// Whether a record is there: what is known of its changes and its deletes.
///
/// A record is gone when every change to it happened before a delete of it. A change that is
/// concurrent with the delete keeps it, and it is then *edited while deleted elsewhere* until
/// a change that has seen the delete.
public struct Lifetime: Hashable, Sendable {
  /// Of each site, the last change that no delete has seen. One a site is enough: a delete
  /// that has seen it has seen the site's earlier ones.
  private(set) var uncovered: [Dot] = []
  /// The deletes that no change has seen.
  private(set) var deletes: [Dot] = []

  /// Whether the record is gone.
  public var isGone: Bool { uncovered.isEmpty }

  /// Whether somebody deleted the record while somebody else changed it.
  public var isEditedWhileDeleted: Bool { !isGone && !deletes.isEmpty }

  /// Takes in a change, or a delete, by an author who had seen `clock`. Call in causal order.
  public mutating func note(_ dot: Dot, clock: VersionVector, isDelete: Bool) {
    if isDelete {
      uncovered.removeAll { clock.contains($0) }
      deletes.removeAll { clock.contains($0) }
      deletes.append(dot)
    } else {
      uncovered.removeAll { $0.site == dot.site }
      uncovered.append(dot)
      deletes.removeAll { clock.contains($0) }
    }
  }

  init() {}

  init(uncovered: [Dot], deletes: [Dot]) {
    self.uncovered = uncovered
    self.deletes = deletes
  }
}
