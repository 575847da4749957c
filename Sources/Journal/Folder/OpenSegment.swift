// The last segment of a site's own journal, open for appends: `open.jsonl.gz`.
// Layout, recovery and sealing: Journal.docc/SegmentFormat.md.

import Merge

/// The last segment of the site's own journal.
///
/// An append writes one gzip member of whole lines and syncs once: after that the change is
/// acknowledged. A full segment is sealed: written anew as one member at the best compression,
/// under a name that tells its content, and never touched again.
public struct OpenSegment: Sendable {
  /// Where the segment stands; kept by the index so that an edit need not read the segment.
  public struct Position: Hashable, Sendable {
    /// The number of the first entry in the segment, or of the next one when it is empty.
    public var first: UInt32
    /// The number of the next entry.
    public var next: UInt32
    /// The size of the file's whole members, in bytes.
    public var size: Int
    /// The size of their content, in bytes.
    public var content: Int
    /// When the journal's last entry was made.
    public var at: Timestamp

    /// Makes a position.
    public init(first: UInt32, next: UInt32, size: Int, content: Int, at: Timestamp) {
      self.first = first
      self.next = next
      self.size = size
      self.content = content
      self.at = at
    }

    var isFull: Bool {
      size > OpenSegment.fullSize || next - first >= OpenSegment.fullCount
        || content > OpenSegment.fullContent
    }
  }

  /// A file larger than this, in bytes, is sealed.
  public static let fullSize = 256 << 10
  /// A segment of this many entries is sealed.
  public static let fullCount: UInt32 = 4096
  /// A segment with more content than this, in bytes, is sealed.
  public static let fullContent = 16 << 20

  let folder: JournalFolder
  let journal: JournalID

  /// Takes the open segment of `site`, whose journal is in `folder`.
  public init(of journal: JournalID, in folder: JournalFolder) {
    self.journal = journal
    self.folder = folder
  }

  /// What the file is called, in the folder of the journal.
  public static let fileName = "open.jsonl.gz"

  var path: String { "\(folder.path(of: journal))/\(Self.fileName)" }

  /// Makes the empty journal of a new site, durably, so that an append has nothing to create.
  public func create() throws(JournalError) {
    try onDisk { () throws(FileError) in
      try folder.files.makeFolders(folder.path(of: journal))
      try folder.files.append([], to: path, at: 0)
      try folder.files.syncFolder(folder.path(of: journal))
    }
  }

  /// The size of the file, in bytes; 0 when there is none.
  public func fileSize() throws(JournalError) -> Int {
    try onDisk { () throws(FileError) in try folder.files.size(of: path) ?? 0 }
  }

  /// Makes durable what is there, for the holder of the home's lock.
  ///
  /// A process that is killed in the middle of an append can leave a whole member that was never
  /// synced. Nobody was told of it, and yet it is read from now on: others would see an entry
  /// that a power cut takes back, and whose number the next one bears.
  public func sync() throws(JournalError) {
    try onDisk { () throws(FileError) in
      guard let size = try folder.files.size(of: path) else { return }
      try folder.files.append([], to: path, at: size)
      try folder.files.syncFolder(folder.path(of: journal))
    }
  }

  /// Reads the segment: its whole members, and where they end.
  ///
  /// A torn last member is left out: its writer died in the middle of the append, so the change
  /// was never acknowledged. A whole member that fails its checksum is damage.
  public func read() throws(JournalError) -> (segment: Segment, position: Position) {
    let file = try bytes()
    let inflated = Gzip.content(of: file, limit: Segment.maximumContent)
    let sealed = try lastSealed()
    if let failure = inflated.failure {
      if Self.isHalfEmptied(file, sealed: sealed) { return try emptied(after: sealed) }
      guard Self.isTorn(file, failure) else {
        throw .damaged(
          path: path, failure.reason == .tooLarge ? .tooLarge : .damaged(offset: failure.offset))
      }
    }
    let position = try start(of: inflated.bytes)
    var at = position?.at
    var next = position.map(\.seq) ?? sealed + 1
    let segment = Segment(
      site: journal.site, first: position?.seq ?? sealed + 1, content: inflated.bytes)
    do {
      try segment.forEachLine { (line, _) throws(LineError) in
        next = line.seq + 1
        at = line.at
      }
    } catch {
      throw .damaged(path: path, error)
    }
    if segment.first <= sealed || inflated.bytes.isEmpty {
      // Sealed, but the crash came before this file was emptied.
      guard next == sealed + 1 else { throw .missing(site: journal.site, seq: next) }
      return try emptied(after: sealed, at: at)
    }
    guard segment.first == sealed + 1 else { throw .missing(site: journal.site, seq: sealed + 1) }
    return (
      segment,
      Position(
        first: segment.first, next: next, size: inflated.end, content: inflated.bytes.count,
        at: at ?? Timestamp(milliseconds: 0))
    )
  }

  /// The last entry in a sealed segment; 0 when there is none.
  private func lastSealed() throws(JournalError) -> UInt32 {
    try folder.segments(of: journal).map(\.last).max() ?? 0
  }

  /// The segment that holds nothing yet, behind the sealed ones.
  ///
  /// - Parameter at: when the last sealed entry was made, where that is known.
  private func emptied(
    after sealed: UInt32, at: Timestamp? = nil
  ) throws(JournalError) -> (segment: Segment, position: Position) {
    let at = if let at { at } else { try lastSealed(through: sealed) }
    return (
      Segment(site: journal.site, first: sealed + 1, content: []),
      Position(first: sealed + 1, next: sealed + 1, size: 0, content: 0, at: at)
    )
  }

  private func bytes() throws(JournalError) -> [UInt8] {
    do {
      return try folder.files.read(path, limit: Segment.maximumFile)
    } catch {
      if error.reason == .notFound { return [] }
      throw .file(error)
    }
  }

  /// Number and time of the first line of `content`; `nil` when there is no line.
  private func start(of content: [UInt8]) throws(JournalError) -> (seq: UInt32, at: Timestamp)? {
    guard let end = content.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = content[..<end].withUnsafeBufferPointer { bytes in
      Result { () throws(LineError) in try Line(framing: bytes) }
    }
    switch line {
    case .success(let line): return (line.seq, line.at)
    case .failure(let error): throw .damaged(path: path, .line(1, error))
    }
  }

  /// When the last sealed entry was made.
  private func lastSealed(through last: UInt32) throws(JournalError) -> Timestamp {
    guard last > 0 else { return Timestamp(milliseconds: 0) }
    var at = Timestamp(milliseconds: 0)
    for segment in try folder.segments(of: journal, from: last, through: last) {
      do {
        try segment.forEachLine { (line, _) throws(LineError) in at = line.at }
      } catch {
        throw .damaged(path: folder.path(of: journal), error)
      }
    }
    return at
  }

  /// Keeps a torn last member beside the segment, as `.torn`, and cuts it off. For the holder of
  /// the home's lock.
  ///
  /// - Parameter acknowledged: where the segment stood at least, by whoever remembers: what ends
  ///   before that is not torn, but damaged. A file that is shorter is an older copy.
  /// - Returns: how many bytes were torn; 0 nearly always.
  @discardableResult
  public func cutTornTail(acknowledged: Position? = nil) throws(JournalError) -> Int {
    let file = try bytes()
    let inflated = Gzip.content(of: file, limit: Segment.maximumContent)
    if let acknowledged, inflated.end < acknowledged.size, acknowledged.size <= file.count,
      try start(of: inflated.bytes)?.seq ?? acknowledged.first == acknowledged.first,
      try folder.segments(of: journal).allSatisfy({ $0.last < acknowledged.first })
    {
      throw .damaged(path: path, .damaged(offset: inflated.end))
    }
    guard let failure = inflated.failure else { return 0 }
    if Self.isHalfEmptied(file, sealed: try lastSealed()) {
      try onDisk { () throws(FileError) in try folder.files.append([], to: path, at: 0) }
      return 0
    }
    guard Self.isTorn(file, failure) else { return 0 }
    let torn = NamedFile("open-\(file.count).torn", Array(file[inflated.end...]))
    try onDisk { () throws(FileError) in
      try folder.files.replace(
        [torn], in: folder.path(of: journal), temporary: ".torn", isPrivate: false)
      try folder.files.append([], to: path, at: inflated.end)
    }
    return torn.bytes.count
  }

  /// Appends `entries`, numbered on from `position`: the lines that they make.
  ///
  /// - Throws: ``SegmentError/line(_:_:)`` inside ``JournalError/damaged(path:_:)`` when the line
  ///   of an entry (counted from 1) would be longer than ``Line/maximumLength``; then nothing was
  ///   written.
  public func append(
    _ entries: [Entry], at position: Position, after chain: inout Chain
  ) throws(JournalError) -> Position {
    try append(try lines(of: entries), at: position, after: &chain)
  }

  /// Appends the lines of entries, numbered on from `position`, and returns where the segment
  /// stands when they are durable. Full segments are sealed on the way; one that is full at the end
  /// and can't be sealed, for want of room say, is sealed by the next append.
  ///
  /// - Parameter chain: the chain over the journal so far; afterwards, with the entries.
  public func append(
    _ lines: [FramedLine], at position: Position, after chain: inout Chain
  ) throws(JournalError) -> Position {
    var position = position
    var batch: [UInt8] = []
    var rest = lines[...]
    position.at = lines.last?.line.at ?? position.at
    repeat {
      if position.isFull { position = try seal(position, to: chain.point) }
      batch.removeAll(keepingCapacity: true)
      var next = chain
      var count: UInt32 = 0
      while let line = rest.first, position.next - position.first + count < Self.fullCount,
        position.content + batch.count <= Self.fullContent
      {
        batch.append(contentsOf: line.bytes)
        batch.append(UInt8(ascii: "\n"))
        next.append(line)
        count += 1
        rest = rest.dropFirst()
      }
      let end = position.size
      let member = Self.endingWell(Gzip.member(batch, .quick), at: end)
      try onDisk { () throws(FileError) in try folder.files.append(member, to: path, at: end) }
      position.size += member.count
      position.content += batch.count
      position.next += count
      chain = next
    } while !rest.isEmpty
    // The entries are durable, whatever becomes of the seal: it must not make them look refused.
    guard position.isFull, let sealed = try? seal(position, to: chain.point) else {
      return position
    }
    return sealed
  }

  /// The lines of `entries`, framed. A line that no reader would take must not be written: the
  /// journal could not be read any more.
  private func lines(of entries: [Entry]) throws(JournalError) -> [FramedLine] {
    var lines: [FramedLine] = []
    lines.reserveCapacity(entries.count)
    for (place, entry) in entries.enumerated() {
      do throws(LineError) {
        lines.append(try FramedLine(entry))
      } catch {
        throw .damaged(path: path, .line(place + 1, error))
      }
    }
    return lines
  }

  /// Writes the segment anew as one immutable file and empties the open one.
  ///
  /// - Parameter end: the point of the last entry.
  private func seal(_ position: Position, to end: Point) throws(JournalError) -> Position {
    let (segment, current) = try read()
    // One that was stored and not emptied the last time reads as empty.
    if current.next > current.first {
      let file = Gzip.member(segment.content, .best)
      let name = SegmentName(from: try start(), to: end, file: file)
      try folder.store([NamedFile(name.text, file)], of: journal)
    }
    try onDisk { () throws(FileError) in try folder.files.append([], to: path, at: 0) }
    var sealed = position
    sealed.first = position.next
    sealed.size = 0
    sealed.content = 0
    return sealed
  }

  /// The point behind which the segment's lines stand: the end of the last sealed one.
  private func start() throws(JournalError) -> Point {
    try folder.segments(of: journal).max { $0.last < $1.last }?.end ?? Chain(of: journal.site).point
  }

  /// The open lines as one whole segment, for a share; `nil` when there are none.
  ///
  /// - Parameter end: the last entry that may be in it. What lies behind, by an append that failed
  ///   and could not be undone, was never acknowledged.
  public func tail(
    through end: Point
  ) throws(JournalError) -> (name: SegmentName, file: [UInt8])? {
    let (segment, position) = try read()
    guard position.first...max(position.first, position.next - 1) ~= end.seq,
      !segment.content.isEmpty
    else { return nil }
    let content = segment.content.keepingLines(Int(end.seq - position.first) + 1)
    let file = Gzip.member(content, .good)
    return (SegmentName(from: try start(), to: end, file: file), file)
  }
}

extension [UInt8] {
  /// The first `count` lines.
  fileprivate func keepingLines(_ count: Int) -> [UInt8] {
    var end = startIndex
    for _ in 0..<count {
      guard let feed = self[end...].firstIndex(of: UInt8(ascii: "\n")) else { return self }
      end = feed + 1
    }
    return Array(self[..<end])
  }
}
