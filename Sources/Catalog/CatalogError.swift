import GRDB

/// What can go wrong with an index.
///
/// An index is derived, so the cases are sorted by what the caller does next: delete the file
/// and fill it anew, try again, make room, or report the machine's own trouble.
public enum CatalogError: Error, Equatable, Sendable {
  /// The file can't be used: delete it, and fill it anew.
  case needsRebuild(RebuildReason)

  /// Another process has been writing for longer than this one was willing to wait.
  case busy

  /// The disk is full; the transaction was rolled back.
  case diskFull

  /// A trail was to grow for a record that was never put.
  case unknownRecord(String)

  /// The operating system or SQLite refused; the extended result code says what.
  ///
  /// Codes: <https://sqlite.org/rescode.html>.
  case io(code: Int32)

  /// Why an index file can't be used.
  public enum RebuildReason: Equatable, Sendable {
    /// There is no file, or an empty one that its creator never finished.
    case missing

    /// The file is a database of another version of this program, or of another program.
    case otherVersion(Int32)

    /// The file is damaged, or no database at all.
    case damaged
  }
}

extension CatalogError {
  /// Sorts an extended SQLite result code into what the caller can do about it.
  init(code: Int32) {
    switch code & 0xFF {
    case ResultCode.SQLITE_BUSY.rawValue, ResultCode.SQLITE_LOCKED.rawValue: self = .busy
    case ResultCode.SQLITE_FULL.rawValue: self = .diskFull
    case ResultCode.SQLITE_CORRUPT.rawValue, ResultCode.SQLITE_NOTADB.rawValue:
      self = .needsRebuild(.damaged)
    default: self = .io(code: code)
    }
  }
}

/// Runs `body` and returns its result; an error of SQLite is thrown as a ``CatalogError``, any
/// other error as it is.
func translatingErrors<T>(_ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch let error as DatabaseError {
    throw CatalogError(code: error.extendedResultCode.rawValue)
  }
}

/// Runs `body`, which throws nothing but errors of SQLite and ``CatalogError``.
func mappingErrors<T>(_ body: () throws -> T) throws(CatalogError) -> T {
  do {
    return try body()
  } catch let error as CatalogError {
    throw error
  } catch let error as DatabaseError {
    throw CatalogError(code: error.extendedResultCode.rawValue)
  } catch {
    throw .io(code: ResultCode.SQLITE_ERROR.rawValue)
  }
}
