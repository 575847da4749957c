import Community
import Merge
import Workspace

/// The attachments of what the static site shows, and which of them are put beside its pages.
///
/// Only what this home holds, sound, is: publishing waits for no share. The rest is named, and
/// leads nowhere.
struct SiteFiles {
  /// A file beside the pages.
  struct File {
    let path: String
    let attachment: Attachment

    /// While it stays, so do the bytes.
    var key: String { Fingerprint.of("file \(attachment.digest)") }
  }

  /// The files to put there, each path once.
  private(set) var files: [File] = []
  private var rows: [String: [ListingRow]] = [:]

  /// Looks for the attachments of `records`.
  ///
  /// - Parameter isWritten: whether the file lies in the folder already: what was checked when it
  ///   was written is not read again.
  init(
    _ replica: Replica, _ records: [SiteRecord], in language: Language,
    isWritten: (File) throws -> Bool
  ) throws {
    let names = records.filter { !$0.elements("attachments").isEmpty }.map(\.record)
    let words = Wording(language: language)
    var sound: [String: Bool] = [:]
    for (record, view) in try replica.views(of: names) {
      for state in try replica.attachments(of: view) {
        guard let attachment = state.attachment else { continue }
        let file = File(path: SitePaths.file(attachment), attachment: attachment)
        let key = "\(file.path) \(attachment.size)"
        let isThere: Bool
        if let known = sound[key] {
          isThere = known
        } else {
          isThere =
            try state.isHeld && (isWritten(file) || Self.bytes(attachment, replica) != nil)
          if isThere { files.append(file) }
          sound[key] = isThere
        }
        let size = SitePart(ByteCount(bytes: attachment.size).phrase.text(in: language))
        rows[record, default: []].append(
          ListingRow(
            attachment.name, href: isThere ? file.path : nil,
            facts: isThere ? [size] : [size, SitePart(words["siteFileAway"])]))
      }
    }
    files.sort { $0.path < $1.path }
  }

  /// The attachments of `record`, by name.
  func section(of record: String, heading: String) -> SiteSection {
    SiteSection(anchor: "files", heading: heading, rows: rows[record] ?? [])
  }

  /// The files, to be read from `replica` one after the other when they are needed.
  func pages(_ replica: Replica) -> [SitePage] {
    files.map { file in
      SitePage(file.path, key: file.key, size: file.attachment.size) { _ in
        try replica.content(of: file.attachment).bytes
      }
    }
  }

  /// The bytes, if they are to be had and are what the record says; a damaged copy is none.
  private static func bytes(_ attachment: Attachment, _ replica: Replica) throws -> [UInt8]? {
    do {
      let bytes = try replica.content(of: attachment).bytes
      return bytes.count == attachment.size ? bytes : nil
    } catch WorkspaceError.attachment(.notHere) {
      return nil
    }
  }
}
