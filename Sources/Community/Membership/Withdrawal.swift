import Merge

/// A lead's word that an invitation no longer serves.
public struct Withdrawal: Hashable, Sendable {
  /// The invitation's key.
  public let invitation: PublicKey
  /// The sites that joined with it and stay all the same.
  public let keeps: [SiteID]

  /// Makes the withdrawal of the invitation with the key `invitation`.
  ///
  /// - Parameter keeps: the sites that stay, at most 10,000. Who withdraws names those that it
  ///   has seen join: what it has not seen may be a thief.
  public init(invitation: PublicKey, keeps: [SiteID]) {
    self.invitation = invitation
    self.keeps = keeps
  }

  /// Reads a withdrawal; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.id(of: .invitation) != nil,
      let invitation = change.string("withdrawn").flatMap({ PublicKey(base64: $0) }),
      let keeps = change.sites("keeps")
    else { return nil }
    self.init(invitation: invitation, keeps: keeps)
  }

  /// The change that a lead writes, on the invitation's own record, `invitation/` and `id`.
  public func change(id: String) -> Change {
    var change = Change(on: RecordName(kind: .invitation, id: id).text)
    change.set = [
      FieldChange("withdrawn", to: invitation.base64), FieldChange("keeps", to: keeps),
    ]
    return change
  }
}
