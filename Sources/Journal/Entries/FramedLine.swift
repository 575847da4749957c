import Merge

/// A line of a journal, framed and not yet decoded.
public struct FramedLine: Sendable {
  /// Where its parts stand.
  public let line: Line
  let bytes: [UInt8]

  init(line: Line, bytes: [UInt8]) {
    self.line = line
    self.bytes = bytes
  }

  /// The line, without its line feed.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The lines of `content` that are entries; what is none is left out.
  public static func lines(in content: [UInt8]) -> [FramedLine] {
    content.split(separator: UInt8(ascii: "\n")).compactMap { bytes in
      bytes.withUnsafeBufferPointer { buffer in
        guard let line = try? Line(framing: buffer), (try? line.entry(from: buffer)) != nil else {
          return nil
        }
        return FramedLine(line: line, bytes: Array(bytes))
      }
    }
  }

  /// Decodes the entry.
  public func entry() throws(LineError) -> Entry {
    let entry = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(LineError) in try line.entry(from: bytes) }
    }
    return try entry.get()
  }
}

extension Chain {
  /// The chain of `site`'s journal over `lines`, which are its first.
  public init(of site: SiteID, over lines: some Sequence<FramedLine>) {
    self.init(of: site)
    for line in lines { append(line) }
  }

  /// Adds the next line.
  public mutating func append(_ framed: FramedLine) {
    framed.bytes.withUnsafeBufferPointer { append(framed.line, $0) }
  }
}

extension Segment {
  /// The lines, framed and not decoded, in order.
  public func framedLines() throws(SegmentError) -> [FramedLine] {
    var lines: [FramedLine] = []
    try forEachLine { (line, bytes) throws(LineError) in
      lines.append(FramedLine(line: line, bytes: Array(bytes)))
    }
    return lines
  }
}
