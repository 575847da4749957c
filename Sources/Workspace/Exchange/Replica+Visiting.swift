import Community
import Crypto
import Journal
import Merge
import Sync

extension Replica {
  /// Makes sure, before there is a home, that the folder at `path` is a share of the network of
  /// an invitation, and that nobody in it has joined with the invitation.
  ///
  /// - Throws: ``WorkspaceError/sync(_:)``, ``WorkspaceError/invitationUsed(_:)``.
  public static func check(
    share path: String, for code: InvitationCode, in surroundings: Surroundings
  ) throws(WorkspaceError) {
    // Nothing is written, so it does not matter that the site has no id yet.
    guard let visitor = SiteID("visitor-00000000"), let key = code.key.map({ PublicKey(of: $0) })
    else { return }
    let slug = SiteID(name: code.site, key: key)?.slug
    let share = FolderShare(files: surroundings.files, path: path, writer: visitor)
    do {
      try share.check(belongsTo: ShareMark(network: code.network, name: code.networkName))
      var lines = FirstLines(in: share)
      for site in try share.list("segments").compactMap({ SiteID($0) })
      where site.slug == slug {
        try lines.look(at: site)
        guard
          let join = lines.lines(of: site).lazy.compactMap({
            $0.join(of: site, with: key, of: code)
          })
          .first
        else { continue }
        throw WorkspaceError.invitationUsed(join.name)
      }
    } catch {
      throw WorkspaceError(error)
    }
  }
}

extension FramedLine {
  /// The proven join of `site` by the invitation of `code`, whose key is `key`, if this is the
  /// first line of its journal; `nil` when it joined otherwise.
  ///
  /// Only a site whose id has the slug of the invited name is looked at: every home makes its id
  /// so. Whoever hides behind another one is found out by the roster, after the first pull.
  fileprivate func join(of site: SiteID, with key: PublicKey, of code: InvitationCode) -> Join? {
    guard let entry = try? entry(), let join = entry.change.flatMap({ Join($0) }),
      join.site == site, join.invitation == key, site.belongs(to: join.key),
      join.role == code.role, entry.at.milliseconds <= code.expires,
      join.isProven(for: code.network)
    else { return nil }
    return join
  }
}
