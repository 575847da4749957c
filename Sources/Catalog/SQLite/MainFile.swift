import CSQLite

/// Has the database's main file written to the disk, through SQLite's own handle.
///
/// Opening the file a second time and closing it would drop the locks that this process holds
/// on it (<https://sqlite.org/howtocorrupt.html>, 2.2).
func syncMainFile(of db: Connection) throws(CatalogError) {
  var file: UnsafeMutablePointer<sqlite3_file>?
  let code = sqlite3_file_control(
    try db.opened, "main", SQLITE_FCNTL_FILE_POINTER, &file)
  guard code == SQLITE_OK, let file, let sync = file.pointee.pMethods?.pointee.xSync else {
    throw CatalogError(code: code == SQLITE_OK ? SQLITE_NOTFOUND : code)
  }
  let synced = sync(file, SQLITE_SYNC_NORMAL)
  guard synced == SQLITE_OK else { throw CatalogError(code: synced) }
}
