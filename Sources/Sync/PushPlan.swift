import Journal
import Merge

/// What one push gives a share of one site's journals.
struct PushPlan {
  /// The segments that the share lacks.
  private(set) var files: [NamedFile] = []
  /// The heads that the share lacks.
  private(set) var heads: [NamedFile] = []
  /// How many entries the share did not hold before.
  private(set) var count = 0
  /// The files that are replaced, by their path in the share.
  private(set) var obsolete: [String] = []
  /// How many of them have erased lines in them.
  private(set) var erased = 0

  /// The site.
  let site: SiteID
  private let journals: [JournalID: SignedHead]
  /// The site's heads in the share.
  private let theirs: [HeadName]
  /// Files of the share, by their paths there, that others found not to be what their names say.
  private let awaited: Set<String>
  private let home: LocalStore
  private let share: any Share

  init(
    of site: SiteID, _ journals: [JournalID: SignedHead], theirs: [HeadName],
    _ awaited: Set<String>, push: Push
  ) {
    self.site = site
    self.journals = journals
    self.theirs = theirs
    self.awaited = awaited
    home = push.home
    share = push.share
  }

  /// The folder of the site's segments in the share.
  var folder: String { "segments/\(site)" }

  /// Finds out what the share lacks, and what then is of no more use there.
  mutating func prepare() throws {
    let listing: [String]
    do throws(ShareError) {
      listing = try share.list(folder)
    } catch {
      guard case .file = error, site != home.site else { throw error }
      // Whatever is wrong with this folder concerns this site alone.
      return
    }
    let listed = listing.compactMap { SegmentName($0) }
    var ours: Set<SegmentName> = []
    for (journal, signed) in journals.sorted(by: { $0.key < $1.key }) {
      try give(HeldJournal(journal, signed, in: home), listed, &ours)
    }
    try sweep(listing, ours)
  }

  private mutating func give(
    _ held: HeldJournal, _ listed: [SegmentName], _ ours: inout Set<SegmentName>
  ) throws {
    let files = try held.files()
    ours.formUnion(files)
    let there = try listed.filter { try files.contains($0) || held.contains($0) }
    guard try !isFurther(than: held, listed) else { return }
    let name = HeadName(held.signed)
    let isThere = try theirs.contains { other in
      guard other.point == name.point, other.edition >= name.edition else { return false }
      return try !isAwaited(other) || share.head(other, of: home.network) != nil
    }
    if !isThere { heads.append(NamedFile(name.text, held.signed.bytes)) }
    let sound = try sound(there, of: held, files)
    let covered = SegmentWays(sound).end(from: Chain(of: site).point)
    count += Int(name.point.seq - covered.seq)
    let news = try held.segments(behind: covered, of: files)
    // What others just read ends where that begins, and so stays as it is until the next push.
    let longer = news.count == 1 ? try longer(than: sound, covered, of: held, files) : []
    let given = news + longer
    self.files += given.map { NamedFile($0.name.text, $0.bytes) }
    let inside = there.filter { small in given.contains { $0.name.contains(small) } }
    // What others cut differently can lead on from within: then all of it stays.
    let left = SegmentWays(sound.subtracting(inside).union(given.map(\.name)))
    if left.end(from: Chain(of: site).point) == name.point {
      obsolete += inside.map { "\(folder)/\($0.text)" }
    }
    for other in theirs where other.edition < name.edition {
      if try held.contains(other.point) { obsolete.append("heads/\(other.text)") }
    }
  }

  /// What takes the place of several segments of the share: those of the home that do; or else of
  /// the own journal, of which a share has what is still open here in pieces, the last of these as
  /// one.
  private func longer(
    than sound: Set<SegmentName>, _ covered: Point, of held: HeldJournal,
    _ files: Set<SegmentName>
  ) throws -> [SegmentFile] {
    let ways = SegmentWays(sound)
    let longer = files.filter { !sound.contains($0) && ways.replaces($0) }
    guard longer.isEmpty, home.isOwn(held.journal) else { return try longer.map(held.segment) }
    let end = files.intersection(sound).map(\.end).max() ?? Chain(of: site).point
    let open = ways.way(to: covered) { $0 == end }
    guard let first = open?.worthMerging.first else { return [] }
    return [try held.packed(from: first.start, to: covered)]
  }

  /// Whether the share has a later head of this journal that its site signed, and what leads to it:
  /// nothing here can be news to it then. A name alone is not believed: an empty file could keep a
  /// site's changes from the share for ever.
  private func isFurther(than held: HeldJournal, _ listed: [SegmentName]) throws -> Bool {
    guard !home.isOwn(held.journal) else { return false }
    let tip = held.signed.head.chainState.point
    let later = theirs.filter { $0.point.seq > tip.seq && $0.edition > held.signed.head.edition }
    guard !later.isEmpty else { return false }
    let ways = SegmentWays(listed)
    for name in later.sorted(by: >).prefix(Fetch.mostHeads) {
      guard let way = try ways.way(to: name.point, from: held.contains),
        try share.head(name, of: home.network)?.head.key == held.signed.head.key
      else { continue }
      // Whether the way goes over this journal's end, its names say, or the segment around it.
      guard let around = way.first(where: { $0.last > tip.seq }) else { continue }
      if around.start == tip { return true }
      if try held.contains(around.start), try held.isContinued(by: around, in: share) {
        return true
      }
    }
    return false
  }

  /// The segments, of those that the share lists, that hold what the journal here holds.
  ///
  /// As far as a head there says, its segments stood there before it, and their names say of which
  /// history they are. What goes beyond is read before it counts: a forged file can bear any name.
  /// So are those that somebody awaits, and at each push some of a site's own files, so that one
  /// that has rotted, or was replaced, comes back.
  private mutating func sound(
    _ there: [SegmentName], of held: HeldJournal, _ files: Set<SegmentName>
  ) throws -> Set<SegmentName> {
    let said =
      try theirs.filter { try !isAwaited($0) && held.contains($0.point) }
      .map(\.point.seq).max() ?? 0
    var doubtful = there.filter { name in
      awaited.contains("\(folder)/\(name.text)") || name.last > said && !files.contains(name)
    }.sorted { $0.last > $1.last }
    var names = Set(there).subtracting(doubtful.dropFirst(Self.mostReads))
    doubtful =
      doubtful.prefix(Self.mostReads)
      + (home.isOwn(held.journal) ? inspected(there, held.signed.head.edition) : [])
    for name in Set(doubtful) {
      switch try held.content(of: name, files, in: share) {
      case .same: continue
      // Its lines are given in other files, and it would only lead others astray. Erased ones are
      // looked for in all.
      case .other: if !mayHoldErasedLines { obsolete.append("\(folder)/\(name.text)") }
      case .none: break
      }
      names.remove(name)
    }
    return names
  }

  /// Whether somebody found that a head of the share is not what its name says.
  private func isAwaited(_ head: HeadName) -> Bool { awaited.contains("heads/\(head.text)") }

  /// How many segments of one journal are read to see whether they count for ours.
  private static let mostReads = 32
  /// How many of its own files a site reads again at each push.
  private static let mostInspected = 2

  private func inspected(_ names: [SegmentName], _ edition: UInt32) -> [SegmentName] {
    guard names.count > Self.mostInspected else { return names }
    let sorted = names.sorted()
    let newest = sorted.suffix(1)
    return newest
      + (0..<Self.mostInspected - 1).map { place in
        sorted[(Int(edition) * (Self.mostInspected - 1) + place) % sorted.count]
      }
  }

  /// Whether erased lines may stand in the share.
  private var mayHoldErasedLines: Bool { home.erased.sites.contains(site) }

  /// Finds the files of the share in which erased lines stand, whatever they are called, and gives
  /// what shall stand there instead.
  private mutating func sweep(_ listing: [String], _ ours: Set<SegmentName>) throws {
    guard mayHoldErasedLines else { return }
    let known = Set(ours.map(\.text))
    for file in listing where !known.contains(file) {
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
