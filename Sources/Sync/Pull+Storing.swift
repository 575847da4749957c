import Journal
import Merge

extension Pull {
  /// Stores journals and heads: journals first, so that a head in the home always has its journal.
  func store(_ news: [Candidate], _ erased: Set<String>) throws {
    let erasure = ErasedRecords(
      records: home.erased.records.union(erased), sites: home.erased.sites)
    let withFiles = news.filter { !$0.files.isEmpty }
    let outcomes = concurrentMap(withFiles, progress: { _, _ in }) { candidate in
      Result { try settled(candidate, erasure) }
    }
    var files: [JournalID: [NamedFile]] = [:]
    for (candidate, outcome) in zip(withFiles, outcomes) {
      files[candidate.journal, default: []] += try outcome.get()
    }
    try home.journals.store(files)
    for candidate in withFiles where candidate.isWhole {
      let kept = Set(files[candidate.journal]?.map(\.name) ?? [])
      for name in try home.journals.segments(of: candidate.journal)
      where !kept.contains(name.text) {
        try home.journals.remove(name, of: candidate.journal)
      }
    }
    try home.heads.store(
      Dictionary(news.map { ($0.journal, $0.head) }, uniquingKeysWith: { _, last in last }))
    for candidate in withFiles { try home.journals.removeSuperseded(of: candidate.journal) }
    try home.quarantine.settle(withFiles.map(\.head.head))
  }

  /// The files of `candidate` as the home shall hold them.
  private func settled(
    _ candidate: Candidate, _ erasure: ErasedRecords
  ) throws -> [NamedFile] {
    guard !erasure.records.isEmpty || candidate.mayHoldRedactedLines else { return candidate.files }
    var full = HeldLines(candidate.journal, in: home)
    return try candidate.files.map { try erasure.settled($0, of: candidate.site, &full) }
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
