import Community
import Crypto
import Journal
import Merge

extension Replica {
  /// Invites a site: writes the invitation to the journal, and returns the code to hand over.
  ///
  /// - Parameters:
  ///   - name: what the site will be called.
  ///   - days: how long the invitation is good for.
  /// - Throws: ``WorkspaceError/leadsOnly``.
  public func invite(_ name: String, as role: Role, days: Int) throws(WorkspaceError)
    -> InvitationCode
  {
    do {
      let roster = try index.read { try storedRoster($0) }
      let (code, change) = try invitation(of: name, as: role, days: days, roster)
      _ = try commit(by: nil) { try $0.add(change) }
      return code
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// A new invitation: the code to hand over, and the change to write.
  func invitation(
    of name: String, as role: Role, days: Int, _ roster: Roster
  ) throws -> (code: InvitationCode, change: Change) {
    guard roster.isLead(settings.site.text) else { throw WorkspaceError.leadsOnly }
    let seed = (0..<4).flatMap { _ in
      withUnsafeBytes(of: surroundings.random()) { Array($0) }
    }
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    let expires = surroundings.now().milliseconds + Int64(days) * 86_400_000
    let invitation = Invitation(
      key: PublicKey(of: key), site: name, role: role,
      expires: Timestamp(milliseconds: expires).milliseconds)
    guard
      let code = InvitationCode(
        invitation, key: key, network: settings.network, networkName: networkName(roster))
    else { throw WorkspaceError.homeDamaged(path: folder.settingsPath) }
    var generator = surroundings.generator
    return (code, invitation.change(id: RecordName.freshID(using: &generator)))
  }

  /// The network's name as it is now.
  func networkName(_ roster: Roster) -> String { roster.networkName ?? settings.networkName }
}
