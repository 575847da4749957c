import Journal
import Merge

extension Pull {
  /// Stores journals and heads: journals first, so that a head in the home always has its journal.
  func store(_ news: [Candidate], _ erased: Set<String>) throws {
    let erasure = ErasedRecords(
      records: home.erased.records.union(erased), sites: home.erased.sites)
    // Each journal waits for the disk alone, and the disk serves several at a time.
    let withFiles = news.filter { !$0.files.isEmpty }
    let journals = Dictionary(grouping: withFiles, by: \.journal).values.map(\.self)
    let stored = concurrentMap(journals, progress: { _, _ in }) { candidates in
      Result { for candidate in candidates { try store(candidate, erasure) } }
    }
    for outcome in stored { try outcome.get() }
    try home.heads.store(
      Dictionary(news.map { ($0.journal, $0.head) }, uniquingKeysWith: { _, last in last }))
    for candidate in withFiles { try home.journals.removeSuperseded(of: candidate.journal) }
    try home.quarantine.settle(withFiles.map(\.head.head))
  }

  private func store(_ candidate: Candidate, _ erasure: ErasedRecords) throws {
    var full = HeldLines(candidate.journal, in: home)
    let isSettled = erasure.records.isEmpty && !candidate.mayHoldRedactedLines
    let files =
      isSettled
      ? candidate.files
      : try candidate.files.map { try erasure.settled($0, of: candidate.site, &full) }
    try home.journals.store(files, of: candidate.journal)
    guard candidate.isWhole else { return }
    let kept = Set(files.map(\.name))
    for name in try home.journals.segments(of: candidate.journal) where !kept.contains(name.text) {
      try home.journals.remove(name, of: candidate.journal)
    }
  }
}

/// The lines that a home holds of a journal, read when they are asked for.
struct HeldLines {
  private let journal: JournalID
  private let home: LocalStore
  private var lines: [UInt32: FramedLine]?

  init(_ journal: JournalID, in home: LocalStore) {
    self.journal = journal
    self.home = home
  }

  /// The line of entry `seq`, if it is held.
  mutating func line(_ seq: UInt32) -> FramedLine? {
    if lines == nil {
      let isOwn = home.isOwn(journal)
      lines = (try? home.journals.salvage(of: journal, isOwn: isOwn)) ?? [:]
    }
    return lines?[seq]
  }
}

extension ErasedRecords {
  /// The segment in `file` without what was erased, and with the lines that are held in full where
  /// it lacks them without a reason; the very file when nothing is to be done.
  ///
  /// - Throws: ``SegmentError``.
  func settled(_ file: NamedFile, of site: SiteID, _ full: inout HeldLines) throws -> NamedFile {
    guard let name = SegmentName(file.name) else { return file }
    let segment = try Segment(site: site, first: name.first, file: file.bytes)
    guard !records.isEmpty || segment.mayHoldRedactedLines else { return file }
    let settled = try segment.settled(where: records.contains) { full.line($0) }
    return settled?.file(from: name.start, to: name.end) ?? file
  }
}
