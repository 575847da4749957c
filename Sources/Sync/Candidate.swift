import Journal
import Merge

/// What a share says of one journal beyond what the home holds, checked as far as bytes, chain and
/// signature go. Whether its site belongs to the network is for the roster to say.
public struct Candidate: Sendable {
  /// How a journal that came stands to those that are held.
  public enum Relation: Hashable, Sendable {
    /// It goes on where the journal that is held ends; nothing may be held of it yet.
    case extends
    /// It shares its entries up to `fork` with another journal of its site, and is one of its own.
    case parts(from: JournalID, after: UInt32)
  }

  /// The journal, under the name that it has in this home.
  public let journal: JournalID
  /// Its new head.
  public let head: SignedHead
  /// The new entries, in order.
  public let stretch: Stretch
  /// How it stands to the journals held.
  public let relation: Relation
  /// Whether the files are the whole journal, and take the place of those that are held.
  let isWhole: Bool
  /// Whether lines in the files may be redacted.
  private(set) var mayHoldRedactedLines: Bool
  /// The files that hold the entries; none once they are stored.
  var files: [NamedFile]

  /// The site.
  public var site: SiteID { journal.site }
  /// The point at which the new entries begin.
  public var start: UInt32 {
    if case .parts(_, let fork) = relation { return fork }
    return stretch.first.map { $0 - 1 } ?? head.head.seq
  }
}

extension Candidate {
  /// The same under another name for the journal.
  func renamed(_ journal: JournalID) -> Candidate {
    Candidate(
      journal: journal, head: head, stretch: stretch.named(journal), relation: relation,
      isWhole: isWhole, mayHoldRedactedLines: mayHoldRedactedLines, files: files)
  }

  /// Adds a segment of the journal that holds what is held already, and takes the place of that.
  mutating func add(_ loaded: SegmentReader.Loaded) {
    files.append(loaded.file)
    if loaded.segment.mayHoldRedactedLines { mayHoldRedactedLines = true }
  }

  /// The lines of the segments, in order: the whole journal, when nothing of it was held.
  public func lines() throws -> [FramedLine] {
    var lines: [FramedLine] = []
    for file in files {
      guard let name = SegmentName(file.name) else { continue }
      let segment = try Segment(site: site, first: name.first, file: file.bytes)
      lines += try segment.framedLines().drop { $0.line.seq <= UInt32(lines.count) }
    }
    return lines
  }
}
