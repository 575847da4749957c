import Journal

/// Why something from a share was refused.
public enum Refusal: Hashable, Sendable {
  /// A head is no head, or its signature does not fit.
  case head(HeadError)
  /// A head speaks for another site, network or edition than its name or place says.
  case misplaced
  /// A head goes back behind what the site has said before.
  case rolledBack
  /// A segment is damaged.
  case segment(SegmentError)
  /// A journal is not the one that its head signs, or not the one that was received before.
  case otherJournal
  /// The site does not belong to the network.
  case notAdmitted
}

/// Where a home keeps what it refused, with the reason: `quarantine/`.
public struct Quarantine: Sendable {
  private let files: any FileSystem
  private let path: String

  /// Takes the folder at `path`, which need not exist.
  public init(files: any FileSystem, path: String) {
    self.files = files
    self.path = path
  }

  /// The names of what was refused.
  public func names() throws(FileError) -> [String] {
    do {
      return try files.list(path).filter { !$0.hasSuffix(Self.reasonSuffix) && $0.first != "." }
    } catch {
      if error.reason == .notFound { return [] }
      throw error
    }
  }

  /// Keeps `file` and why it was refused.
  func keep(_ file: NamedFile, because refusal: Refusal) throws(FileError) {
    try files.makeFolders(path)
    let reason = NamedFile(file.name + Self.reasonSuffix, Array("\(refusal)\n".utf8))
    try files.replace([file, reason], in: path, temporary: ".incoming", isPrivate: false)
  }

  private static let reasonSuffix = ".reason"
}
