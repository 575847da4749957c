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
      for site in try share.list("segments").compactMap({ SiteID($0) })
      where site.slug == slug {
        guard let join = share.join(of: site, with: key, of: code) else { continue }
        throw WorkspaceError.invitationUsed(join.name)
      }
    } catch {
      throw WorkspaceError(error)
    }
  }
}

extension Share {
  /// The proven join of `site` by the invitation of `code`, whose key is `key`; `nil` when it
  /// joined otherwise, or its first entry can't be read.
  ///
  /// Only a site whose id has the slug of the invited name is looked at: every home makes its id
  /// so. Whoever hides behind another one is found out by the roster, after the first pull.
  fileprivate func join(
    of site: SiteID, with key: PublicKey, of code: InvitationCode
  ) -> Join? {
    guard let names = try? list("segments/\(site)").compactMap({ SegmentName($0) }) else {
      return nil
    }
    for name in names.filter({ $0.first == 1 }).sorted(by: { $0.last < $1.last }) {
      guard let entry = firstEntry(of: site, in: name),
        let join = entry.change.flatMap({ Join($0) }), join.site == site, join.invitation == key,
        site.belongs(to: join.key), join.role == code.role,
        entry.at.milliseconds <= code.expires, join.isProven(for: code.network)
      else { continue }
      return join
    }
    return nil
  }

  private func firstEntry(of site: SiteID, in name: SegmentName) -> Entry? {
    let path = "segments/\(site)/\(name.text)"
    guard let bytes = try? read(path, limit: Segment.maximumFile), name.matches(bytes),
      let segment = try? Segment(site: site, first: 1, file: bytes)
    else { return nil }
    let line = segment.content.prefix { $0 != UInt8(ascii: "\n") } + [UInt8(ascii: "\n")]
    return try? Segment(site: site, first: 1, content: Array(line)).entries().first
  }
}
