import Journal
import Merge

/// A segment with its bytes.
struct SegmentFile {
  let name: SegmentName
  let bytes: [UInt8]
}

/// A journal that the home holds, as far as its head goes.
struct HeldJournal {
  let journal: JournalID
  let signed: SignedHead
  private let tip: Point
  private let home: LocalStore

  init(_ journal: JournalID, _ signed: SignedHead, in home: LocalStore) {
    self.journal = journal
    self.signed = signed
    self.home = home
    tip = signed.head.chainState.point
  }

  private var isOwn: Bool { home.isOwn(journal) }

  /// Whether the journal has the entry at `point`.
  func contains(_ point: Point) throws -> Bool {
    guard point.seq <= tip.seq else { return false }
    if point == tip { return true }
    if point.seq == 0 { return point == Chain(of: journal.site).point }
    return try home.points.hash(of: journal, at: point.seq) == point.hash
  }

  /// Whether a segment of this name is a part of the journal.
  func contains(_ name: SegmentName) throws -> Bool {
    try contains(name.start) && contains(name.end)
  }

  /// The names of its whole segments.
  func files() throws -> Set<SegmentName> { Set(try home.journals.segments(of: journal)) }

  /// What follows `point`, each segment beginning where the one before ends: those of `files` where
  /// one begins at that very point; of another, and of the open lines, what is left of it, packed.
  func segments(behind point: Point, of files: Set<SegmentName>) throws -> [SegmentFile] {
    let files = files.filter { $0.last <= tip.seq }.sorted()
    var segments: [SegmentFile] = []
    var point = point
    while point.seq < tip.seq {
      if let whole = files.last(where: { $0.start == point }) {
        segments.append(try segment(whole))
      } else {
        let ends = files.lazy.filter { $0.holds(point.seq + 1) }.map(\.end)
        segments.append(try packed(from: point, to: ends.min() ?? tip))
      }
      point = segments.last?.name.end ?? tip
    }
    return segments
  }

  /// The whole segment called `name`.
  func segment(_ name: SegmentName) throws -> SegmentFile {
    SegmentFile(name: name, bytes: try home.journals.file(name, of: journal))
  }

  /// The entries behind `start` up to `end` as one segment.
  func packed(from start: Point, to end: Point) throws -> SegmentFile {
    let lines = try home.journals.content(
      of: journal, from: start.seq + 1, through: end.seq, isOwn: isOwn)
    let bytes = Gzip.member(lines.content, .good)
    return SegmentFile(name: SegmentName(from: start, to: end, file: bytes), bytes: bytes)
  }

  /// Whether the segment called `name` in `share` holds this journal's last entries, and goes on.
  func isContinued(by name: SegmentName, in share: any Share) throws -> Bool {
    let path = "segments/\(journal.site)/\(name.text)"
    guard let bytes = try share.bytes(of: path, limit: Segment.maximumFile), name.matches(bytes),
      let segment = try? Segment(site: journal.site, first: name.first, file: bytes)
    else { return false }
    let ours = try home.journals.content(
      of: journal, from: name.first, through: tip.seq, isOwn: isOwn)
    guard let forms = try? segment.redactedForms(from: name.first),
      let held = try? ours.redactedForms(from: name.first)
    else { return false }
    return forms.starts(with: held)
  }

  /// What a file of a share holds.
  enum Content {
    /// What the journal here holds, and all of it.
    case same
    /// Something else, or not all of it: a line that was redacted without a reason is not there.
    case other
    /// Not what its name says, or not yet.
    case none
  }

  /// What the segment called `name` in `share` holds.
  ///
  /// - Parameter files: the names of the journal's own files: what bears one of them, and is what
  ///   it says, is that very file.
  func content(
    of name: SegmentName, _ files: Set<SegmentName>, in share: any Share
  ) throws -> Content {
    let path = "segments/\(journal.site)/\(name.text)"
    guard let bytes = try share.bytes(of: path, limit: Segment.maximumFile), name.matches(bytes)
    else { return .none }
    if files.contains(name) { return .same }
    guard let segment = try? Segment(site: journal.site, first: name.first, file: bytes),
      try home.journals.agrees(journal, with: segment, isOwn: isOwn)
    else { return .other }
    var full = HeldLines(journal, in: home)
    guard segment.mayHoldRedactedLines else { return .same }
    let settled = try? segment.settled(where: home.erased.records.contains) { full.line($0) }
    return settled == nil ? .same : .other
  }
}
