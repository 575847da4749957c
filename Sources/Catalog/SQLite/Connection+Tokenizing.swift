import CSQLite

extension Connection {
  /// The name of the tokenizer in the tables.
  static let tokenizer = "folded"

  /// Gives FTS5 the words of a text as ``WordScanner`` folds them, in one pass over its bytes.
  ///
  /// FTS5's own `unicode61` knows no ligatures and takes twice as long.
  func addTokenizer() throws(CatalogError) {
    let api = reseau_fts5_api(try opened)
    var functions = fts5_tokenizer(
      xCreate: { _, _, _, made in
        made?.pointee = OpaquePointer(Unmanaged.passRetained(WordTokenizer()).toOpaque())
        return SQLITE_OK
      },
      xDelete: { tokenizer in
        guard let tokenizer else { return }
        Unmanaged<WordTokenizer>.fromOpaque(UnsafeRawPointer(tokenizer)).release()
      },
      xTokenize: { tokenizer, context, _, text, count, report in
        guard let tokenizer, let report else { return SQLITE_ERROR }
        return Unmanaged<WordTokenizer>.fromOpaque(UnsafeRawPointer(tokenizer))
          .takeUnretainedValue()
          .tokenize(UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : Int(count))) {
            report(context, 0, $0, $1, $2, $3)
          }
      })
    let code = api?.pointee.xCreateTokenizer(api, Self.tokenizer, nil, &functions, nil)
    guard code == SQLITE_OK else { throw CatalogError(code: code ?? SQLITE_ERROR) }
  }
}

/// Finds the words of texts for FTS5; one belongs to one connection.
private final class WordTokenizer {
  private var scanner = WordScanner()

  /// Calls `report` with each folded word, its length, and where it starts and ends in `text`, in
  /// bytes, until it returns another code than 0.
  func tokenize(
    _ text: UnsafeRawBufferPointer,
    report: (UnsafePointer<CChar>?, Int32, Int32, Int32) -> Int32
  ) -> Int32 {
    var code: Int32 = 0
    scanner.scan(text.bindMemory(to: UInt8.self), skippingElisions: true) { word in
      let folded = UnsafeRawPointer(word.folded.baseAddress)?.assumingMemoryBound(to: CChar.self)
      code = report(
        folded, Int32(word.folded.count), Int32(word.range.lowerBound),
        Int32(word.range.upperBound))
      return code == 0
    }
    return code
  }
}
