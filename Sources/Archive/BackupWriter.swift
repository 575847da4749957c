import Journal

/// Writes a backup, file by file: what it holds in memory is one of them at a time.
///
/// Layout: Archive.docc/BackupFormat.md.
public struct BackupWriter {
  private let manifest: Manifest
  private let sink: ([UInt8]) throws(FileError) -> Void
  private var count = 0

  /// Starts a backup with its manifest.
  ///
  /// - Parameter sink: takes the next bytes of the backup.
  /// - Throws: ``ArchiveError`` when a path of the manifest has no place in one.
  public init(
    _ manifest: Manifest, to sink: @escaping ([UInt8]) throws(FileError) -> Void
  ) throws {
    self.manifest = manifest
    self.sink = sink
    try write(ArchiveLayout.manifest, manifest.bytes)
  }

  /// Writes the next file of the manifest.
  ///
  /// - Throws: ``ArchiveError`` when `bytes` are not what the manifest says of it.
  public mutating func append(_ bytes: [UInt8]) throws {
    let file = manifest.files[count]
    guard Manifest.File(path: file.path, bytes: bytes) == file else {
      throw ArchiveError(.otherContent, file.path)
    }
    try write(file.path, bytes)
    count += 1
  }

  /// Ends the backup: two blocks of zeros.
  public func finish() throws {
    try sink(ArchiveLayout.member(ArchiveLayout.end))
  }

  private func write(_ path: String, _ bytes: [UInt8]) throws {
    let name = ArchiveLayout.folder + path
    guard let header = TarHeader(path: name, size: bytes.count, time: manifest.seconds) else {
      throw ArchiveError(.foreignFile, path)
    }
    let padding = [UInt8](repeating: 0, count: TarHeader.padding(behind: bytes.count))
    try sink(ArchiveLayout.member(header.bytes + bytes + padding))
  }
}

/// How the parts of a backup lie in it.
enum ArchiveLayout {
  static let folder = "reseau/"
  static let manifest = "manifest.json"
  static let end = [UInt8](repeating: 0, count: 2 * TarHeader.blockSize)
  /// The most bytes of a file: what a reader holds in memory.
  static let largestFile = Segment.maximumFile

  /// One gzip member, the same on every machine.
  static func member(_ content: [UInt8]) -> [UInt8] {
    let member = Gzip.member(content, .quick)
    return Gunzip.header + member.dropFirst(Gunzip.header.count)
  }
}

extension Manifest {
  /// The time that all files bear.
  var seconds: Int { max(0, Int(at.milliseconds / 1000)) }
}
