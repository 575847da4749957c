import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An SQL statement, whose arguments and columns are handed to SQLite directly.
///
/// Bind, step, read the columns, and reset at the end, always: a statement that is left in the
/// middle keeps its snapshot open.
struct PreparedStatement {
  private let handle: OpaquePointer

  /// Prepares a statement of its own, for a loop in which the same query may be asked again. It
  /// lives until ``finalize()``, or until the connection is closed.
  init(uncached sql: String, in db: Connection) throws(CatalogError) {
    var made: OpaquePointer?
    let code = sqlite3_prepare_v3(
      try db.opened, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made else { throw CatalogError(code: code) }
    handle = made
  }

  /// Goes to the next row; false at the end.
  func step() throws(CatalogError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw CatalogError(code: sqlite3_extended_errcode(sqlite3_db_handle(handle)))
    }
  }

  /// Runs a statement that returns no rows, and makes it ready for the next use.
  func run() throws(CatalogError) {
    defer { reset() }
    while try step() {}
  }

  /// Makes the statement ready for its next use.
  func reset() {
    sqlite3_reset(handle)
  }

  /// Lets the statement go.
  func finalize() {
    sqlite3_finalize(handle)
  }
}

/// Arguments, numbered from 1.
extension PreparedStatement {
  func bind(_ value: Int64, at position: Int32) {
    sqlite3_bind_int64(handle, position, value)
  }

  func bind(_ value: Bool, at position: Int32) {
    sqlite3_bind_int64(handle, position, value ? 1 : 0)
  }

  func bind(_ text: String, at position: Int32) {
    var text = text
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { characters in
        // A null pointer would bind NULL and not the empty text.
        let start = characters.baseAddress ?? Self.emptyText
        _ = sqlite3_bind_text64(
          handle, position, start, UInt64(characters.count), reseau_copied(), UInt8(SQLITE_UTF8))
      }
    }
  }

  private static var emptyText: UnsafePointer<CChar> {
    UnsafeRawPointer(("" as StaticString).utf8Start).assumingMemoryBound(to: CChar.self)
  }

  func bind(_ bytes: [UInt8], at position: Int32) {
    bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress, !bytes.isEmpty {
        _ = sqlite3_bind_blob64(handle, position, start, UInt64(bytes.count), reseau_copied())
      } else {
        _ = sqlite3_bind_zeroblob(handle, position, 0)
      }
    }
  }
}

/// Columns of the current row, numbered from 0.
extension PreparedStatement {
  func integer(_ column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  func real(_ column: Int32) -> Double {
    sqlite3_column_double(handle, column)
  }

  func flag(_ column: Int32) -> Bool {
    sqlite3_column_int64(handle, column) != 0
  }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Whether the column holds the bytes of `text`, of which it makes no copy.
  func holds(_ text: String, in column: Int32) -> Bool {
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT else { return false }
    var text = text
    return text.withUTF8 { holds(UnsafeRawBufferPointer($0), in: column) }
  }

  /// Whether the column holds these bytes, of which it makes no copy.
  func holds(_ bytes: [UInt8], in column: Int32) -> Bool {
    bytes.withUnsafeBytes { holds($0, in: column) }
  }

  private func holds(_ bytes: UnsafeRawBufferPointer, in column: Int32) -> Bool {
    let held = sqlite3_column_blob(handle, column)
    guard Int(sqlite3_column_bytes(handle, column)) == bytes.count else { return false }
    guard let held, let start = bytes.baseAddress else { return bytes.isEmpty }
    return memcmp(held, start, bytes.count) == 0
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, column))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}
