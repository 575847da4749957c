import Merge

/// A lead's word that an invitation no longer serves: who had joined by it in its past stays.
public struct Withdrawal: Hashable, Sendable {
  /// The invitation's key.
  public let invitation: PublicKey

  /// Makes the withdrawal of the invitation with the key `invitation`.
  public init(invitation: PublicKey) { self.invitation = invitation }

  /// Reads a withdrawal; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.id(of: .invitation) != nil, let invitation = change.key("withdrawn") else {
      return nil
    }
    self.init(invitation: invitation)
  }

  /// The change that a lead writes, on the invitation's own record, `invitation/` and `id`.
  public func change(id: String) -> Change {
    Change(
      on: RecordName(kind: .invitation, id: id), set: ["withdrawn": Value(invitation.base64)])
  }
}
