// What a drive tells about itself. Apart from FileSystem, which promises what journals and shares
// are built on: nothing that keeps data may depend on what stands here.

import Merge

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a drive tells about itself, for people to read.
public protocol DriveFacts: Sendable {
  /// When the file at `path` was last written, by the drive's own clock.
  func modified(_ path: String) throws(FileError) -> Timestamp

  /// How many bytes the user can still write on the drive of the folder at `path`; `nil` where the
  /// drive does not know.
  func freeSpace(at path: String) throws(FileError) -> Int?

  /// Whether the drive makes the names of the folder at `path` durable when it is asked to. Some
  /// network file systems refuse; ``FileSystem/syncFolder(_:)`` lets that pass.
  func syncsFolder(_ path: String) throws(FileError) -> Bool

  /// Removes the folder at `path`, which must be empty.
  func removeFolder(_ path: String) throws(FileError)
}

extension LocalFiles: DriveFacts {
  /// Asks for the time of the file itself; a link is not followed.
  public func modified(_ path: String) throws(FileError) -> Timestamp {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw FileError(.read, path, .current) }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Asks the file system. Drives that do not know, as WebDAV's, say none, or a petabyte.
  public func freeSpace(at path: String) throws(FileError) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { throw FileError(.read, path, .current) }
    guard status.f_blocks > 0 else { return nil }
    let (bytes, isTooMany) = Int(status.f_bavail).multipliedReportingOverflow(
      by: Int(status.f_frsize))
    return isTooMany || bytes >= 1 << 50 ? nil : bytes
  }

  /// Syncs the folder, and looks whether that was refused.
  public func syncsFolder(_ path: String) throws(FileError) -> Bool {
    let folder = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard folder >= 0 else { throw FileError(.sync, path, .current) }
    defer { close(folder) }
    return fsync(folder) == 0
  }

  /// Removes the folder; one that is not there is removed already.
  public func removeFolder(_ path: String) throws(FileError) {
    guard rmdir(path) != 0 else { return }
    let error = FileError(.remove, path, .current)
    if error.reason != .notFound { throw error }
  }
}
