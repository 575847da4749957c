import Crypto
import Foundation
import Journal
import Merge
import Sync
import Workspace

/// One site of a village at its journal, which it writes as the program does: by appends that fill
/// and seal segments.
struct Desk {
  private let settings: SiteSettings
  private let home: String
  private let files: any FileSystem
  private let open: OpenSegment
  private var position: OpenSegment.Position
  private var chain: Chain
  /// Where its journal stood in the morning, and the morning before: what others have seen of it.
  private(set) var morning: Point
  private(set) var yesterday: Point?
  /// When it last wrote.
  var lastTime: Timestamp { position.at }
  /// The number of its next entry.
  var next: UInt32 { position.next }

  /// The site's journal.
  var journal: JournalID { JournalID(settings.site) }

  /// Sits down where the journal of the home at `path` ends.
  init(at path: String, files: any FileSystem) throws {
    home = path
    self.files = files
    settings = try SiteSettings(at: path, files: files)
    let (id, folder) = (
      JournalID(settings.site), JournalFolder(files: files, path: path + "/journals")
    )
    open = OpenSegment(of: id, in: folder)
    position = try open.read().position
    chain = try folder.chain(
      of: id, from: Chain(of: id.site), through: position.next - 1, isOwn: true)
    morning = chain.point
  }

  /// Writes what it did today.
  mutating func append(_ entries: [Entry]) throws {
    position = try open.append(entries, at: position, after: &chain)
  }

  /// Begins the next day.
  mutating func wakeUp() {
    yesterday = morning
    morning = chain.point
  }

  /// The same site in a home elsewhere, which has its journal and its key, and nothing else.
  func moved(to path: String) throws -> Desk {
    let journals = "\(path)/journals"
    try FileManager.default.createDirectory(atPath: journals, withIntermediateDirectories: true)
    for name in ["site.json", "keys", "journals/\(settings.site)"] {
      try FileManager.default.copyItem(atPath: "\(home)/\(name)", toPath: "\(path)/\(name)")
    }
    return try Desk(at: path, files: files)
  }

  /// Gives a share what the program's push gives it of this site.
  ///
  /// A push gives only what its home has merged, and here every home would have to take all that
  /// the others wrote, day by day. So its heads lie apart, and tell of no other site.
  func push(to share: String, having seen: [EntryName], at now: Timestamp) throws {
    let site = settings.site
    let place = FolderShare(files: files, path: share, writer: site)
    let key = try key()
    let edition = try place.heads(of: site).map(\.edition).max() ?? 0
    let head = try SignedHead(
      Head(
        network: settings.network, site: site, name: settings.name,
        key: Array(key.publicKey.rawRepresentation), edition: edition + 1, seq: chain.seq,
        chain: chain.hex, clock: seen, at: now), with: key)
    let alone = HeadFolder(files: files, path: home + "/heads-of-its-own")
    let store = LocalStore(
      network: ShareMark(network: settings.network, name: settings.networkName), site: site,
      journals: JournalFolder(files: files, path: home + "/journals"), heads: alone,
      blobs: BlobFolder(files: files, path: home + "/blobs"),
      quarantine: Quarantine(files: files, path: home + "/quarantine"))
    _ = try Push(from: store, to: place).run(own: head) { _, _ in }
    try FileManager.default.removeItem(atPath: home + "/heads-of-its-own")
    try HeadFolder(files: files, path: home + "/heads").store([journal: head])
  }

  private func key() throws -> Curve25519.Signing.PrivateKey {
    let text = try String(
      contentsOfFile: "\(home)/keys/\(settings.site).key", encoding: .utf8)
    return try Curve25519.Signing.PrivateKey(
      rawRepresentation: Data(base64Encoded: String(text.dropLast())) ?? Data())
  }
}
