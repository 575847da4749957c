import Merge

@testable import Journal

// Nearly every test is about one journal of one site, read from its first entry on.

extension OpenSegment {
  init(of site: SiteID, in folder: JournalFolder) { self.init(of: JournalID(site), in: folder) }

  /// Appends at the end of the journal as it is.
  func append(_ entries: [Entry], at position: Position) throws -> Position {
    var chain = try chain(through: position.next - 1)
    return try append(entries, at: position, after: &chain)
  }

  /// The open lines as one whole segment.
  func tail() throws -> (name: SegmentName, file: [UInt8])? {
    try tail(through: chain(through: read().position.next - 1).point)
  }

  private func chain(through end: UInt32) throws -> Chain {
    try folder.chain(of: journal, from: Chain(of: journal.site), through: end, isOwn: true)
  }
}

extension JournalFolder {
  func stretch(
    of site: SiteID, from start: UInt32, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> Stretch {
    let journal = JournalID(site)
    let before = try chain(
      of: journal, from: Chain(of: site), through: start - 1, isOwn: isOwn)
    return try stretch(of: journal, after: before, through: end, isOwn: isOwn)
  }

  func path(of site: SiteID) -> String { path(of: JournalID(site)) }

  func segments(of site: SiteID) throws(JournalError) -> [SegmentName] {
    try segments(of: JournalID(site))
  }

  func segment(_ name: SegmentName, of site: SiteID) throws(JournalError) -> Segment {
    try segment(name, of: JournalID(site))
  }

  func file(_ name: SegmentName, of site: SiteID) throws(JournalError) -> [UInt8] {
    try file(name, of: JournalID(site))
  }

  func store(_ files: [NamedFile], of site: SiteID) throws(JournalError) {
    try store(files, of: JournalID(site))
  }

  func removeSuperseded(of site: SiteID) throws(JournalError) {
    try removeSuperseded(of: JournalID(site))
  }
}
