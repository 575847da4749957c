// The line codec: one entry as one line of JSON. Grammar and a worked example:
// Journal.docc/EntryFormat.md.

import Merge

/// Where the parts of a journal line stand in its bytes, without its line feed.
///
/// A line is framed first and decoded after: the chain, a relay and an erasure need the frame
/// alone, and the frame is found four times faster than the change is decoded.
public struct Line: Sendable {
  /// No line is longer, in bytes. A text field holds at most 1 MiB, which escaping can make
  /// six times longer.
  public static let maximumLength = 8 << 20

  /// The entry's number.
  public let seq: UInt32
  /// When it was made.
  public let at: Timestamp
  /// The member who made it, where known.
  public let by: String?
  /// The operation that it belongs to, where it was not one of its own.
  public let operation: Entry.Operation?
  /// What was newly seen.
  public let saw: [EntryName]
  /// The bytes of the record's name.
  let record: Range<Int>
  /// The bytes of the change's value.
  public let change: Range<Int>
  /// Whether the change was erased.
  let isRedacted: Bool

  /// Frames the line that is `bytes`.
  public init(framing bytes: UnsafeBufferPointer<UInt8>) throws(LineError) {
    guard bytes.count <= Self.maximumLength else { throw .tooLong }
    var reader = JSONReader(bytes, spelling: .canonical)
    do throws(JSONError) {
      try reader.expect(exactly: "{\"seq\":")
      seq = UInt32(try reader.integer(upTo: Int(UInt32.max)))
      guard seq > 0 else { throw reader.error(.unexpected) }
      try reader.expect(exactly: ",\"at\":")
      at = try reader.timestamp()
      by = reader.take(exactly: ",\"by\":") ? try reader.recordName() : nil
      operation =
        reader.take(exactly: ",\"op\":") ? try Entry.Operation(from: &reader, seq: seq) : nil
      saw = reader.take(exactly: ",\"saw\":") ? try Clock.read(&reader) : []
      try reader.expect(exactly: ",\"on\":\"")
      record = try reader.skipRecordName()
      try reader.expect(exactly: "\",\"change\":")
    } catch {
      throw .malformed(offset: error.offset)
    }
    guard let last = bytes.last, last == UInt8(ascii: "}"), reader.position < bytes.count - 1
    else { throw .malformed(offset: reader.position) }
    change = reader.position..<bytes.count - 1
    isRedacted = bytes[change.lowerBound] == UInt8(ascii: "\"")
    guard
      !isRedacted
        || Redaction.isAllowed(on: bytes[record]) && Redaction.digest(in: bytes[change]) != nil
    else { throw .malformed(offset: change.lowerBound) }
  }

  /// The name of the record that the line changes.
  func recordName(in bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes[record], as: UTF8.self)
  }

  /// Checks what framing does not look at, so that the line is known to be an entry, and decodes
  /// nothing.
  public func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(LineError) {
    guard !isRedacted else { return }
    try readChange(from: bytes) { (reader) throws(JSONError) in try Change.skip(&reader) }
  }

  /// Decodes the line's change; `bytes` are those that the line was framed from.
  public func entry(from bytes: UnsafeBufferPointer<UInt8>) throws(LineError) -> Entry {
    let record = recordName(in: bytes)
    let content: Entry.Content
    if isRedacted {
      guard let digest = Redaction.digest(in: bytes[change]) else {
        throw .malformed(offset: change.lowerBound)
      }
      content = .redacted(record, digest: digest)
    } else {
      let change = try readChange(from: bytes) { (reader) throws(JSONError) in
        try Change(on: record, from: &reader)
      }
      content = .change(change)
    }
    return Entry(seq: seq, at: at, by: by, operation: operation, saw: saw, content: content)
  }

  private func readChange<Result>(
    from bytes: UnsafeBufferPointer<UInt8>,
    _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(LineError) -> Result {
    var reader = JSONReader(UnsafeBufferPointer(rebasing: bytes[change]), spelling: .canonical)
    do throws(JSONError) {
      let result = try body(&reader)
      try reader.finish()
      return result
    } catch {
      throw .malformed(offset: change.lowerBound + error.offset)
    }
  }
}

extension JSONReader {
  /// Reads a string that is a record's name.
  fileprivate mutating func recordName() throws(JSONError) -> String {
    let start = position
    let name = try string()
    guard Change.isRecordName(name) else { throw JSONError(reason: .unexpected, offset: start) }
    return name
  }

  /// Moves over a record's name and returns where it stands.
  fileprivate mutating func skipRecordName() throws(JSONError) -> Range<Int> {
    let start = position
    guard let end = skipRecordNameBytes() else {
      throw JSONError(reason: .unexpected, offset: start)
    }
    return start..<end
  }
}

extension Entry.Operation {
  /// Reads an operation of the entry with this number: the name that it begins under, or the
  /// number of an earlier entry, which began it.
  fileprivate init(from reader: inout JSONReader, seq: UInt32) throws(JSONError) {
    let start = reader.position
    if reader.peek() == UInt8(ascii: "\"") {
      self = .begins(try reader.string())
    } else {
      let first = UInt32(try reader.integer(upTo: Int(UInt32.max)))
      guard first > 0, first < seq else { throw JSONError(reason: .unexpected, offset: start) }
      self = .continues(first)
    }
  }

  fileprivate var json: String {
    switch self {
    case .begins(let name): Value(name).json
    case .continues(let first): String(first)
    }
  }
}

extension Entry {
  /// The entry's line as its site writes it, without the line feed.
  public var line: String {
    var text = "{\"seq\":\(seq),\"at\":\"\(at.text)\""
    if let by { text += ",\"by\":\"\(by)\"" }
    if let operation { text += ",\"op\":\(operation.json)" }
    if !saw.isEmpty { text += ",\"saw\":\(Clock.json(saw))" }
    text += ",\"on\":\"\(record)\",\"change\":"
    switch content {
    case .change(let change): text += change.json
    case .redacted(_, let digest): text += "\"\(Redaction.prefix)\(digest)\""
    }
    return text + "}"
  }
}
