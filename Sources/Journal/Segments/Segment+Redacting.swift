// Erasure: lines are replaced by the form of them that the chain runs over. Rules:
// Journal.docc/SegmentFormat.md, Erasure.

import Merge

extension Redaction {
  /// The line that is `bytes`, framed as `line`, with its change replaced by the digest of it.
  static func form(of line: Line, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let change = bytes[line.change]
    guard !line.isRedacted else { return Array(bytes) }
    return bytes[..<line.change.lowerBound] + Array("\"\(prefix)\(sha256(Array(change)))\"}".utf8)
  }
}

extension Segment {
  /// The segment after an erasure; `nil` when it holds nothing that is to be erased.
  ///
  /// - Parameter isErased: whether nothing may be left of what was said about a record.
  /// - Throws: ``SegmentError`` when a line is no entry.
  public func redacted(
    where isErased: (String) -> Bool
  ) throws(SegmentError) -> Segment? {
    try settled(where: isErased) { _ in nil }
  }

  /// The segment with what is erased taken out, and with lines that lack their reason put back from
  /// `full`; `nil` when it is that already.
  ///
  /// - Parameters:
  ///   - isErased: whether nothing may be left of what was said about a record.
  ///   - full: the line of this number as somebody else has it.
  /// - Throws: ``SegmentError`` when a line is no entry.
  public func settled(
    where isErased: (String) -> Bool, from full: (UInt32) -> FramedLine?
  ) throws(SegmentError) -> Segment? {
    var settled: [UInt8] = []
    settled.reserveCapacity(content.count)
    var isTouched = false
    try forEachLine { (line, bytes) throws(LineError) in
      let record = String(decoding: bytes[line.record], as: UTF8.self)
      let mayBeRedacted = Redaction.isAllowed(on: bytes[line.record])
      if !line.isRedacted, mayBeRedacted, isErased(record) {
        settled += Redaction.form(of: line, bytes)
        isTouched = true
      } else if line.isRedacted, !isErased(record), let other = full(line.seq),
        !other.line.isRedacted, other.redactedForm == Array(bytes)
      {
        settled += other.bytes
        isTouched = true
      } else {
        settled += bytes
      }
      settled.append(UInt8(ascii: "\n"))
    }
    return isTouched ? Segment(site: site, first: first, content: settled) : nil
  }

  /// Whether a line may be redacted: a look at the bytes that never says no where one is.
  public var mayHoldRedactedLines: Bool { Self.redactedChange.finds(in: content) }

  private static let redactedChange = ByteSearch(
    for: Array(",\"change\":\"\(Redaction.prefix)".utf8))

  /// The lines from entry `start` on as they enter the chain: what is the same in two copies of
  /// which one was redacted.
  public func redactedForms(from start: UInt32) throws(SegmentError) -> [[UInt8]] {
    var forms: [[UInt8]] = []
    try forEachLine { (line, bytes) throws(LineError) in
      if line.seq >= start { forms.append(Redaction.form(of: line, bytes)) }
    }
    return forms
  }

  /// The segment as a file with the name that tells its content, which leads from `start` to `end`;
  /// redaction leaves these points what they were.
  public func file(from start: Point, to end: Point) -> NamedFile {
    let file = Gzip.member(content, .best)
    return NamedFile(SegmentName(from: start, to: end, file: file).text, file)
  }
}

extension FramedLine {
  /// The line as it enters the chain.
  var redactedForm: [UInt8] { bytes.withUnsafeBufferPointer { Redaction.form(of: line, $0) } }
}
