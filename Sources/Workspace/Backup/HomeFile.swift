import Journal
import Merge

/// A file of a home that can't be made anew, by its path there: what a backup holds.
///
/// Not among them: the index and the lock, which are made again; what was refused, which comes
/// again; and what crashes left. Nothing else ever goes into a home from a backup.
struct HomeFile: Hashable {
  let path: String
  /// What its SHA-256 begins with, where its name tells.
  let digest: String?
  /// Whether only the owner may read it.
  let isPrivate: Bool

  /// Reads a path; `nil` when a home has no such file.
  init?(_ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("site.json", 1): self.init(at: path)
    case ("visitor.json", 1): self.init(at: path, isPrivate: true)
    case ("keys", 2) where Self.isSite(parts[1], ".key"): self.init(at: path, isPrivate: true)
    case ("heads", 2) where Self.isJournal(parts[1], ".json"): self.init(at: path)
    case ("journals", 3) where JournalID(parts[1]) != nil:
      let isOpen = [OpenSegment.fileName, JournalFolder.behindGap].contains(parts[2])
      guard let segment = SegmentName(parts[2]) else {
        guard isOpen else { return nil }
        self.init(at: path)
        return
      }
      self.init(at: path, digest: segment.digest.hexDigits)
    case ("blobs", 3):
      guard let blob = BlobName(parts[2]), blob.folder == parts[1] else { return nil }
      self.init(at: path, digest: blob.text)
    default: return nil
    }
  }

  private init(at path: String, digest: String? = nil, isPrivate: Bool = false) {
    self.path = path
    self.digest = digest
    self.isPrivate = isPrivate
  }

  private static func isJournal(_ name: String, _ ending: String) -> Bool {
    name.hasSuffix(ending) && JournalID(String(name.dropLast(ending.count))) != nil
  }

  private static func isSite(_ name: String, _ ending: String) -> Bool {
    name.hasSuffix(ending) && SiteID(String(name.dropLast(ending.count))) != nil
  }
}

extension HomeFolder {
  /// The files that a backup holds, in its order.
  func filesToKeep() throws -> [HomeFile] {
    var paths = ["site.json", "visitor.json"]
    paths += try names(in: "keys") + names(in: "heads")
    for journal in try journals.all() { paths += try names(in: "journals/\(journal)") }
    paths += try blobs.names().map { "blobs/\($0.folder)/\($0)" }
    var kept: [HomeFile] = []
    for file in paths.compactMap({ HomeFile($0) }) {
      if try files.size(of: "\(path)/\(file.path)") != nil { kept.append(file) }
    }
    return kept.sorted { $0.path.precedesByCodePoint($1.path) }
  }

  /// What lies in a folder of the home, by its path there; nothing where there is no such folder.
  private func names(in folder: String) throws(FileError) -> [String] {
    do {
      return try files.list("\(path)/\(folder)").map { "\(folder)/\($0)" }
    } catch {
      if error.reason == .notFound { return [] }
      throw error
    }
  }
}
