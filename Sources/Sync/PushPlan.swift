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
    let there = try listed.filter { try held.contains($0) }
    guard try !isFurther(than: held, listed) else { return }
    let name = HeadName(held.signed)
    let isThere = try theirs.contains { other in
      guard other.point == name.point, other.edition >= name.edition else { return false }
      return try !awaited.contains("heads/\(other.text)")
        || share.head(other, of: home.network) != nil
    }
    if !isThere { heads.append(NamedFile(name.text, held.signed.bytes)) }
    let beginning = Chain(of: site).point
    let sound = try sound(there, of: held, files, trusting: isThere)
    let covered = SegmentWays(sound).end(from: beginning)
    var given: Set<SegmentName> = []
    if covered.seq < name.point.seq {
      let way = files.covering(1, through: name.point.seq).filter { !sound.contains($0) }
      given = Set(way.filter { $0.last > covered.seq })
      // One of them may begin inside what is there, where no way leads: then all are given.
      if SegmentWays(sound.union(given)).end(from: beginning).seq < name.point.seq {
        given = Set(way)
      }
      for file in given.sorted() {
        self.files.append(NamedFile(file.text, try held.bytes(of: file)))
      }
      count += Int(name.point.seq - covered.seq)
    }
    let inside = there.filter { small in
      given.contains { $0.first <= small.first && small.last <= $0.last && $0 != small }
    }
    obsolete += inside.map { "\(folder)/\($0.text)" }
    for other in theirs where other.edition < name.edition {
      if try held.contains(other.point) { obsolete.append("heads/\(other.text)") }
    }
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
      guard let way = ways.way(from: [tip, Chain(of: site).point], to: name.point),
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
  /// One that lies here under the same name is known. Once the head stands there, its segments did,
  /// and their names say of which history they are; before that, one that would count for ours is
  /// read: a forged file can bear any name. So is one that stands there in the place of one from
  /// here, with its points and another hash: lines of it may be redacted without a reason. So
  /// are those that somebody awaits, and at each push some of a site's own files, so that one that
  /// has rotted, or was replaced, comes back.
  private func sound(
    _ there: [SegmentName], of held: HeldJournal, _ files: Set<SegmentName>, trusting isThere: Bool
  ) throws -> Set<SegmentName> {
    var names = Set(there)
    if home.isOwn(held.journal) {
      for name in inspected(there, held.signed.head.edition)
      where try !held.agrees(name, of: files, in: share) {
        names.remove(name)
      }
    }
    let ousted = Set(files.subtracting(there).map { [$0.start, $0.end] })
    let doubtful = there.filter { name in
      guard names.contains(name) else { return false }
      if awaited.contains("\(folder)/\(name.text)") { return true }
      return !files.contains(name) && (!isThere || ousted.contains([name.start, name.end]))
    }
    for name in doubtful.sorted(by: { $0.last > $1.last }).prefix(Self.mostReads)
    where try !held.agrees(name, of: files, in: share) {
      names.remove(name)
    }
    for name in doubtful.sorted(by: { $0.last > $1.last }).dropFirst(Self.mostReads) {
      names.remove(name)
    }
    return names
  }

  /// How many segments of one journal are read to see whether they count for ours.
  private static let mostReads = 32
  /// How many of its own files a site reads again at each push.
  private static let mostInspected = 4

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

  /// The names of its files, that of its open lines included.
  func files() throws -> Set<SegmentName> {
    var names = Set(try home.journals.segments(of: journal))
    if isOwn, let tail = try tail() { names.insert(tail.name) }
    return names
  }

  private func tail() throws -> (name: SegmentName, file: [UInt8])? {
    try OpenSegment(of: journal, in: home.journals).tail(through: tip)
  }

  func bytes(of name: SegmentName) throws -> [UInt8] {
    if isOwn, let tail = try tail(), tail.name == name { return tail.file }
    return try home.journals.file(name, of: journal)
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

  /// Whether the segment called `name` in `share` holds what the journal here holds, and all of it:
  /// a line that was redacted without a reason is not there.
  ///
  /// - Parameter files: the names of the journal's own files: what bears one of them, and is what
  ///   it says, is that very file.
  func agrees(
    _ name: SegmentName, of files: Set<SegmentName>, in share: any Share
  ) throws -> Bool {
    let path = "segments/\(journal.site)/\(name.text)"
    guard let bytes = try share.bytes(of: path, limit: Segment.maximumFile), name.matches(bytes)
    else { return false }
    if files.contains(name) { return true }
    guard let segment = try? Segment(site: journal.site, first: name.first, file: bytes),
      try home.journals.agrees(journal, with: segment, isOwn: isOwn)
    else { return false }
    var full = HeldLines(journal, in: home)
    guard segment.mayHoldRedactedLines else { return true }
    return (try? segment.settled(where: home.erased.records.contains) { full.line($0) }) == nil
  }
}
