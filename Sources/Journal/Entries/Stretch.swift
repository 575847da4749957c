import Crypto
import Merge

/// Entries that follow each other in one journal: checked, and decoded when asked for.
///
/// A million entries take five times as much memory decoded as they take as lines, and whoever
/// merges them needs each but once; so the lines are kept, and where each of them stands.
public final class Stretch: Sendable {
  /// Where a line stands, and what must be known of it without decoding it.
  struct Place: Sendable {
    let at: Timestamp
    /// The segment, by its place in ``contents``.
    let segment: UInt32
    /// Where the line starts in the segment's content, its change's value, and its line feed.
    let start: UInt32
    let change: UInt32
    let end: UInt32
    /// The record it changes, by its place in ``records``, and whether its change was erased.
    let recordAndErasure: UInt32
    /// Where what it has newly seen ends in ``seen``; it starts where that of the line before ends.
    let seenEnd: UInt32
    /// The start of the chain's hash over the journal up to it.
    let hash: UInt64

    static let erasure: UInt32 = 1 << 31

    var record: Int { Int(recordAndErasure & ~Self.erasure) }
    var isErased: Bool { recordAndErasure & Self.erasure != 0 }
  }

  /// What was newly seen of a site, by its place in ``Stretch/sites``.
  public struct Seen: Sendable {
    /// The site's place.
    public let site: Int
    /// The last entry of one of its journals that was seen.
    public let point: Point
  }

  /// The journal that they stand in.
  public let journal: JournalID
  /// The SHA-256 of the journal's first line, in hex, when its entry is among these: the line
  /// that founds a network gives it its id.
  public let firstLineDigest: String?
  /// The records that are changed, each once.
  public let records: [String]
  /// The sites of which something was seen, each once.
  public let sites: [SiteID]
  /// The number of the first entry; `nil` when there are none.
  public let first: UInt32?
  /// The chain before the first entry.
  let before: Chain
  /// The chain after the last entry.
  public let chain: Chain
  let contents: [[UInt8]]
  let places: [Place]
  let seen: [Seen]

  init(_ builder: StretchBuilder) {
    journal = builder.journal
    firstLineDigest = builder.firstLineDigest
    records = builder.records.names
    sites = builder.sites.names
    seen = builder.seen
    first = builder.first
    before = builder.before
    chain = builder.chain
    contents = builder.contents
    places = builder.places
  }

  /// Makes the empty stretch of `journal` after `chain`.
  public convenience init(of journal: JournalID, after chain: Chain) {
    self.init(StretchBuilder(of: journal, after: chain))
  }

  init(_ stretch: Stretch, as journal: JournalID) {
    self.journal = journal
    firstLineDigest = stretch.firstLineDigest
    records = stretch.records
    sites = stretch.sites
    seen = stretch.seen
    first = stretch.first
    before = stretch.before
    chain = stretch.chain
    contents = stretch.contents
    places = stretch.places
  }

  /// The same entries under another name for their journal: whether a site forked is only known
  /// when what came is compared with what is held.
  public func named(_ journal: JournalID) -> Stretch { Stretch(self, as: journal) }

  /// The point before the first entry.
  public var start: Point { before.point }

  /// The chain over all before the entry at `index`.
  public func chain(before index: Int) -> Chain {
    var chain = before
    for place in places[..<index] {
      contents[Int(place.segment)].withUnsafeBufferPointer { content in
        let bytes = UnsafeBufferPointer(rebasing: content[Int(place.start)..<Int(place.end)])
        if let line = try? Line(framing: bytes) { chain.append(line, bytes) }
      }
    }
    return chain
  }

  /// The entries, in order.
  public var entries: Entries { Entries(stretch: self) }
}

extension Stretch {
  /// The entries of a stretch, each decoded when it is asked for.
  public struct Entries: RandomAccessCollection, Sendable {
    fileprivate let stretch: Stretch

    /// Entries count from 0 here.
    public var startIndex: Int { 0 }
    /// One behind the last.
    public var endIndex: Int { stretch.places.count }

    /// The entry at `index`, decoded.
    public subscript(index: Int) -> Entry {
      let place = stretch.places[index]
      return stretch.reading(place.segment, place.start..<place.end) { bytes in
        guard let line = try? Line(framing: bytes), let entry = try? line.entry(from: bytes) else {
          Self.failure
        }
        return entry
      }
    }

    private static var failure: Never {
      // The builder checks each line before it adds it, and the bytes never change: no input leads
      // here.
      preconditionFailure("a checked line is no entry any more")
    }

    /// The number of the entry at `index`.
    public func seq(at index: Int) -> UInt32 { (stretch.first ?? 0) + UInt32(index) }

    /// Where the entry at `index` stands in its site's history.
    public func point(at index: Int) -> Point {
      Point(seq: seq(at: index), hash: stretch.places[index].hash)
    }

    /// What the entry at `index` has newly seen of other sites.
    public func saw(at index: Int) -> ArraySlice<Seen> {
      let start = index == 0 ? 0 : stretch.places[index - 1].seenEnd
      return stretch.seen[Int(start)..<Int(stretch.places[index].seenEnd)]
    }

    /// When the entry at `index` was made.
    public func time(at index: Int) -> Timestamp { stretch.places[index].at }

    /// The change of the entry at `index`, decoded; `nil` when it was erased.
    public func change(at index: Int) -> Change? {
      let place = stretch.places[index]
      guard !place.isErased else { return nil }
      return stretch.reading(place.segment, place.change..<place.end - 1) { bytes in
        var reader = JSONReader(bytes, spelling: .canonical)
        guard let change = try? Change(on: stretch.records[place.record], from: &reader) else {
          Self.failure
        }
        return change
      }
    }

    /// Whether `search` finds its bytes in the change of the entry at `index`, which is not decoded
    /// for that.
    public func change(at index: Int, holds search: ByteSearch) -> Bool {
      let place = stretch.places[index]
      return stretch.reading(place.segment, place.change..<place.end - 1, search.finds)
    }

    /// The record that the entry at `index` changes, by its place in ``Stretch/records``.
    public func record(at index: Int) -> Int { stretch.places[index].record }

    /// Whether the change of the entry at `index` was erased.
    public func isErased(at index: Int) -> Bool { stretch.places[index].isErased }

    /// The entries that change a record which `isWanted`; no others are decoded.
    public func changing(_ isWanted: (String) -> Bool) -> [Entry] {
      let wanted = stretch.records.map(isWanted)
      guard wanted.contains(true) else { return [] }
      var found: [Entry] = []
      for (index, place) in stretch.places.enumerated()
      where !place.isErased && wanted[place.record] {
        found.append(self[index])
      }
      return found
    }
  }

  fileprivate func reading<Result>(
    _ segment: UInt32, _ range: Range<UInt32>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    contents[Int(segment)].withUnsafeBufferPointer { content in
      body(UnsafeBufferPointer(rebasing: content[Int(range.lowerBound)..<Int(range.upperBound)]))
    }
  }
}

/// Puts a stretch together, segment by segment.
public struct StretchBuilder: Sendable {
  let journal: JournalID
  fileprivate(set) var firstLineDigest: String?
  fileprivate(set) var records = Numbering<String>()
  fileprivate(set) var sites = Numbering<SiteID>()
  fileprivate(set) var seen: [Stretch.Seen] = []
  fileprivate(set) var first: UInt32?
  fileprivate(set) var contents: [[UInt8]] = []
  fileprivate(set) var places: [Stretch.Place] = []
  let before: Chain
  /// The chain after the last entry so far.
  public private(set) var chain: Chain

  /// Starts with no entries of `journal`, after those that are in `chain`.
  public init(of journal: JournalID, after chain: Chain) {
    self.journal = journal
    before = chain
    self.chain = chain
  }

  /// The entries so far.
  public var stretch: Stretch { Stretch(self) }

  /// Adds the entries of `segment` that come next, up to number `end`.
  ///
  /// - Throws: ``SegmentError`` at the first line that is no entry, whatever its number; then this
  ///   is of no more use.
  public mutating func append(
    _ segment: Segment, through end: UInt32 = .max
  ) throws(SegmentError) {
    var position = 0
    let known = places.count
    try segment.forEachLine { (line, bytes) throws(LineError) in
      defer { position += bytes.count + 1 }
      guard line.seq > chain.seq, line.seq <= end else { return }
      try append(line, bytes, at: position)
    }
    if places.count > known { contents.append(segment.content) }
  }

  private mutating func append(
    _ line: Line, _ bytes: UnsafeBufferPointer<UInt8>, at position: Int
  ) throws(LineError) {
    try line.check(bytes)
    chain.append(line, bytes)
    if first == nil { first = line.seq }
    if line.seq == 1 {
      firstLineDigest = SHA256.hash(data: UnsafeRawBufferPointer(bytes)).hex
    }
    for name in line.saw {
      seen.append(Stretch.Seen(site: sites.number(of: name.site), point: name.point))
    }
    let erasure = line.isRedacted ? Stretch.Place.erasure : 0
    places.append(
      Stretch.Place(
        at: line.at, segment: UInt32(contents.count), start: UInt32(position),
        change: UInt32(position + line.change.lowerBound), end: UInt32(position + bytes.count),
        recordAndErasure: UInt32(records.number(of: line.recordName(in: bytes))) | erasure,
        seenEnd: UInt32(seen.count), hash: chain.point.hash))
  }
}

/// Names, each with a number from 0 on.
struct Numbering<Name: Hashable & Sendable>: Sendable {
  private(set) var names: [Name] = []
  private var numbers: [Name: Int] = [:]

  /// The number of `name`, which is the next when it is new.
  mutating func number(of name: Name) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
