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

  /// Frames the line that is `bytes`, and checks that it is an entry.
  init(_ bytes: [UInt8]) throws(LineError) {
    let framed = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(LineError) in
        let line = try Line(framing: buffer)
        _ = try line.entry(from: buffer)
        return line
      }
    }
    self.init(line: try framed.get(), bytes: bytes)
  }

  /// Frames the line of `entry`.
  ///
  /// - Throws: ``LineError`` when no reader would take it.
  public init(_ entry: Entry) throws(LineError) { try self.init(Array(entry.line.utf8)) }

  /// The line, without its line feed.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The lines of `content` that are entries; what is none is left out.
  public static func lines(in content: [UInt8]) -> [FramedLine] {
    content.split(separator: UInt8(ascii: "\n")).compactMap { try? FramedLine(Array($0)) }
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
