// The way into a network, step by step: a command and the page both take it.

import Community
import Journal
import Merge
import Sync

extension Replica {
  /// Makes a home at `path` that joins the network of an invitation, once the share, if one is
  /// named, has been looked at: nothing is made when it is not there, or is another network's.
  ///
  /// - Parameter share: the folder of the share, from the root of the file system on.
  /// - Throws: ``WorkspaceError/sync(_:)``, ``WorkspaceError/invitationUsed(_:)``,
  ///   ``WorkspaceError/invitationExpired(_:)``, ``WorkspaceError/homeExists(_:)``,
  ///   ``WorkspaceError/obstacle(_:at:)``.
  public static func enter(
    at path: String, with code: InvitationCode, through share: String?, language: String?,
    in surroundings: Surroundings
  ) throws(WorkspaceError) {
    if let share {
      try checkGround(
        of: share, for: path, beside: [], besideOthers: true, in: surroundings)
      try check(share: share, for: code, in: surroundings)
    }
    try join(at: path, with: code, language: language, in: surroundings)
  }

  /// Joins from a home that is there already: a join that was stopped on its way goes on; any
  /// other one starts anew, where the network does not believe this site any more.
  ///
  /// - Throws: ``WorkspaceError/sync(_:)``, ``WorkspaceError/homeExists(_:)``.
  public func enterAgain(
    with code: InvitationCode, through share: String?
  ) throws(WorkspaceError) {
    if let share, try isJoining(with: code, through: share) { return }
    try rejoin(with: code)
  }

  /// Adds the folder at `share` to the shares of this site, receives what is there, and sends word
  /// of who has come: whoever invited this site is waiting for it.
  public func arrive(through share: String) throws(WorkspaceError) -> [ShareOutcome] {
    _ = try addShare(share)
    return try exchange(.both, with: [share])
  }
}
