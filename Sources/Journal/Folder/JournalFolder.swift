import Merge

/// Why a journal could not be read or written.
public enum JournalError: Error, Hashable, Sendable {
  /// The disk refused.
  case file(FileError)
  /// A segment file is damaged.
  case damaged(path: String, SegmentError)
  /// A segment file does not hold what its name says.
  case altered(path: String)
  /// Entries are missing: no segment holds this one.
  case missing(site: SiteID, seq: UInt32)

  /// Whether what is there is not what it should be, rather than that the disk refused.
  public var isDamage: Bool {
    switch self {
    case .damaged, .altered, .missing: true
    case .file: false
    }
  }
}

/// Does something on the disk, and says of its failure that it concerns a journal.
func onDisk<Result>(
  _ body: () throws(FileError) -> Result
) throws(JournalError) -> Result {
  do { return try body() } catch { throw .file(error) }
}

/// The journals that a home holds: `journals/<site>/`, this site's and all that were received.
///
/// Whole segments bear the names, and are byte for byte the files, that they have in a share.
/// The site's own last segment is still open for appends: see ``OpenSegment``.
public struct JournalFolder: Sendable {
  /// The disk.
  public let files: any FileSystem
  /// The folder's path.
  public let path: String

  /// Takes the folder at `path`, which need not exist.
  public init(files: any FileSystem, path: String) {
    self.files = files
    self.path = path
  }

  /// The folder of `site`'s journal.
  public func path(of journal: JournalID) -> String { "\(path)/\(journal)" }

  /// The journals that are here, sorted.
  public func all() throws(JournalError) -> [JournalID] {
    try list(path).compactMap { JournalID($0) }.sorted()
  }

  /// The whole segments of `site`'s journal.
  public func segments(of journal: JournalID) throws(JournalError) -> [SegmentName] {
    try list(path(of: journal)).compactMap { SegmentName($0) }
  }

  private func list(_ path: String) throws(JournalError) -> [String] {
    do {
      return try files.list(path)
    } catch {
      if error.reason == .notFound { return [] }
      throw .file(error)
    }
  }

  /// The bytes of a whole segment, checked against its name.
  public func file(_ name: SegmentName, of journal: JournalID) throws(JournalError) -> [UInt8] {
    let path = "\(path(of: journal))/\(name.text)"
    let bytes = try onDisk { () throws(FileError) in
      try files.read(path, limit: Segment.maximumFile)
    }
    guard name.matches(bytes) else { throw .altered(path: path) }
    return bytes
  }

  /// The whole segments that hold the entries of `site` from `start` to `end`, in order.
  ///
  /// - Throws: ``JournalError/missing(site:seq:)`` when some are not here.
  public func segments(
    of journal: JournalID, from start: UInt32, through end: UInt32
  ) throws(JournalError) -> [Segment] {
    guard start <= end else { return [] }
    let cover = try segments(of: journal).covering(start, through: end)
    guard let last = cover.last, last.last == end else {
      throw .missing(site: journal.site, seq: cover.last.map { $0.last + 1 } ?? start)
    }
    var segments: [Segment] = []
    for name in cover { segments.append(try segment(name, of: journal)) }
    return segments
  }

  /// Reads a whole segment.
  public func segment(_ name: SegmentName, of journal: JournalID) throws(JournalError) -> Segment {
    let file = try file(name, of: journal)
    do throws(SegmentError) {
      return try Segment(site: journal.site, first: name.first, file: file)
    } catch {
      throw .damaged(path: "\(path(of: journal))/\(name.text)", error)
    }
  }

  /// Stores whole segments of `site`, received or sealed, and returns when they are durable.
  public func store(_ segments: [NamedFile], of journal: JournalID) throws(JournalError) {
    try store([journal: segments])
  }

  /// Stores whole segments of several journals, and returns when all are durable.
  public func store(_ segments: [JournalID: [NamedFile]]) throws(JournalError) {
    let folders = segments.sorted { $0.key < $1.key }
      .map { FolderFiles(path(of: $0.key), $0.value) }
    try onDisk { () throws(FileError) in try files.replaceAll(folders, temporary: ".incoming") }
  }

  /// Removes a whole segment.
  public func remove(_ name: SegmentName, of journal: JournalID) throws(JournalError) {
    try onDisk { () throws(FileError) in try files.remove("\(path(of: journal))/\(name.text)") }
  }

  /// Removes the segments of `site` that lie wholly inside another one.
  public func removeSuperseded(of journal: JournalID) throws(JournalError) {
    let names = try segments(of: journal).superseded
    try onDisk { () throws(FileError) in
      for name in names { try files.remove("\(path(of: journal))/\(name.text)") }
    }
  }
}
