// Reads and checks what a share says of one site. Order and rules: Sync.docc/ShareFormat.md.

import Journal
import Merge

/// What a share says of one site beyond what the home holds, checked as far as bytes, chain and
/// signature go. Whether the site belongs to the network is for the roster to say.
public struct Candidate: Sendable {
  /// The site's new head.
  public let head: SignedHead
  /// The new entries, in order.
  public let stretch: Stretch
  /// Whether this is another branch of the journal than the one held, and takes its place.
  public let isReplacing: Bool
  /// The files that hold the entries; none once they are stored.
  var files: [NamedFile]

  /// The site.
  public var site: SiteID { head.head.site }
}

/// Reads what one share says of one site.
struct Fetch: Sendable {
  enum Outcome: Sendable {
    /// Something new.
    case news(Candidate)
    /// Files are still being copied, or have not come yet.
    case arriving
    /// Only what is known already, or is of no use.
    case nothing
  }

  /// A file that was refused, and why.
  typealias Refused = (file: NamedFile, reason: Refusal)

  private let home: Holdings
  private let share: any Share
  private let site: SiteID
  private let held: SignedHead?
  /// The names of what was refused before.
  private let refused: Set<String>

  init(
    _ site: SiteID, from share: any Share, into home: Holdings, held: SignedHead?,
    refused: Set<String>
  ) {
    self.site = site
    self.share = share
    self.home = home
    self.held = held
    self.refused = refused
  }

  private var bounds: JournalBounds { home.bounds(of: site) }

  /// Reads the heads called `names`, the newest first, until one says something new.
  ///
  /// One that never arrives, or is refused, must not hide what the others say.
  ///
  /// - Returns: what is new, and what was refused on the way.
  func run(_ names: [HeadName]) throws -> (Outcome, [Refused]) {
    var bad: [Refused] = []
    var isArriving = false
    var spare: Candidate?
    for name in names.prefix(Self.mostHeads) {
      switch try read(name) {
      case .news(let candidate, isDisowned: false): return (.news(candidate), bad)
      case .news(let candidate, isDisowned: true): spare = spare ?? candidate
      case .arriving: isArriving = true
      case .refused(let more): bad += more
      case .nothing: continue
      }
    }
    // A branch that its site disowned still holds what came before it.
    if let spare, held == nil { return (.news(spare), bad) }
    return (isArriving && bad.isEmpty ? .arriving : .nothing, bad)
  }

  /// How many heads of one site are looked at.
  static let mostHeads = 64

  private enum Reading {
    case news(Candidate, isDisowned: Bool)
    case arriving
    case refused([Refused])
    case nothing
  }

  private func read(_ name: HeadName) throws -> Reading {
    guard let bytes = try share.bytes(of: "heads/\(name.text)", limit: Head.maximumSize),
      name.matches(bytes)
    else { return .arriving }
    let file = NamedFile(name.text, bytes)
    let signed: SignedHead
    do throws(HeadError) {
      signed = try SignedHead(bytes)
    } catch {
      return .refused([(file, .head(error))])
    }
    let head = signed.head
    guard head.site == name.site, head.edition == name.edition,
      head.network == home.network.network
    else { return .refused([(file, .misplaced)]) }
    guard held.map({ $0.head.key == head.key }) ?? true else {
      return .refused([(file, .rolledBack)])
    }
    if bounds.isWrongBranch {
      switch try journal(of: signed, file, after: Chain(of: site)) {
      case .news(_, isDisowned: true): return .refused([(file, .disowned)])
      case let reading: return reading
      }
    }
    let before = held?.head.chainState ?? Chain(of: site)
    if head.seq > before.seq { return try journal(of: signed, file, after: before) }
    if let held, head.edition <= held.head.edition { return .nothing }
    guard head.seq == before.seq else { return .refused([(file, .rolledBack)]) }
    guard head.chain == before.hex else { return .refused([(file, .otherJournal)]) }
    let candidate = Candidate(
      head: signed, stretch: Stretch(of: site), isReplacing: false, files: [])
    return .news(candidate, isDisowned: false)
  }

  /// Reads and checks the segments that lead from the chain `before` to `signed`.
  ///
  /// Several segments can hold the same entries: the tails of two branches, a damaged copy, a
  /// forged one. Ways through them are tried until one ends in the head's chain.
  private func journal(
    of signed: SignedHead, _ headFile: NamedFile, after before: Chain
  ) throws -> Reading {
    var names = try share.names(in: "segments/\(site)").compactMap { SegmentName($0) }
      .filter { !refused.contains($0.text) }
    var bad: [Refused] = []
    var segments = SegmentReader(of: site, in: share)
    var isArriving = false
    var waysLeft = Self.mostWays
    while waysLeft > 0 {
      let cover = names.covering(before.seq + 1, through: signed.head.seq)
      guard cover.last?.last == signed.head.seq else { break }
      switch try follow(cover, to: signed, after: before, &segments) {
      case .whole(let candidate, let isDisowned): return .news(candidate, isDisowned: isDisowned)
      case .unreadable(let name):
        isArriving = true
        names.removeAll { $0 == name }
      case .damaged(let name, let file, let error):
        bad.append((file, .segment(error)))
        names.removeAll { $0 == name }
      case .otherJournal:
        waysLeft -= 1
        guard let next = names.withoutOne(of: cover, from: before.seq + 1), waysLeft > 0 else {
          return .refused(bad + [(headFile, .otherJournal)])
        }
        names = next
      }
      guard segments.mayGoOn else { break }
    }
    if isArriving || bad.isEmpty { return .arriving }
    return .refused(bad)
  }

  /// How many ways through segments that are all sound are tried.
  private static let mostWays = 16

  private enum Way {
    case whole(Candidate, isDisowned: Bool)
    case unreadable(SegmentName)
    case damaged(SegmentName, NamedFile, SegmentError)
    case otherJournal
  }

  private func follow(
    _ cover: [SegmentName], to signed: SignedHead, after before: Chain,
    _ segments: inout SegmentReader
  ) throws -> Way {
    var check = StretchCheck(
      site: site, after: before, journals: home.journals, disowned: bounds.disowned)
    var files: [NamedFile] = []
    for name in cover {
      guard let bytes = try segments.bytes(of: name) else { return .unreadable(name) }
      let file = NamedFile(name.text, bytes)
      do {
        guard try check.append(Segment(site: site, first: name.first, file: bytes)),
          check.chain.seq == name.last
        else { return .otherJournal }
      } catch let error as SegmentError {
        return .damaged(name, file, error)
      }
      files.append(file)
    }
    guard check.chain.hex == signed.head.chain else { return .otherJournal }
    let candidate = Candidate(
      head: signed, stretch: check.news.stretch, isReplacing: before.seq == 0, files: files)
    return .whole(candidate, isDisowned: check.isDisowned)
  }
}

/// Reads the segments of one site, each once, and not without end: a share can list any number of
/// names that lead nowhere.
private struct SegmentReader {
  private let site: SiteID
  private let share: any Share
  private var read: [SegmentName: [UInt8]] = [:]
  private var readsLeft = 4096

  init(of site: SiteID, in share: any Share) {
    self.site = site
    self.share = share
  }

  var mayGoOn: Bool { readsLeft > 0 }

  /// The bytes of a segment; `nil` when it is not there, or not yet.
  mutating func bytes(of name: SegmentName) throws(ShareError) -> [UInt8]? {
    if let known = read[name] { return known }
    readsLeft -= 1
    let path = "segments/\(site)/\(name.text)"
    guard let bytes = try share.bytes(of: path, limit: Segment.maximumFile), name.matches(bytes)
    else { return nil }
    read[name] = bytes
    return bytes
  }
}

extension [SegmentName] {
  /// These without the last of `cover` that another segment could stand in for; `nil` when there
  /// is no other way through them.
  fileprivate func withoutOne(of cover: [SegmentName], from start: UInt32) -> [SegmentName]? {
    guard let end = cover.last?.last else { return nil }
    for name in cover.suffix(64).reversed() {
      let rest = filter { $0 != name }
      if rest.covering(start, through: end).last?.last == end { return rest }
    }
    return nil
  }
}
