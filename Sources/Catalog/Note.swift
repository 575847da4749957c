/// Something that whoever fills an index notes in it: what it is called, and how it is written.
///
/// Each is declared once, so that all who read it agree on what it says. A note that can't be read
/// makes the index one to be made anew: to take it for nothing would be to forget.
public struct Note<Value: Sendable>: Sendable {
  let name: String
  let initial: Value?
  let encode: @Sendable (Value) -> [UInt8]
  let decode: @Sendable ([UInt8]) -> Value?

  /// Declares a note.
  ///
  /// - Parameters:
  ///   - name: unique among the notes.
  ///   - initial: what it says before anybody wrote it; `nil` when an index must have it.
  ///   - decode: reads what `encode` wrote, and nothing else: `nil` for that.
  public init(
    _ name: String, initially initial: Value? = nil,
    encode: @escaping @Sendable (Value) -> [UInt8],
    decode: @escaping @Sendable ([UInt8]) -> Value?
  ) {
    self.name = name
    self.initial = initial
    self.encode = encode
    self.decode = decode
  }

  /// Declares a note that is written as text.
  public init(
    _ name: String, initially initial: Value? = nil,
    encode: @escaping @Sendable (Value) -> String,
    decode: @escaping @Sendable (String) -> Value?
  ) {
    self.init(
      name, initially: initial, encode: { Array(encode($0).utf8) },
      decode: { decode(String(decoding: $0, as: UTF8.self)) })
  }
}

extension IndexReader {
  /// Returns what is noted.
  ///
  /// - Throws: ``CatalogError/needsRebuild(_:)`` when that can't be read, or is not there and must
  ///   be.
  public func value<Value>(of note: Note<Value>) throws(CatalogError) -> Value {
    let query = try statement("SELECT value FROM notes WHERE name = ?")
    defer { query.reset() }
    query.bind(note.name, at: 1)
    guard let value = try query.step() ? decoded(query.bytes(0), as: note) : note.initial else {
      throw .needsRebuild(.damaged)
    }
    return value
  }

  /// What `bytes` say: an exchange asks several times for notes that take milliseconds to decode.
  private func decoded<Value>(_ bytes: [UInt8], as note: Note<Value>) -> Value? {
    if let known = db.decoded[note.name], known.bytes == bytes, let value = known.value as? Value {
      return value
    }
    guard let value = note.decode(bytes) else { return nil }
    db.decoded[note.name] = (bytes, value)
    return value
  }
}

extension IndexWriter {
  /// Notes `value` in place of what was noted before.
  public func put<Value>(_ value: Value, as note: Note<Value>) throws(CatalogError) {
    let row = try statement("INSERT OR REPLACE INTO notes(name, value) VALUES (?, ?)")
    row.bind(note.name, at: 1)
    row.bind(note.encode(value), at: 2)
    try row.run()
  }
}
