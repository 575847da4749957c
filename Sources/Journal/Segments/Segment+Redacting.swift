// Erasure: lines are replaced by the form of them that the chain runs over. Rules:
// Journal.docc/SegmentFormat.md, Erasure.

import Merge

extension Redaction {
  /// The line that is `bytes`, framed as `line`, with its change replaced by the digest of it.
  static func form(of line: Line, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let change = bytes[line.change]
    guard digest(in: change) == nil else { return Array(bytes) }
    return bytes[..<line.change.lowerBound] + Array("\"\(prefix)\(sha256(Array(change)))\"}".utf8)
  }
}

extension Segment {
  /// The segment after an erasure; `nil` when it holds nothing that is to be erased.
  ///
  /// - Parameter isErased: whether nothing may be left of a change.
  /// - Throws: ``SegmentError`` when a line is no entry.
  public func redacted(
    where isErased: (Change) -> Bool
  ) throws(SegmentError) -> Segment? {
    var redacted: [UInt8] = []
    redacted.reserveCapacity(content.count)
    var isTouched = false
    try forEachLine { (line, bytes) throws(LineError) in
      let change = try line.entry(from: bytes).change
      if let change, isErased(change) {
        redacted += Redaction.form(of: line, bytes)
        isTouched = true
      } else {
        redacted += bytes
      }
      redacted.append(UInt8(ascii: "\n"))
    }
    return isTouched ? Segment(site: site, first: first, content: redacted) : nil
  }

  /// The lines from entry `start` on as they enter the chain: what is the same in two copies of
  /// which one was redacted.
  public func redactedForms(from start: UInt32) throws(SegmentError) -> [[UInt8]] {
    var forms: [[UInt8]] = []
    try forEachLine { (line, bytes) throws(LineError) in
      if line.seq >= start { forms.append(Redaction.form(of: line, bytes)) }
    }
    return forms
  }

  /// The segment as a file with the name that tells its content; `nil` when it holds no lines.
  public func file() -> NamedFile? {
    let count = content.count { $0 == UInt8(ascii: "\n") }
    guard count > 0 else { return nil }
    let file = Gzip.member(content, .best)
    let name = SegmentName(first: first, last: first - 1 + UInt32(count), file: file)
    return NamedFile(name.text, file)
  }
}
