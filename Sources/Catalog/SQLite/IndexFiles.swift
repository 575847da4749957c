import CSQLite

/// The files of a database, as the VFS sees them that opens it.
struct IndexFiles {
  private let path: String
  private let system: UnsafeMutablePointer<sqlite3_vfs>

  /// - Parameter system: the VFS's name; `nil` for SQLite's own.
  init(at path: String, system: String?) throws(CatalogError) {
    guard let found = sqlite3_vfs_find(system) else { throw CatalogError(code: SQLITE_NOTFOUND) }
    self.path = path
    self.system = found
  }

  /// Whether the main file is there and holds something.
  var isThere: Bool { get throws(CatalogError) { try isThere("") } }

  /// Whether a log with something in it lies beside the file, with the memory through which its
  /// readers and its writer agree: SQLite then reads it without making anything.
  var hasSharedLog: Bool {
    get throws(CatalogError) {
      guard try isThere("-wal") else { return false }
      return try isThere("-shm")
    }
  }

  private func isThere(_ suffix: String) throws(CatalogError) -> Bool {
    var isThere: Int32 = 0
    let code =
      system.pointee.xAccess?(system, path + suffix, SQLITE_ACCESS_EXISTS, &isThere)
      ?? SQLITE_NOTFOUND
    guard code == SQLITE_OK else { throw CatalogError(code: code) }
    return isThere != 0
  }

  /// Deletes them, the main file first.
  func remove() throws(CatalogError) {
    for suffix in ["", "-wal", "-shm"] {
      let code = system.pointee.xDelete?(system, path + suffix, 0) ?? SQLITE_NOTFOUND
      guard code == SQLITE_OK || code == SQLITE_IOERR | 23 << 8 else {
        throw CatalogError(code: code)
      }
    }
  }
}
