import Archive

/// Why a backup was not made, or not restored.
public enum BackupError: Error, Hashable, Sendable {
  /// A file is no backup that can be used.
  case unusable(file: String, ArchiveError)
  /// The backup would lie in a home, which it shall outlive.
  case insideHome(String)
  /// The backup would lie in a share, where others read it: it holds the private key.
  case insideShare(String)
  /// There is a file of that name already.
  case exists(String)
  /// The folder in which a home shall be made holds something.
  case notEmpty(String)
  /// What the backup holds is no home.
  case noHome(file: String)
}
