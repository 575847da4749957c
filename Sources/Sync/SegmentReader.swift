import Journal
import Merge

/// Reads the segments of one site, each once, and not without end: a share can list any number of
/// names that lead nowhere.
struct SegmentReader {
  /// A segment with the file that it was read from.
  struct Loaded {
    let name: SegmentName
    let segment: Segment
    let file: NamedFile
  }

  private let site: SiteID
  private let share: any Share
  private var ways: SegmentWays?
  private var read: [SegmentName: Loaded] = [:]
  private var readsLeft = 4096
  private var bytesLeft = 1 << 30

  init(of site: SiteID, in share: any Share) {
    self.site = site
    self.share = share
  }

  /// Whether the segments were listed.
  var isListed: Bool { ways != nil }

  /// Lists the segments.
  mutating func list(without refused: Set<String>, _ unsound: Set<SegmentName>) throws {
    let names = try share.names(in: "segments/\(site)").filter { !refused.contains($0) }
    ways = SegmentWays(
      names.lazy.compactMap { SegmentName($0) }.filter { !unsound.contains($0) })
  }

  /// Whether a segment is listed that leads to `point`.
  func lead(to point: Point) -> Bool { ways?.lead(to: point) ?? false }

  /// The names listed that go to entry `end` at most.
  func names(through end: UInt32) -> [SegmentName] { ways?.names(through: end) ?? [] }

  /// How many ways are tried to one head: each but the first was led astray by a false file.
  private static let mostWays = 64

  /// The segments that lead to what `signed` signs, from the last point that is held, all of them
  /// whole; `nil` where none do now.
  mutating func way(
    to signed: SignedHead, _ outcome: inout Fetch.Outcome, from isHeld: (Point) throws -> Bool
  ) throws -> [Loaded]? {
    for _ in 0..<Self.mostWays {
      guard let way = try ways?.way(to: signed.head.chainState.point, from: isHeld) else {
        return nil
      }
      var loaded: [Loaded] = []
      for name in way {
        guard let segment = try load(name, &outcome) else { break }
        loaded.append(segment)
      }
      if loaded.count == way.count { return loaded }
      guard readsLeft > 0, bytesLeft > 0 else { return nil }
    }
    return nil
  }

  /// Leaves out a segment that proved not to be what its name says.
  mutating func discard(_ loaded: Loaded, _ reason: Refusal, _ outcome: inout Fetch.Outcome) {
    ways?.remove(loaded.name)
    outcome.refused.append((loaded.file, reason))
  }

  /// A segment, or another of the same points; `nil` when none is there, or not yet.
  mutating func load(
    _ name: SegmentName, _ outcome: inout Fetch.Outcome
  ) throws -> Loaded? {
    if let known = read[name] { return known }
    var name = name
    while readsLeft > 0, bytesLeft > 0 {
      readsLeft -= 1
      if let loaded = try loadOne(name, &outcome) {
        read[name] = loaded
        return loaded
      }
      ways?.remove(name)
      guard let next = ways?.name(from: name.start, to: name.end) else { return nil }
      if let known = read[next] { return known }
      name = next
    }
    return nil
  }

  private mutating func loadOne(
    _ name: SegmentName, _ outcome: inout Fetch.Outcome
  ) throws -> Loaded? {
    let path = "segments/\(site)/\(name.text)"
    guard let bytes = try share.bytes(of: path, limit: Segment.maximumFile) else {
      outcome.isArriving = true
      return nil
    }
    bytesLeft -= bytes.count
    guard name.matches(bytes) else {
      outcome.miss(path)
      return nil
    }
    let file = NamedFile(name.text, bytes)
    do throws(SegmentError) {
      let segment = try Segment(site: site, first: name.first, file: bytes)
      bytesLeft -= segment.content.count
      // Whether every line is an entry is found out where the chain runs over them.
      guard try segment.lineCount() == Int(name.last - name.start.seq) else {
        throw .unfinishedLine
      }
      return Loaded(name: name, segment: segment, file: file)
    } catch {
      outcome.refused.append((file, .segment(error)))
      return nil
    }
  }
}
