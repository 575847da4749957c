import Journal
import Merge

/// The histories of one site: the journals that are held, and those that this exchange has read.
///
/// Mostly there is one. Where a site wrote two, they share a beginning, and which entry is on which
/// is told by points.
struct SiteHistories {
  /// A journal, as far as it is known.
  struct Line {
    let journal: JournalID
    /// The chain at its end.
    let tip: Chain
    /// The edition of its head.
    let edition: UInt32
    /// Its key.
    let key: [UInt8]
    /// The entries that this exchange has read, behind those that are held.
    let read: Stretch?
    /// The journal that holds what comes before ``read``, and up to which entry.
    let base: (journal: JournalID, through: UInt32)?
    /// The first entry that is held redacted, without a reason, where there is one.
    var lacks: UInt32?
  }

  private let site: SiteID
  private let points: any PointLookup
  private(set) var lines: [Line] = []

  init(
    of site: SiteID, held: [JournalID: SignedHead], lacking: [JournalID: UInt32] = [:],
    points: any PointLookup
  ) {
    self.site = site
    self.points = points
    lines = held.filter { $0.key.site == site }.sorted { $0.key < $1.key }.map { journal, signed in
      Line(
        journal: journal, tip: signed.head.chainState, edition: signed.head.edition,
        key: signed.head.key, read: nil, base: (journal, signed.head.seq),
        lacks: lacking[journal])
    }
  }

  /// The key that the site signs with, as far as it is known.
  var key: [UInt8]? { lines.first?.key }

  /// Takes in what was read.
  mutating func insert(_ candidate: Candidate) {
    let base: (JournalID, UInt32)? =
      switch candidate.relation {
      case .extends: (candidate.journal, candidate.start)
      case .parts(let other, let fork): (other, fork)
      }
    let line = Line(
      journal: candidate.journal, tip: candidate.head.head.chainState,
      edition: candidate.head.head.edition, key: candidate.head.head.key, read: candidate.stretch,
      base: base)
    lines.removeAll { $0.journal == candidate.journal }
    lines.append(line)
    lines.sort { $0.journal < $1.journal }
  }

  /// The journal that ends at `point`.
  func line(endingAt point: Point) -> Line? { lines.first { $0.tip.point == point } }

  /// Whether the head called `name` says nothing that is not known.
  func isOld(_ name: HeadName) throws -> Bool {
    guard let line = line(endingAt: name.point) else { return try contains(name.point) }
    return name.edition <= line.edition && line.lacks == nil
  }

  /// Whether some journal has the entry at `point`.
  func contains(_ point: Point) throws -> Bool {
    for line in lines where try hash(of: line, at: point.seq) == point.hash { return true }
    return false
  }

  /// The hash of `line` at entry `seq`; `nil` beyond its end.
  func hash(of line: Line, at seq: UInt32) throws -> UInt64? {
    if seq == 0 { return Chain(of: site).point.hash }
    guard seq <= line.tip.seq else { return nil }
    if let first = line.read?.first, seq >= first {
      return line.read?.entries.point(at: Int(seq - first)).hash
    }
    guard let base = line.base else { return nil }
    if base.journal == line.journal { return try points.hash(of: line.journal, at: seq) }
    guard let other = lines.first(where: { $0.journal == base.journal }) else { return nil }
    return try hash(of: other, at: seq)
  }

  /// The journal with which the history of `hashes`, from its first entry on, goes together
  /// furthest, and how far; `nil` when there is none.
  func parting(of hashes: [UInt64]) throws -> (line: Line, after: UInt32)? {
    var best: (line: Line, after: UInt32)?
    for line in lines {
      // What two histories share is a beginning, so the last entry that they share is found by
      // halves.
      var (low, high) = (UInt32(0), min(line.tip.seq, UInt32(hashes.count)))
      while low < high {
        let middle = low + (high - low + 1) / 2
        if try hash(of: line, at: middle) == hashes[Int(middle) - 1] {
          low = middle
        } else {
          high = middle - 1
        }
      }
      if best.map({ low > $0.after }) ?? true { best = (line, low) }
    }
    return best
  }
}
