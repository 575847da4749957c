import Journal
import Merge

/// What one push gives a share of one journal.
struct Gift {
  /// The segments that the share lacks.
  private(set) var files: [NamedFile] = []
  /// How many entries the share did not hold before.
  private(set) var count = 0
  /// Whether the share lacks the head.
  private(set) var isHeadMissing = false
  /// The files that are replaced, by their path in the share.
  private(set) var obsolete: [String] = []
  /// How many of them have erased lines in them.
  private(set) var erased = 0
  /// The head's name.
  let name: HeadName

  private let signed: SignedHead
  /// The site's heads in the share.
  private let theirs: [HeadName]
  private let home: Holdings
  private let share: any Share

  init(_ signed: SignedHead, theirs: [HeadName], push: Push) {
    self.signed = signed
    self.theirs = theirs
    home = push.home
    share = push.share
    name = HeadName(signed)
  }

  private var site: SiteID { signed.head.site }
  private var isOwn: Bool { site == home.site }
  /// The folder of the site's segments in the share.
  var folder: String { "segments/\(site)" }

  /// Finds out what the share lacks, and what then is of no more use there.
  mutating func prepare(_ known: inout KnownHeads) throws {
    // The share knows more of this site than we do: nothing here can be news to it. But it may
    // hold what was erased.
    if try theirs.contains(where: isNewer) { return try sweep(try share.list(folder)) }
    let listing = try share.list(folder)
    isHeadMissing = !theirs.contains(name)
    let there = try sound(listing.compactMap { SegmentName($0) })
    let older = theirs.filter { $0.edition < name.edition }
    let isOneBranch = try older.allSatisfy { try known.contains($0, in: share, of: home) }
    try give(whatIsNotIn: there, replacing: isOneBranch)
    if isOneBranch { obsolete += older.map { "heads/\($0.text)" } }
    try sweep(listing)
  }

  /// Whether the share really has a head that its site signed after ours. A name alone is not
  /// believed: an empty file could keep a site's changes from the share for ever.
  private func isNewer(_ other: HeadName) throws -> Bool {
    guard other.edition > name.edition, !home.bounds(of: site).isWrongBranch, !isOwn else {
      return false
    }
    return try share.head(other, of: home.network)?.head.key == signed.head.key
  }

  /// The segments, of those that the share lists, that hold what the journal here holds.
  ///
  /// Once the head stands there, its segments did. Before that, one that lies here under the same
  /// name is known, and any other is read: another branch's, or a forged one, must not count for
  /// ours.
  private func sound(_ names: [SegmentName]) throws -> [SegmentName] {
    guard isHeadMissing else { return names }
    let ours = Set(try home.journals.segments(of: site))
    return try names.filter { name in
      if ours.contains(name) { return true }
      guard name.last <= signed.head.seq,
        let bytes = try share.bytes(of: "\(folder)/\(name.text)", limit: Segment.maximumFile),
        name.matches(bytes),
        let segment = try? Segment(site: site, first: name.first, file: bytes)
      else { return false }
      return try home.journals.agrees(with: segment, isOwn: isOwn)
    }
  }

  private mutating func give(
    whatIsNotIn there: [SegmentName], replacing isReplacing: Bool
  ) throws {
    let seq = signed.head.seq
    let covered = there.covering(1, through: seq).last?.last ?? 0
    guard covered < seq else { return }
    var given: [SegmentName] = []
    for name in try home.journals.segments(of: site).covering(1, through: seq)
    where name.last > covered && !there.contains(name) {
      files.append(NamedFile(name.text, try home.journals.file(name, of: site)))
      given.append(name)
    }
    if isOwn, let tail = try OpenSegment(of: site, in: home.journals).tail(),
      !there.contains(tail.name)
    {
      files.append(NamedFile(tail.name.text, tail.file))
      given.append(tail.name)
    }
    count = Int(seq - covered)
    guard isReplacing else { return }
    let replaced = (there + given).superseded.filter { small in
      given.contains { $0.first <= small.first && small.last <= $0.last && $0 != small }
    }
    obsolete += replaced.map { "\(folder)/\($0.text)" }
  }

  /// Whether erased lines may stand in the share. What a site wrote beyond what is believed of it
  /// is nowhere merged, so nobody here knows whom it speaks of.
  private var mayHoldErasedLines: Bool {
    let isBelieved = home.bounds(of: site).through == .max
    return home.erased.sites.contains(site) || (!isBelieved && !home.erased.records.isEmpty)
  }

  /// Finds the files of the share in which erased lines stand, whatever they are called, and gives
  /// what shall stand there instead.
  private mutating func sweep(_ listing: [String]) throws {
    guard mayHoldErasedLines else { return }
    let ours = Set(try home.journals.segments(of: site).map(\.text))
    for file in listing where !ours.contains(file) {
      let path = "\(folder)/\(file)"
      guard !obsolete.contains(path),
        let bytes = try share.bytes(of: path, limit: Segment.maximumFile),
        let cleaned = home.erased.cleaning(bytes, called: file, of: site)
      else { continue }
      erased += 1
      obsolete.append(path)
      if let cleaned, !files.contains(where: { $0.name == cleaned.name }) {
        files.append(cleaned)
      }
    }
  }
}

extension ErasedRecords {
  /// What shall stand in the place of a file of the share: `nil` when it can stay as it is,
  /// `.some(nil)` when it goes without a successor: it is no segment that anybody reads.
  fileprivate func cleaning(
    _ bytes: [UInt8], called file: String, of site: SiteID
  ) -> NamedFile?? {
    let name = SegmentName(file).flatMap { $0.matches(bytes) ? $0 : nil }
    if let name, let segment = try? Segment(site: site, first: name.first, file: bytes) {
      return (try? segment.redacted(where: covers)).map { $0.file() }
    }
    let content = Gzip.content(of: bytes, limit: Segment.maximumContent).bytes
    return mentions(content) ? .some(nil) : nil
  }

  /// Whether a change to an erased record seems to stand somewhere in `content`.
  func mentions(_ content: [UInt8]) -> Bool {
    records.contains { content.firstRange(of: Array("{\"on\":\"\($0)\"".utf8)) != nil }
  }
}
