import CSQLite

extension CatalogError {
  /// Sorts an extended SQLite result code into what the caller can do about it.
  init(code: Int32) {
    // The memory that connections share is a file beside the index: it gets no room on a full disk.
    if code == SQLITE_IOERR | 19 << 8 {
      self = .diskFull
      return
    }
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_FULL: self = .diskFull
    case SQLITE_READONLY, SQLITE_PERM: self = .denied
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .needsRebuild(.damaged)
    default: self = .io(code: code)
    }
  }

  /// The file can't be opened; SQLite does not tell whether it is there.
  static let cannotOpen = CatalogError(code: SQLITE_CANTOPEN)
}
