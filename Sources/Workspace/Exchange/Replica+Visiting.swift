import Community
import Journal
import Merge
import Sync

extension Replica {
  /// Makes sure, before there is a home, that the folder at `path` is a share of the network of
  /// an invitation.
  ///
  /// - Throws: ``WorkspaceError/sync(_:)``.
  public static func check(
    share path: String, for code: InvitationCode, in surroundings: Surroundings
  ) throws(WorkspaceError) {
    // Nothing is written, so it does not matter that the site has no id yet.
    guard let visitor = SiteID("visitor-00000000") else { return }
    let share = FolderShare(files: surroundings.files, path: path, writer: visitor)
    do {
      try share.check(belongsTo: ShareMark(network: code.network, name: code.networkName))
    } catch {
      throw .sync(.share(error))
    }
  }
}
