// Reads segments: immutable batches of entries that one site wrote.
// Layout and rules of validity: Journal.docc/SegmentFormat.md.

import Merge

/// Why a segment is not what it should be.
public enum SegmentError: Error, Hashable, Sendable {
  /// A gzip member, at this offset of the file, is damaged.
  case damaged(offset: Int)
  /// The content is larger than any segment may be.
  case tooLarge
  /// A line (counted from 1) is no entry.
  case line(Int, LineError)
  /// A line (counted from 1) is not numbered as its place asks, or sees its own journal.
  case outOfOrder(line: Int)
  /// The last line does not end with a line feed.
  case unfinishedLine
}

/// The content of a segment: lines that are entries of one site, numbered without gaps.
public struct Segment: Sendable {
  /// The largest content of a segment, in bytes.
  public static let maximumContent = 64 << 20
  /// The largest file of a segment, in bytes.
  public static let maximumFile = 64 << 20

  /// The site whose journal it is a part of.
  public let site: SiteID
  /// The number of the first entry.
  public let first: UInt32
  /// The lines, each with its line feed.
  public let content: [UInt8]

  /// Takes lines of `site`'s journal from entry `first` on, unchecked.
  public init(site: SiteID, first: UInt32, content: [UInt8]) {
    self.site = site
    self.first = first
    self.content = content
  }

  /// Inflates a whole segment from the file that holds it.
  ///
  /// - Throws: ``SegmentError/damaged(offset:)`` when the file ends early or any member is
  ///   damaged; ``SegmentError/tooLarge``.
  public init(site: SiteID, first: UInt32, file: [UInt8]) throws(SegmentError) {
    let inflated = Gzip.content(of: file, limit: Self.maximumContent)
    switch inflated.failure?.reason {
    case nil: break
    case .tooLarge: throw .tooLarge
    case .unfinished, .damaged: throw .damaged(offset: inflated.end)
    }
    self.init(site: site, first: first, content: inflated.bytes)
  }

  /// Calls `body` with each line, framed and checked for its place, and the line's bytes.
  public func forEachLine(
    _ body: (Line, UnsafeBufferPointer<UInt8>) throws(LineError) -> Void
  ) throws(SegmentError) {
    let outcome = content.withUnsafeBufferPointer { bytes -> Result<Void, SegmentError> in
      do throws(SegmentError) {
        try visit(bytes, body)
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
  }

  private func visit(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (Line, UnsafeBufferPointer<UInt8>) throws(LineError) -> Void
  ) throws(SegmentError) {
    var start = 0
    var number = 0
    var isInOrder = true
    while start < bytes.count {
      number += 1
      guard let end = bytes.lineFeed(from: start) else { throw .unfinishedLine }
      let lineBytes = UnsafeBufferPointer(rebasing: bytes[start..<end])
      do throws(LineError) {
        let line = try Line(framing: lineBytes)
        isInOrder =
          UInt64(line.seq) == UInt64(first) + UInt64(number) - 1
          && !line.saw.contains { $0.site == site }
        if isInOrder { try body(line, lineBytes) }
      } catch {
        throw .line(number, error)
      }
      guard isInOrder else { throw .outOfOrder(line: number) }
      start = end + 1
    }
  }

  /// How many lines there are, without a look at what they say.
  public func lineCount() throws(SegmentError) -> Int {
    guard content.isEmpty || content.last == UInt8(ascii: "\n") else { throw .unfinishedLine }
    return content.withUnsafeBufferPointer(\.lineFeedCount)
  }

  /// The first line of the segment that `file` holds; `nil` when that is no entry of 64 KiB at
  /// most.
  ///
  /// No more is inflated: a file that a stranger left may hold any number of bytes.
  public static func firstLine(of file: [UInt8]) -> FramedLine? {
    let start = Gzip.start(of: file, limit: longestFirstLine + 1)
    guard let end = start.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    return try? FramedLine(Array(start[..<end]))
  }

  /// The longest first line of a journal that says by what right it belongs, in bytes.
  private static let longestFirstLine = 64 << 10

  /// The entries, in order.
  public func entries() throws(SegmentError) -> [Entry] {
    var entries: [Entry] = []
    try forEachLine { (line, bytes) throws(LineError) in
      entries.append(try line.entry(from: bytes))
    }
    return entries
  }
}
