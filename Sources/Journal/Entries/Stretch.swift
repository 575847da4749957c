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

extension JournalFolder {
  /// The entries of `site` from `start` to `end`, in order.
  ///
  /// - Parameter isOwn: whether the journal is this home's own, and so has an open segment.
  /// - Throws: ``JournalError/missing(site:seq:)`` when some are not here.
  public func stretch(
    of site: SiteID, from start: UInt32, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> Stretch {
    var stretch = Stretch(of: site)
    guard start <= end else { return stretch }
    var next = start
    for segment in try contents(of: site, from: start, through: end, isOwn: isOwn) {
      do throws(SegmentError) {
        try segment.forEachLine { (line, bytes) throws(LineError) in
          guard line.seq == next, line.seq <= end else { return }
          try stretch.append(line, bytes)
          next += 1
        }
      } catch {
        throw .damaged(path: path(of: site), error)
      }
    }
    guard next == end + 1 else { throw .missing(site: site, seq: next) }
    return stretch
  }

  /// The segments, whole or open, in which the entries from `start` to `end` stand, in order.
  private func contents(
    of site: SiteID, from start: UInt32, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> [Segment] {
    let cover = try segments(of: site).covering(start, through: UInt32.max)
      .prefix { $0.first <= end }
    var contents: [Segment] = []
    for name in cover { contents.append(try segment(name, of: site)) }
    if isOwn, cover.last?.last ?? 0 < end {
      contents.append(try OpenSegment(of: site, in: self).read().segment)
    }
    return contents
  }
}

extension JournalFolder {
  /// The chain of `site`'s journal at entry `end`, from where it is known.
  public func chain(
    of site: SiteID, from known: Chain, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> Chain {
    var chain = known
    for segment in try contents(of: site, from: known.seq + 1, through: end, isOwn: isOwn) {
      do throws(SegmentError) {
        try segment.forEachLine { (line, bytes) throws(LineError) in
          guard line.seq == chain.seq + 1, line.seq <= end else { return }
          chain.append(line, bytes)
        }
      } catch {
        throw .damaged(path: path(of: site), error)
      }
    }
    guard chain.seq == end else { throw .missing(site: site, seq: chain.seq + 1) }
    return chain
  }
}
