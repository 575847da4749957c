import CSQLite
import Foundation
import Journal

/// SQLite's way to a ``SimulatedDisk``, by a VFS of its own: the writes of an index fail there, are
/// torn, and are lost at a power cut like those of any other file
/// (<https://sqlite.org/vfs.html>).
///
/// It makes the calls of the system that SQLite's own VFS makes on Linux, and takes their failures
/// as that one does.
public final class SQLiteDisk: @unchecked Sendable {
  /// What the VFS is called.
  public let name: String

  let disk: SimulatedDisk
  let holds = Guarded(FileHolds())
  private let system: UnsafeMutablePointer<sqlite3_vfs>
  private let nameBytes: UnsafeMutablePointer<CChar>?

  /// Makes the way to `disk`, which lasts as long as this value.
  public init(_ disk: SimulatedDisk) {
    self.disk = disk
    name = "simulated-\(UUID().uuidString)"
    nameBytes = strdup(name)
    system = .allocate(capacity: 1)
    // Time, sleep and chance are the machine's.
    system.initialize(to: sqlite3_vfs_find(nil)?.pointee ?? sqlite3_vfs())
    system.pointee.iVersion = 2
    system.pointee.szOsFile = DiskFile.size
    system.pointee.pNext = nil
    system.pointee.zName = UnsafePointer(nameBytes)
    system.pointee.pAppData = Unmanaged.passUnretained(self).toOpaque()
    system.pointee.xOpen = { system, name, file, flags, outFlags in
      SQLiteDisk.of(system).open(name.map { String(cString: $0) }, file, flags, outFlags)
    }
    system.pointee.xDelete = { system, name, _ in
      SQLiteDisk.of(system).delete(name.map { String(cString: $0) } ?? "")
    }
    system.pointee.xAccess = { system, name, _, isThere in
      isThere?.pointee =
        SQLiteDisk.of(system).isThere(name.map { String(cString: $0) } ?? "") ? 1 : 0
      return SQLITE_OK
    }
    system.pointee.xFullPathname = { _, name, count, path in
      guard let name, let path, strlen(name) < Int(count) else { return SQLITE_CANTOPEN }
      strcpy(path, name)
      return SQLITE_OK
    }
    sqlite3_vfs_register(system, 0)
  }

  deinit {
    sqlite3_vfs_unregister(system)
    system.deallocate()
    free(nameBytes)
  }

  private static func of(_ system: UnsafeMutablePointer<sqlite3_vfs>?) -> SQLiteDisk {
    guard let data = system?.pointee.pAppData else { fatalError("a VFS without its disk") }
    return Unmanaged<SQLiteDisk>.fromOpaque(data).takeUnretainedValue()
  }

  private func open(
    _ name: String?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    file?.pointee.pMethods = nil
    let path = name ?? "/.sqlite-\(UUID().uuidString)"
    let mode = flags & SQLITE_OPEN_READWRITE == 0 ? O_RDONLY : O_RDWR
    let making = flags & SQLITE_OPEN_CREATE == 0 ? 0 : O_CREAT
    let descriptor = retrying { disk.open(path, in: AT_FDCWD, mode | making, 0o600) }
    guard descriptor >= 0 else { return SQLITE_CANTOPEN }
    if flags & SQLITE_OPEN_DELETEONCLOSE != 0 { _ = disk.unlink(path, in: AT_FDCWD) }
    DiskFile(descriptor, of: self).put(into: file)
    outFlags?.pointee = flags
    return SQLITE_OK
  }

  private func delete(_ path: String) -> Int32 {
    guard disk.unlink(path, in: AT_FDCWD) != 0 else { return SQLITE_OK }
    return errno == ENOENT ? SQLITE_IOERR | 23 << 8 : SQLITE_IOERR | 10 << 8
  }

  /// SQLite's own VFS takes any failure for a file that is not there.
  private func isThere(_ path: String) -> Bool {
    var status = stat()
    return disk.status(of: path, in: AT_FDCWD, 0, &status) == 0 && status.st_size > 0
  }
}

/// Calls `body` again as long as it is interrupted.
func retrying<Number: SignedInteger>(_ body: () -> Number) -> Number {
  while true {
    let result = body()
    if result >= 0 || errno != EINTR { return result }
  }
}
