import Journal
import Merge

/// Why bytes are no backup that can be used, and where.
public struct ArchiveError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// It is something else than a backup.
    case notABackup
    /// It ends too early.
    case cut
    /// Bytes are not what they were when it was written.
    case damaged
    /// A newer program wrote it, in this format.
    case newerFormat(Int)
    /// It holds a file that does not belong in a home.
    case foreignFile
    /// A file changed while it was read.
    case otherContent
    /// More follows behind its end.
    case trailing
  }

  /// What is wrong.
  public let reason: Reason
  /// The file in the backup that it concerns; empty where it is none.
  public let path: String
  /// How many bytes of the backup were read by then.
  public let offset: Int

  init(_ reason: Reason, _ path: String = "", at offset: Int = 0) {
    self.reason = reason
    self.path = path
    self.offset = offset
  }
}

/// Reads a backup, which nobody vouches for, from its first byte to its last.
public struct BackupReader {
  private let content: Gunzip
  /// What it says about itself.
  public let manifest: Manifest

  /// Reads the manifest.
  ///
  /// - Parameters:
  ///   - source: hands out the next bytes, at most so many; none at the end.
  ///   - belongs: whether a home has a file at that path.
  /// - Throws: ``ArchiveError``, or what `source` throws.
  public init(
    _ source: @escaping (Int) throws(FileError) -> [UInt8], where belongs: (String) -> Bool
  ) throws {
    guard let content = Gunzip(source) else { throw ArchiveError(.notABackup) }
    self.content = content
    let name = ArchiveLayout.folder + ArchiveLayout.manifest
    let (header, bytes): (TarHeader, [UInt8])
    do {
      header = try Self.header(of: ArchiveLayout.manifest, in: content)
      guard header.path == name else { throw ArchiveError(.notABackup) }
      bytes = try Self.file(header, ArchiveLayout.manifest, in: content)
    } catch let error as ArchiveError where error.offset < TarHeader.blockSize {
      throw error.reason == .cut ? error : ArchiveError(.notABackup)
    }
    do {
      manifest = try Manifest(bytes)
    } catch .newer(let format) {
      throw ArchiveError(.newerFormat(format))
    } catch {
      throw ArchiveError(.damaged, ArchiveLayout.manifest, at: content.offset)
    }
    guard header.time == manifest.seconds else {
      throw ArchiveError(.damaged, ArchiveLayout.manifest, at: content.offset)
    }
    var last = ""
    for file in manifest.files {
      // In one order, so none comes twice.
      guard belongs(file.path), last.precedesByCodePoint(file.path),
        file.size <= ArchiveLayout.largestFile
      else { throw ArchiveError(.foreignFile, file.path, at: content.offset) }
      last = file.path
    }
  }

  /// Hands each file over once it is known to be what the manifest says, and reads on to the end.
  ///
  /// - Throws: ``ArchiveError``, or what the source or `take` throws.
  public func forEachFile(_ take: (Manifest.File, [UInt8]) throws -> Void) throws {
    for file in manifest.files {
      let header = try Self.header(of: file.path, in: content)
      guard
        header
          == TarHeader(
            path: ArchiveLayout.folder + file.path, size: file.size, time: manifest.seconds)
      else { throw ArchiveError(.damaged, file.path, at: content.offset) }
      let bytes = try Self.file(header, file.path, in: content)
      guard sha256(bytes) == file.digest else {
        throw ArchiveError(.damaged, file.path, at: content.offset)
      }
      try take(file, bytes)
    }
    let end = try Self.read(ArchiveLayout.end.count, of: "", in: content)
    guard end == ArchiveLayout.end else { throw ArchiveError(.damaged, at: content.offset) }
    guard try Self.bytes(1, of: "", in: content).isEmpty else {
      throw ArchiveError(.trailing, at: content.offset)
    }
  }

  private static func header(of path: String, in content: Gunzip) throws -> TarHeader {
    let block = try read(TarHeader.blockSize, of: path, in: content)
    guard let header = TarHeader(block) else {
      throw ArchiveError(.damaged, path, at: content.offset)
    }
    return header
  }

  private static func file(
    _ header: TarHeader, _ path: String, in content: Gunzip
  ) throws -> [UInt8] {
    guard header.size <= ArchiveLayout.largestFile else {
      throw ArchiveError(.damaged, path, at: content.offset)
    }
    let bytes = try read(header.size, of: path, in: content)
    let padding = try read(TarHeader.padding(behind: header.size), of: path, in: content)
    guard padding.allSatisfy({ $0 == 0 }) else {
      throw ArchiveError(.damaged, path, at: content.offset)
    }
    return bytes
  }

  /// Exactly `count` bytes.
  private static func read(
    _ count: Int, of path: String, in content: Gunzip
  ) throws -> [UInt8] {
    let bytes = try bytes(count, of: path, in: content)
    guard bytes.count == count else { throw ArchiveError(.cut, path, at: content.offset) }
    return bytes
  }

  private static func bytes(
    _ count: Int, of path: String, in content: Gunzip
  ) throws -> [UInt8] {
    do {
      return try content.read(count)
    } catch let failure as Gunzip.Failure {
      throw ArchiveError(failure == .cut ? .cut : .damaged, path, at: content.offset)
    }
  }
}
