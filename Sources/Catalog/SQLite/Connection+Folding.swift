import CSQLite

extension Connection {
  /// Gives SQL the function `fold(value)`: what value filters compare.
  ///
  /// A value without any letter or digit stands for itself; one that is no text, for nothing.
  func addFolding() throws(CatalogError) {
    let code = sqlite3_create_function_v2(
      try opened, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
      { context, _, values in
        guard let value = values?.pointee, sqlite3_value_type(value) == SQLITE_TEXT,
          let start = sqlite3_value_text(value)
        else { return sqlite3_result_null(context) }
        let count = Int(sqlite3_value_bytes(value))
        let text = String(
          decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        let words = folded(text)
        let shown = words.isEmpty ? text : words
        sqlite3_result_text(context, shown, Int32(shown.utf8.count), reseau_copied())
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw CatalogError(code: code) }
  }
}
