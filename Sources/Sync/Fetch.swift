// Reads and checks what a share says of one site. Order and rules: Sync.docc/ShareFormat.md.

import Journal
import Merge

/// Reads what one share says of one site.
struct Fetch {
  /// A file that was refused, and why.
  typealias Refused = (file: NamedFile, reason: Refusal)

  /// What was found.
  struct Outcome: Sendable {
    /// What is new, journal by journal.
    var news: [Candidate] = []
    /// Whether files are still being copied, or have not come yet.
    var isArriving = false
    /// Files that are not what their names say, or not yet, by their path in the share.
    var awaited: Set<String> = []
    /// What was refused on the way.
    var refused: [Refused] = []

    /// Notes that the file at `path` is not what its name says, or not yet.
    mutating func miss(_ path: String) {
      isArriving = true
      if awaited.count < Head.mostAwaited { awaited.insert(path) }
    }
  }

  private let home: LocalStore
  private let share: any Share
  private let site: SiteID
  /// The names of what was refused before.
  private let known: Set<String>
  /// The segments that this exchange has read and that are not what their names say.
  private let unsound: Set<SegmentName>
  /// The key that the roster gives the site, where it is known.
  private let key: [UInt8]?
  private var histories: SiteHistories
  private var outcome = Outcome()
  private var segments: SegmentReader
  private var headsLeft = Self.mostHeads
  private var filesLeft = Self.mostFiles
  private var looseLeft = Self.mostLoose

  /// - Parameter lacking: of journals that are held, the first entry that lacks its line.
  init(
    _ site: SiteID, from share: any Share, into home: LocalStore,
    held: [JournalID: SignedHead], lacking: [JournalID: UInt32] = [:], key: [UInt8]? = nil,
    refused: Set<String> = [], unsound: Set<SegmentName> = []
  ) {
    self.site = site
    self.share = share
    self.home = home
    known = refused
    self.unsound = unsound
    histories = SiteHistories(of: site, held: held, lacking: lacking, points: home.points)
    self.key = key ?? histories.key
    segments = SegmentReader(of: site, in: share)
  }

  /// Reads the heads called `names`, the newest first: each may speak of a history of its own.
  ///
  /// One that never arrives, or is refused, must not hide what the others say.
  mutating func run(_ names: [HeadName]) throws -> Outcome {
    for name in names.sorted(by: >) where headsLeft > 0 && filesLeft > 0 {
      guard try !histories.isOld(name) else { continue }
      if try leadsNowhere(name) {
        guard looseLeft > 0 else {
          outcome.isArriving = true
          continue
        }
        looseLeft -= 1
      }
      filesLeft -= 1
      try read(name)
    }
    outcome.news = try outcome.news.map { try withLonger($0) }
    return outcome
  }

  /// What came, with the segments of the share each of which takes the place of several that are
  /// held: so a home holds as few files of a journal as a share does, and under the same names.
  private mutating func withLonger(_ candidate: Candidate) throws -> Candidate {
    guard !candidate.isWhole, candidate.stretch.first != nil, !home.isOwn(candidate.journal),
      let line = histories.lines.first(where: { $0.journal == candidate.journal }),
      let end = line.base?.through
    else { return candidate }
    var candidate = candidate
    let held = SegmentWays(try home.journals.segments(of: candidate.journal))
    for name in segments.names(through: end) where held.replaces(name, atLeast: 4) {
      guard try histories.hash(of: line, at: name.start.seq) == name.start.hash,
        try histories.hash(of: line, at: name.last) == name.end.hash,
        let loaded = try segments.load(name, &outcome)
      else { continue }
      guard try home.journals.agrees(candidate.journal, with: loaded.segment, isOwn: false) else {
        segments.discard(loaded, .otherJournal, &outcome)
        continue
      }
      candidate.add(loaded)
    }
    return candidate
  }

  /// Whether no segment is listed that leads to the head called `name`: its journal is not here,
  /// or not yet, whatever it says.
  private mutating func leadsNowhere(_ name: HeadName) throws -> Bool {
    if histories.line(endingAt: name.point) != nil { return false }
    try listSegments()
    return !segments.lead(to: name.point)
  }

  /// Lists the segments, once, without those that were refused before, or are to be replaced.
  private mutating func listSegments() throws {
    guard !segments.isListed else { return }
    try segments.list(without: known.union(filesToReplace()), unsound)
    // They were looked at already, and are awaited as if that had been here.
    for name in unsound.sorted().prefix(Head.mostAwaited) {
      outcome.miss("segments/\(site)/\(name.text)")
    }
  }

  /// How many heads of one site are looked at.
  static let mostHeads = 64
  /// How many files are read for them: whoever can write to the share can leave any number that are
  /// not what their names say.
  private static let mostFiles = 4096
  /// How many of them may be heads to which no segment leads. They are worth a look only to say
  /// what is wrong with them.
  private static let mostLoose = 64

  private mutating func read(_ name: HeadName) throws {
    let path = "heads/\(name.text)"
    guard let bytes = try share.bytes(of: path, limit: Head.maximumSize) else {
      outcome.isArriving = true
      return
    }
    guard name.matches(bytes) else { return outcome.miss(path) }
    headsLeft -= 1
    let file = NamedFile(name.text, bytes)
    let signed: SignedHead
    do throws(HeadError) {
      signed = try SignedHead(bytes)
    } catch {
      outcome.refused.append((file, .head(error)))
      return
    }
    guard name.names(signed.head), signed.head.network == home.network.network,
      key.map({ $0 == signed.head.key }) ?? true
    else {
      outcome.refused.append((file, .misplaced))
      return
    }
    if let line = histories.line(endingAt: name.point), line.lacks == nil {
      // The head itself is all that is new.
      take(
        Candidate(
          journal: line.journal, head: signed, stretch: Stretch(of: line.journal, after: line.tip),
          relation: .extends, isWhole: false, mayHoldRedactedLines: false, files: []))
    } else {
      try readJournal(of: signed, file)
    }
  }

  private mutating func take(_ candidate: Candidate) {
    histories.insert(candidate)
    // A head that says more of the same journal takes the place of one read before.
    outcome.news.removeAll { $0.journal == candidate.journal && $0.stretch.first == nil }
    outcome.news.append(candidate)
  }

  /// Reads the segments that lead to `signed` from what is held, or else from the beginning.
  private mutating func readJournal(of signed: SignedHead, _ headFile: NamedFile) throws {
    try listSegments()
    for line in histories.lines
    where line.tip.seq < signed.head.seq && line.read == nil && line.lacks == nil {
      var starts = Set([line.tip.point])
      for name in try home.journals.segments(of: line.journal) where name.first <= line.tip.seq {
        starts.insert(name.start)
      }
      ways: while let way = try segments.way(to: signed, &outcome, from: starts.contains) {
        switch try extending(line, along: way, to: signed) {
        case .found(let candidate): return take(candidate)
        case .false(let loaded, let reason): segments.discard(loaded, reason, &outcome)
        case .other: break ways
        }
      }
    }
    let beginning = Chain(of: site).point
    while let way = try segments.way(to: signed, &outcome, from: { $0 == beginning }) {
      switch try whole(along: way, to: signed) {
      case .found(let candidate): return take(candidate)
      case .false(let loaded, let reason): segments.discard(loaded, reason, &outcome)
      case .other:
        outcome.refused.append((headFile, .otherJournal))
        return
      }
    }
    if outcome.refused.isEmpty { outcome.isArriving = true }
  }

  /// The names of the files that are held and lack lines: the share may have these in another one.
  private func filesToReplace() throws -> [String] {
    try histories.lines.flatMap { line in
      guard let seq = line.lacks else { return [String]() }
      return try home.journals.segments(of: line.journal).filter { $0.holds(seq) }.map(\.text)
    }
  }

  /// Where a way has led.
  private enum Reached {
    case found(Candidate)
    /// A segment is not what its name says.
    case `false`(SegmentReader.Loaded, Refusal)
    /// Not to what the head signs.
    case other
  }

  /// Adds `loaded` to `news`; returns why it is not what its name says, if it is not.
  private func follow(
    _ loaded: SegmentReader.Loaded, _ news: inout StretchBuilder
  ) -> Refusal? {
    do throws(SegmentError) { try news.append(loaded.segment) } catch { return .segment(error) }
    return news.chain.point == loaded.name.end ? nil : .otherJournal
  }

  /// What `way` adds to `line`, if it is that journal which goes on there.
  private func extending(
    _ line: SiteHistories.Line, along way: [SegmentReader.Loaded], to signed: SignedHead
  ) throws -> Reached {
    var news = StretchBuilder(of: line.journal, after: line.tip)
    for loaded in way {
      if loaded.name.first <= line.tip.seq {
        guard loaded.name.last > line.tip.seq, try agrees(line, with: loaded.segment) else {
          return .other
        }
      }
      if let reason = follow(loaded, &news) { return .false(loaded, reason) }
    }
    guard news.chain.hex == signed.head.chain else { return .other }
    return .found(
      Candidate(
        journal: line.journal, head: signed, stretch: news.stretch, relation: .extends,
        isWhole: false, mayHoldRedactedLines: way.mayHoldRedactedLines, files: way.map(\.file)))
  }

  /// Whether the part of `segment` that is held is the same there; a line that was erased in one of
  /// the two is the same line.
  private func agrees(_ line: SiteHistories.Line, with segment: Segment) throws -> Bool {
    let end = line.tip.seq
    let held = try home.journals.content(
      of: line.journal, from: segment.first, through: end, isOwn: home.isOwn(line.journal))
    if segment.content.starts(with: held.content) { return true }
    do throws(SegmentError) {
      return try segment.redactedForms(from: segment.first)
        .starts(with: held.redactedForms(from: held.first))
    } catch {
      return false
    }
  }

  /// The whole journal along `way`: another history of the site than those known, or one that was
  /// cut into segments anew.
  private func whole(along way: [SegmentReader.Loaded], to signed: SignedHead) throws -> Reached {
    var all = StretchBuilder(of: JournalID(site), after: Chain(of: site))
    for loaded in way {
      if let reason = follow(loaded, &all) { return .false(loaded, reason) }
    }
    guard all.chain.hex == signed.head.chain else { return .other }
    let entries = all.stretch.entries
    let hashes = entries.indices.map { entries.point(at: $0).hash }
    func candidate(
      _ journal: JournalID, _ stretch: Stretch, _ relation: Candidate.Relation
    ) -> Reached {
      .found(
        Candidate(
          journal: journal, head: signed, stretch: stretch, relation: relation, isWhole: true,
          mayHoldRedactedLines: way.mayHoldRedactedLines, files: way.map(\.file)))
    }
    guard let (line, fork) = try histories.parting(of: hashes) else {
      return candidate(JournalID(site), all.stretch, .extends)
    }
    let isLonger = fork == line.tip.seq
    let journal = isLonger ? line.journal : JournalID(site, branch: entries.point(at: Int(fork)))
    var shared = StretchBuilder(of: journal, after: Chain(of: site))
    for loaded in way { try shared.append(loaded.segment, through: fork) }
    var news = StretchBuilder(of: journal, after: shared.chain)
    for loaded in way { try news.append(loaded.segment) }
    return candidate(
      journal, news.stretch, isLonger ? .extends : .parts(from: line.journal, after: fork))
  }
}

extension [SegmentReader.Loaded] {
  /// Whether lines may be redacted.
  fileprivate var mayHoldRedactedLines: Bool { contains { $0.segment.mayHoldRedactedLines } }
}
