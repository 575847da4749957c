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
  /// What was newly seen.
  public let saw: [Entry.Seen]
  /// The bytes of the change's value.
  public let change: Range<Int>

  /// Frames the line that is `bytes`.
  public init(framing bytes: UnsafeBufferPointer<UInt8>) throws(LineError) {
    guard bytes.count <= Self.maximumLength else { throw .tooLong }
    var reader = JSONReader(bytes)
    do throws(JSONError) {
      try reader.expect(exactly: "{\"seq\":")
      let seq = UInt32(try reader.integer(upTo: Int(UInt32.max)))
      try reader.expect(exactly: ",\"at\":")
      let at = try reader.timestamp()
      guard seq > 0 else { throw reader.error(.unexpected) }
      self.seq = seq
      self.at = at
      by = reader.take(exactly: ",\"by\":") ? try reader.string() : nil
      saw = reader.take(exactly: ",\"saw\":") ? try Self.clock(&reader) : []
      try reader.expect(exactly: ",\"change\":")
    } catch {
      throw .malformed(offset: error.offset)
    }
    guard let last = bytes.last, last == UInt8(ascii: "}"), reader.position < bytes.count - 1
    else { throw .malformed(offset: reader.position) }
    change = reader.position..<bytes.count - 1
  }

  /// Reads a clock: an object of site ids and numbers.
  static func clock(_ reader: inout JSONReader) throws(JSONError) -> [Entry.Seen] {
    var seen: [Entry.Seen] = []
    try reader.object { (key, reader) throws(JSONError) in
      let seq = UInt32(try reader.integer(upTo: Int(UInt32.max)))
      guard let site = SiteID(key), seq > 0 else { throw reader.error(.unexpected) }
      seen.append(Entry.Seen(site: site, seq: seq))
    }
    return seen
  }

  /// Decodes the line's change; `bytes` are those that the line was framed from.
  public func entry(from bytes: UnsafeBufferPointer<UInt8>) throws(LineError) -> Entry {
    var reader = JSONReader(UnsafeBufferPointer(rebasing: bytes[change]))
    do throws(JSONError) {
      let content: Entry.Content
      if let digest = Redaction.digest(in: bytes[change]) {
        content = .redacted(digest)
        _ = try reader.string()
      } else {
        content = .change(try Change(from: &reader))
      }
      try reader.finish()
      return Entry(seq: seq, at: at, by: by, saw: saw, content: content)
    } catch {
      throw .malformed(offset: change.lowerBound + error.offset)
    }
  }
}

extension JSONReader {
  /// Steps over the exact bytes of `literal`, which must come next.
  fileprivate mutating func expect(exactly literal: StaticString) throws(JSONError) {
    guard take(exactly: literal) else { throw error(.unexpected) }
  }
}

extension Entry {
  /// The entry's line as its site writes it, without the line feed.
  public var line: String {
    var text = "{\"seq\":\(seq),\"at\":\"\(at.text)\""
    if let by {
      text += ",\"by\":"
      text.appendJSON(by)
    }
    if !saw.isEmpty {
      text += ",\"saw\":"
      text += Entry.json(of: saw)
    }
    text += ",\"change\":"
    switch content {
    case .change(let change): text += change.json
    case .redacted(let digest): text += "\"\(Redaction.prefix)\(digest)\""
    }
    return text + "}"
  }

  /// A clock as JSON: an object of site ids, sorted by bytes, and numbers.
  static func json(of clock: [Seen]) -> String {
    let members = clock.sorted { $0.site < $1.site }.map { "\"\($0.site)\":\($0.seq)" }
    return "{" + members.joined(separator: ",") + "}"
  }
}
