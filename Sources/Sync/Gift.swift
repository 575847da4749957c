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
    let listing: [String]
    do throws(ShareError) {
      listing = try share.list(folder)
    } catch {
      guard case .file = error, !isOwn else { throw error }
      // Whatever is wrong with this folder concerns this site alone.
      return
    }
    // The share knows more of this site than we do: nothing here can be news to it. But it may
    // hold what was erased.
    let newest = theirs.sorted { $0.edition > $1.edition }
    if try newest.prefix(Fetch.mostHeads).contains(where: isNewer) { return try sweep(listing) }
    isHeadMissing = !theirs.contains(name)
    let names = listing.compactMap { SegmentName($0) }
    let given = try give(whatIsNotIn: try sound(names))
    if try !isForked(&known) { try replace(names, by: given) }
    obsolete += theirs.filter { $0.edition < name.edition && known.isKnown($0) }
      .map { "heads/\($0.text)" }
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

  /// Whether the share lists an older head that its site signed on another branch than ours.
  private func isForked(_ known: inout KnownHeads) throws -> Bool {
    var isForked = false
    for other in theirs.filter({ $0.edition < name.edition }).prefix(Fetch.mostHeads) {
      if try known.contains(other, in: share, of: home) { continue }
      let head = try share.head(other, of: home.network)
      if head?.head.key == signed.head.key { isForked = true }
    }
    return isForked
  }

  /// The segments, of those that the share lists, that hold what the journal here holds.
  ///
  /// Once the head stands there, its segments did. Before that, one that lies here under the same
  /// name is known, and any other that would count for ours is read: another branch's, or a forged
  /// one, must not.
  private func sound(_ names: [SegmentName]) throws -> [SegmentName] {
    guard isHeadMissing else { return names }
    let ours = Set(try home.journals.segments(of: site))
    var sound: Set<SegmentName> = []
    var names = names.filter { $0.last <= signed.head.seq }
    for _ in 0..<Self.mostReads {
      let cover = names.covering(1, through: signed.head.seq)
      guard let doubtful = cover.first(where: { !ours.contains($0) && !sound.contains($0) }) else {
        return cover
      }
      if try isOurs(doubtful) { sound.insert(doubtful) } else { names.removeAll { $0 == doubtful } }
    }
    return names.filter { ours.contains($0) || sound.contains($0) }
  }

  /// How many segments of one site are read to see whether they count for ours.
  private static let mostReads = 32

  /// Whether the segment called `name` in the share holds what the journal here holds.
  private func isOurs(_ name: SegmentName) throws -> Bool {
    guard let bytes = try share.bytes(of: "\(folder)/\(name.text)", limit: Segment.maximumFile),
      name.matches(bytes), let segment = try? Segment(site: site, first: name.first, file: bytes)
    else { return false }
    return try home.journals.agrees(with: segment, isOwn: isOwn)
  }

  /// Takes in what the share lacks.
  ///
  /// - Returns: the names of it.
  private mutating func give(whatIsNotIn there: [SegmentName]) throws -> [SegmentName] {
    let seq = signed.head.seq
    let covered = there.covering(1, through: seq).last?.last ?? 0
    guard covered < seq else { return [] }
    var given: [SegmentName] = []
    for name in try home.journals.segments(of: site).covering(1, through: seq)
    where name.last > covered && !there.contains(name) {
      files.append(NamedFile(name.text, try home.journals.file(name, of: site)))
      given.append(name)
    }
    if isOwn, let tail = try OpenSegment(of: site, in: home.journals).tail(through: seq),
      !there.contains(tail.name)
    {
      files.append(NamedFile(tail.name.text, tail.file))
      given.append(tail.name)
    }
    count = Int(seq - covered)
    return given
  }

  /// Finds the segments that what is given holds as well, and that may go.
  private mutating func replace(_ names: [SegmentName], by given: [SegmentName]) throws {
    let inside = names.filter { small in
      given.contains { $0.first <= small.first && small.last <= $0.last && $0 != small }
    }
    for name in inside.prefix(Self.mostReads) where try isOurs(name) {
      obsolete.append("\(folder)/\(name.text)")
    }
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
