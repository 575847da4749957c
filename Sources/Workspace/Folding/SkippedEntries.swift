import Catalog
import Journal
import Merge

/// Entries that were seen by others and could not be waited for, since their site disowned the
/// branch they may have stood on. Should one come after all, on another branch, the records are
/// made anew, in the order in which they would have been made with it.
struct SkippedEntries {
  private var ends: [SiteID: UInt32] = [:]
  private var isChanged = false

  private static let note = "skipped"

  init() {}

  init(from reader: IndexReader) throws {
    guard let bytes = try reader.note(Self.note) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 2, let site = SiteID(words[0]), let seq = UInt32(words[1]) else {
        continue
      }
      ends[site] = seq
    }
  }

  mutating func insert(_ seen: Entry.Seen) {
    ends[seen.site] = max(ends[seen.site] ?? 0, seen.seq)
    isChanged = true
  }

  /// The last entry of `site` that was skipped; 0 when none was.
  func end(of site: SiteID) -> UInt32 { ends[site] ?? 0 }

  /// Whether an entry of `stretch` was skipped before it came.
  func contains(anyOf stretch: Stretch) -> Bool {
    guard let end = ends[stretch.site], let first = stretch.first else { return false }
    return first <= end
  }

  func write(to writer: IndexWriter) throws {
    guard isChanged else { return }
    let lines = ends.map { "\($0) \($1)" }.sorted()
    try writer.setNote(Self.note, Array(lines.joined(separator: "\n").utf8))
  }
}

// The sites in whose journals lines were erased: their files in a share are looked at, lest they
// bring the person back.
extension IndexReader {
  func redactedSites() throws -> Set<SiteID> {
    guard let bytes = try note("redacted") else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return Set(lines.compactMap { SiteID(String($0)) })
  }
}

extension IndexWriter {
  func addRedactedSites(_ sites: Set<SiteID>) throws {
    let known = try redactedSites()
    guard !sites.isSubset(of: known) else { return }
    let all = known.union(sites).map(\.text).sorted().joined(separator: "\n")
    try setNote("redacted", Array(all.utf8))
  }
}
