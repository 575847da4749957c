import Journal
import Merge

extension Pull {
  /// Stores journals and heads: journals first, so that a head in the home always has its journal.
  func store(_ news: [Candidate], _ erased: Set<String>) throws {
    let erasure = ErasedRecords(
      records: home.erased.records.union(erased), sites: home.erased.sites)
    // A head that speaks of the branch that goes must not stand over the one that comes.
    for candidate in news where candidate.isReplacing {
      try home.heads.remove(of: candidate.site)
    }
    // Each journal waits for the disk alone, and the disk serves several at a time.
    let withFiles = news.filter { !$0.files.isEmpty }
    let stored = concurrentMap(withFiles, progress: { _, _ in }) { candidate in
      Result { try store(candidate, erasure) }
    }
    for outcome in stored { try outcome.get() }
    try home.heads.store(news.map(\.head))
    for candidate in withFiles {
      try home.journals.removeSuperseded(of: candidate.site)
      try home.quarantine.settle(candidate.head.head)
    }
  }

  private func store(_ candidate: Candidate, _ erasure: ErasedRecords) throws {
    let files = try candidate.files.map { try erasure.cleaned($0, of: candidate.site) }
    try home.journals.store(files, of: candidate.site)
    guard candidate.isReplacing else { return }
    let kept = Set(files.map(\.name))
    for name in try home.journals.segments(of: candidate.site) where !kept.contains(name.text) {
      try home.journals.remove(name, of: candidate.site)
    }
  }
}

extension ErasedRecords {
  /// The segment in `file` without what was erased; the very file when it holds nothing of it.
  ///
  /// - Throws: ``SegmentError``.
  func cleaned(_ file: NamedFile, of site: SiteID) throws -> NamedFile {
    guard !records.isEmpty, let name = SegmentName(file.name) else { return file }
    let segment = try Segment(site: site, first: name.first, file: file.bytes)
    return try segment.redacted(where: covers)?.file() ?? file
  }
}
