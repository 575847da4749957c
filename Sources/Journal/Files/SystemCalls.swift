// The calls of the C library that this program makes on files.

import CFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few calls of the operating system that ``LocalFiles`` is built on, as POSIX has them: a
/// call that fails returns -1 and leaves its reason in `errno`.
///
/// What makes a write durable and an append whole is how these calls follow each other. A test
/// that owns them can stop a program between any two, and take from the disk what was not synced:
/// the order that is tested is the one that runs.
public protocol SystemCalls: Sendable {
  /// Opens what is called `name` in an open folder, and returns its descriptor.
  func open(_ name: String, in folder: Int32, _ flags: Int32, _ mode: mode_t) -> Int32

  /// Closes a descriptor, and lets go of a lock that it holds. Not called again when interrupted:
  /// it is closed all the same. Fails where the file system only now finds that what was written
  /// did not arrive: network drives do, also after a sync.
  @discardableResult func close(_ file: Int32) -> Int32

  /// What an open file is.
  func status(of file: Int32, _ status: inout stat) -> Int32

  /// What is called `name` in an open folder.
  func status(
    of name: String, in folder: Int32, _ flags: Int32, _ status: inout stat
  ) -> Int32

  /// Reads from `offset` on, and returns how many bytes came; 0 at the end.
  func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int

  /// Writes from `offset` on, and returns how many of the bytes went.
  func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int

  /// Cuts or lengthens an open file.
  func truncate(_ file: Int32, to size: Int) -> Int32

  /// Returns when the bytes of an open file and its size, or the names in an open folder, are on
  /// the disk itself.
  func sync(_ file: Int32) -> Int32

  /// Returns when all that was written to the file system of an open file is on the disk itself;
  /// fails with `ENOSYS` where there is no such call.
  func syncAll(_ file: Int32) -> Int32

  /// Takes the advisory lock on an open file, without waiting.
  func lock(_ file: Int32) -> Int32

  /// Renames, in the place of any file of the new name.
  func rename(_ name: String, in folder: Int32, to newName: String, in newFolder: Int32) -> Int32

  /// Removes a file's name.
  func unlink(_ name: String, in folder: Int32) -> Int32

  /// Makes a folder.
  func makeFolder(_ name: String, in folder: Int32, _ mode: mode_t) -> Int32

  /// Says who may do what with an open file or folder.
  func changeMode(of file: Int32, to mode: mode_t) -> Int32

  /// Who makes the calls.
  var user: uid_t { get }

  /// The names in the open folder `file`, called `path` when something goes wrong; closes it.
  func names(in file: Int32, _ path: String) throws(FileError) -> [String]
}

/// The calls of this machine's system.
struct MachineCalls: SystemCalls {
  func open(_ name: String, in folder: Int32, _ flags: Int32, _ mode: mode_t) -> Int32 {
    openat(folder, name, flags, mode)
  }

  @discardableResult func close(_ file: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(file)
    #elseif canImport(Musl)
      Musl.close(file)
    #else
      Darwin.close(file)
    #endif
  }

  func status(of file: Int32, _ status: inout stat) -> Int32 { fstat(file, &status) }

  func status(
    of name: String, in folder: Int32, _ flags: Int32, _ status: inout stat
  ) -> Int32 {
    fstatat(folder, name, &status, flags)
  }

  func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    pread(file, buffer.baseAddress, buffer.count, off_t(offset))
  }

  func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    pwrite(file, bytes.baseAddress, bytes.count, off_t(offset))
  }

  func truncate(_ file: Int32, to size: Int) -> Int32 { ftruncate(file, off_t(size)) }

  func sync(_ file: Int32) -> Int32 {
    #if canImport(Darwin)
      fcntl(file, F_FULLFSYNC)
    #else
      fdatasync(file)
    #endif
  }

  /// Linux says since 5.8 whether one of the writes failed.
  func syncAll(_ file: Int32) -> Int32 { reseau_sync_all(file) }

  func lock(_ file: Int32) -> Int32 { flock(file, LOCK_EX | LOCK_NB) }

  func rename(_ name: String, in folder: Int32, to newName: String, in newFolder: Int32) -> Int32 {
    renameat(folder, name, newFolder, newName)
  }

  func unlink(_ name: String, in folder: Int32) -> Int32 { unlinkat(folder, name, 0) }

  func makeFolder(_ name: String, in folder: Int32, _ mode: mode_t) -> Int32 {
    mkdirat(folder, name, mode)
  }

  func changeMode(of file: Int32, to mode: mode_t) -> Int32 { fchmod(file, mode) }

  var user: uid_t { geteuid() }

  func names(in file: Int32, _ path: String) throws(FileError) -> [String] {
    try Listing(of: file, path).names()
  }
}
