import Crypto
import Merge

/// Entries that follow each other in one site's journal.
public struct Stretch: Sendable {
  /// The site.
  public let site: SiteID
  /// The entries, in order.
  public private(set) var entries: [Entry] = []
  /// The SHA-256 of the journal's first line, in hex, when its entry is among these: the line
  /// that founds a network gives it its id.
  public private(set) var firstLineDigest: String?

  /// Makes the empty stretch of `site`.
  public init(of site: SiteID) { self.site = site }

  /// Decodes and adds the next line: `bytes`, framed as `line`.
  public mutating func append(
    _ line: Line, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(LineError) {
    entries.append(try line.entry(from: bytes))
    if line.seq == 1 {
      firstLineDigest = SHA256.hash(data: UnsafeRawBufferPointer(bytes)).hex
    }
  }
}

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
