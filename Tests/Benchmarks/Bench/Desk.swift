import Crypto
import Foundation
import Journal
import Merge
import Sync
import Workspace

/// One site of a village at its journal, which it writes as the program does: by appends that fill
/// and seal segments.
struct Desk {
  let settings: SiteSettings
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

  /// Gives the share what a push gives it: the sealed segments, the open one as it is, and a head.
  ///
  /// Not by the program, which gives only what its home has merged: here every home would have to
  /// take all that the others wrote, day by day.
  func publish(to share: String, having seen: [EntryName], at now: Timestamp) throws {
    let site = settings.site
    let journals = JournalFolder(files: files, path: home + "/journals")
    var segments = try journals.segments(of: journal).map { name in
      NamedFile(name.text, try journals.file(name, of: journal))
    }
    if let tail = try open.tail(through: chain.point) {
      segments.append(NamedFile(tail.name.text, tail.file))
    }
    let heads = HeadFolder(files: files, path: home + "/heads")
    let key = try key()
    let head = try SignedHead(
      Head(
        network: settings.network, site: site, name: settings.name,
        key: Array(key.publicKey.rawRepresentation),
        edition: (heads.head(of: journal)?.head.edition ?? 0) + 1, seq: chain.seq,
        chain: chain.hex, clock: seen, at: now), with: key)
    try heads.store([journal: head])
    let place = FolderShare(files: files, path: share, writer: site)
    let older = try place.heads(of: site)
    try place.write(segments, in: "segments/\(site)")
    try place.write([NamedFile(HeadName(head).text, head.bytes)], in: "heads")
    try JournalFolder(files: files, path: share + "/segments").removeSuperseded(of: journal)
    for name in older { try place.remove("heads/\(name.text)") }
  }

  private func key() throws -> Curve25519.Signing.PrivateKey {
    let text = try String(
      contentsOfFile: "\(home)/keys/\(settings.site).key", encoding: .utf8)
    return try Curve25519.Signing.PrivateKey(
      rawRepresentation: Data(base64Encoded: String(text.dropLast())) ?? Data())
  }
}
