import Archive
import Journal
import Merge
import Testing

/// Small backups, and what reading them says.
enum Small {
  static func manifest(_ files: [(path: String, bytes: [UInt8])]) throws -> Manifest {
    let site = try #require(SiteID("lyon-7k2q9fxa"))
    return Manifest(
      program: "1.0", at: Timestamp(milliseconds: 1_795_507_200_123), network: sha256([1]),
      networkName: "Réseau Sud", site: site, siteName: "Lyon", position: [site: 3],
      files: files.map { Manifest.File(path: $0.path, bytes: $0.bytes) })
  }

  /// The bytes of a backup of `files`.
  static func backup(_ files: [(path: String, bytes: [UInt8])]) throws -> [UInt8] {
    let collected = Collected()
    var writer = try BackupWriter(manifest(files)) { (bytes) throws(FileError) in
      collected.bytes += bytes
    }
    for file in files { try writer.append(file.bytes) }
    try writer.finish()
    return collected.bytes
  }

  private final class Collected { var bytes: [UInt8] = [] }

  /// Reads a backup, in pieces of at most `piece` bytes, and returns its files.
  static func read(
    _ backup: [UInt8], piece: Int = .max, where belongs: (String) -> Bool = { _ in true }
  ) throws -> [String: [UInt8]] {
    let rest = Rest(backup[...])
    let reader = try BackupReader(
      { (count) throws(FileError) in rest.next(min(count, piece)) }, where: belongs)
    var files: [String: [UInt8]] = [:]
    try reader.forEachFile { file, bytes in files[file.path] = bytes }
    return files
  }

  private final class Rest {
    var bytes: ArraySlice<UInt8>
    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }
    func next(_ count: Int) -> [UInt8] {
      defer { bytes = bytes.dropFirst(count) }
      return Array(bytes.prefix(count))
    }
  }

  static let files: [(path: String, bytes: [UInt8])] = [
    ("empty", []), ("journals/one", Array(repeating: 7, count: 512)),
    ("journals/two", (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }),
  ]
}
