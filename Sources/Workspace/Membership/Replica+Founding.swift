import Catalog
import Community
import Crypto
import Journal
import Merge
import Sync

extension Replica {
  /// Makes a home at `path` that founds a network and is its first lead.
  ///
  /// - Throws: ``WorkspaceError/homeExists(_:)`` when there is a home already.
  public static func found(
    at path: String, network name: String, site siteName: String, language: String?,
    in surroundings: Surroundings
  ) throws(WorkspaceError) {
    try make(at: path, named: siteName, in: surroundings) { key, site, now in
      let founding = Founding(name: name, founder: site, key: PublicKey(of: key))
      let first = Entry(
        seq: 1, at: now, by: nil, saw: [], content: .change(founding.change))
      let second = Entry(
        seq: 2, at: now, by: nil, saw: [], content: .change(founding.siteChange(name: siteName)))
      let settings = SiteSettings(
        network: sha256(Array(first.line.utf8)), networkName: name, site: site, name: siteName,
        language: language, shares: [])
      return (settings, [first, second])
    }
  }

  /// Makes a home at `path` that joins the network of an invitation.
  ///
  /// - Throws: ``WorkspaceError/invitationExpired(_:)``, ``WorkspaceError/homeExists(_:)``.
  public static func join(
    at path: String, with code: InvitationCode, language: String?, in surroundings: Surroundings
  ) throws(WorkspaceError) {
    let expiry = Timestamp(milliseconds: code.expires)
    guard surroundings.now() <= expiry else { throw .invitationExpired(expiry) }
    try make(at: path, named: code.site, in: surroundings) { key, site, now in
      guard let invitation = code.key else {
        throw WorkspaceError.homeDamaged(path: path)
      }
      let join = try Join(
        network: code.network, site: site, name: code.site, role: code.role,
        key: PublicKey(of: key), provenBy: invitation)
      let settings = SiteSettings(
        network: code.network, networkName: code.networkName, site: site, name: code.site,
        language: language, shares: [])
      return (
        settings, [Entry(seq: 1, at: now, by: nil, saw: [], content: .change(join.change))]
      )
    }
  }

  /// Makes a home: key, journal with its first entries, and last its settings, so that a crash
  /// on the way leaves no home, and the next try starts afresh.
  private static func make(
    at path: String, named name: String, in surroundings: Surroundings,
    _ first: (Curve25519.Signing.PrivateKey, SiteID, Timestamp) throws -> (SiteSettings, [Entry])
  ) throws(WorkspaceError) {
    let folder = HomeFolder(path: path, in: surroundings)
    do {
      guard try surroundings.files.size(of: folder.settingsPath) == nil else {
        throw WorkspaceError.homeExists(path)
      }
      try checkGround(ofHome: path, in: surroundings)
      // The folders above are nobody's secret: others may have homes there.
      try surroundings.files.makeFolders(path.parentFolder)
      try folder.files.makeFolders(path)
      let lock = try folder.lock()
      defer { lock.release() }
      let seed = (0..<4).flatMap { _ in
        withUnsafeBytes(of: surroundings.random()) { Array($0) }
      }
      let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
      guard let site = SiteID(name: name, key: PublicKey(of: key)) else {
        throw WorkspaceError.homeDamaged(path: path)
      }
      var (settings, entries) = try first(key, site, surroundings.now())
      settings.whereabouts = surroundings.whereabouts(path)
      try folder.store(key, of: site)
      let open = OpenSegment(of: JournalID(site), in: folder.journals)
      try open.create()
      var chain = Chain(of: site)
      _ = try open.append(
        entries,
        at: OpenSegment.Position(
          first: 1, next: 1, size: 0, content: 0, at: surroundings.now()), after: &chain)
      try folder.removeIndex()
      try folder.store(settings)
    } catch {
      throw WorkspaceError(error)
    }
  }
}
