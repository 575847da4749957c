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

  /// The user may not read or write the file, or make one beside it.
  case denied

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
