import Catalog
import Community
import Crypto
import Journal
import Merge
import Sync

/// Where things are in a home.
///
/// A home is its owner's alone: it holds a private key and what people wrote about people, and who
/// could open its lock could stop its work. All that is made in it is made through ``files``, which
/// see to that; what lies there otherwise is closed whenever the lock is taken.
struct HomeFolder {
  let path: String
  let files: any FileSystem
  /// What reads and writes the index: see ``Surroundings/indexSystem``.
  var indexSystem: String?

  /// The home at `path`, by the disk of `surroundings`.
  init(path: String, in surroundings: Surroundings) {
    self.init(path: path, files: surroundings.files, indexSystem: surroundings.indexSystem)
  }

  init(path: String, files: any FileSystem, indexSystem: String? = nil) {
    self.path = path
    self.files = files.forOwner
    self.indexSystem = indexSystem
  }

  var settingsPath: String { path + "/site.json" }
  var indexPath: String { path + "/index.sqlite" }
  var journals: JournalFolder { JournalFolder(files: files, path: path + "/journals") }
  var heads: HeadFolder { HeadFolder(files: files, path: path + "/heads") }
  var blobs: BlobFolder { BlobFolder(files: files, path: path + "/blobs") }
  var quarantine: Quarantine { Quarantine(files: files, path: path + "/quarantine") }

  func openIndex(_ access: RecordIndex.Access) throws(CatalogError) -> RecordIndex {
    try RecordIndex(at: indexPath, access: access, system: indexSystem)
  }

  func removeIndex() throws(CatalogError) {
    try RecordIndex.remove(at: indexPath, system: indexSystem)
  }

  func settings() throws(WorkspaceError) -> SiteSettings {
    do {
      return try SiteSettings(
        json: try files.read(settingsPath, limit: 1 << 20), path: settingsPath)
    } catch let error as WorkspaceError {
      throw error
    } catch let error as FileError {
      throw error.reason == .notFound ? .noHome(path) : .file(error)
    } catch {
      throw .homeDamaged(path: settingsPath)
    }
  }

  func store(_ settings: SiteSettings) throws(FileError) {
    try files.replace(
      [NamedFile("site.json", Array(settings.json.utf8))], in: path,
      temporary: ".settings", isPrivate: false)
  }

  /// The last head of each site; of one that wrote several journals, that of the highest edition.
  func headsBySite(withClocks: Bool = true) throws(JournalError) -> [SiteID: Head] {
    Self.bySite(try heads.all(withClocks: withClocks))
  }

  /// Of `heads` the last one of each site.
  static func bySite(_ heads: [JournalID: SignedHead]) -> [SiteID: Head] {
    Dictionary(
      heads.map { ($0.key.site, $0.value.head) },
      uniquingKeysWith: { left, right in
        (left.edition, left.seq, left.chain) < (right.edition, right.seq, right.chain)
          ? right : left
      })
  }

  /// The site's private key.
  ///
  /// - Throws: ``WorkspaceError/homeDamaged(path:)`` when it is missing, or another site's: the id
  ///   is made from the key, and nobody would believe what another one signs.
  func key(of site: SiteID) throws(WorkspaceError) -> Curve25519.Signing.PrivateKey {
    let path = "\(path)/keys/\(site).key"
    do {
      let text = String(decoding: try files.read(path, limit: 1024), as: UTF8.self)
      let base64 = String(text.prefix { !$0.isNewline })
      let key = try Curve25519.Signing.PrivateKey(
        rawRepresentation: [UInt8](base64: base64) ?? [])
      guard site.belongs(to: PublicKey(of: key)) else {
        throw WorkspaceError.homeDamaged(path: path)
      }
      return key
    } catch let error as FileError where error.reason != .notFound {
      throw .file(error)
    } catch {
      throw .homeDamaged(path: path)
    }
  }

  func store(
    _ key: Curve25519.Signing.PrivateKey, of site: SiteID
  ) throws(FileError) {
    try files.makeFolders(path + "/keys")
    let text = Array(key.rawRepresentation).base64 + "\n"
    try files.replace(
      [NamedFile("\(site).key", Array(text.utf8))], in: path + "/keys", temporary: ".key",
      isPrivate: true)
  }

  /// What sync needs of this home.
  func store(
    _ settings: SiteSettings, networkName: String, points: (any PointLookup)? = nil,
    erased: ErasedRecords
  ) -> LocalStore {
    LocalStore(
      network: ShareMark(network: settings.network, name: networkName), site: settings.site,
      journals: journals, heads: heads, blobs: blobs, quarantine: quarantine,
      points: points, erased: erased)
  }
}
