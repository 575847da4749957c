import Foundation

/// A journal as anybody would read it who had nothing but the format's description: unzip, split
/// into lines, parse each.
public struct NaiveJournal: Sendable {
  /// The site.
  public let site: String
  /// Its entries, numbered from 1 without gaps.
  public let entries: [NaiveEntry]
  /// The chain's hash after each entry, in hex; the first is that of the empty journal.
  public let chain: [String]

  /// Reads the one journal of which the segments lie in the folder at `path`, a home's
  /// `journals/<site>` or a share's `segments/<site>`.
  public init(site: String, at path: String) throws {
    try self.init(site: site, files: NaiveFiles.bytes(under: path), at: path)
  }

  /// Reads the one journal of the segments `files`, by their names, which lie at `path`.
  ///
  /// - Throws: When a segment is not what its name says, or no way leads to it, or there is not
  ///   exactly one journal.
  public init(site: String, files: [String: [UInt8]], at path: String) throws {
    let segments = files.filter { NaiveFiles.isSegment($0.key) && !$0.value.isEmpty }
    let read = NaiveFiles(
      Dictionary(uniqueKeysWithValues: segments.map { ("journals/\(site)/\($0.key)", $0.value) }))
    guard read.segments.count == segments.count else {
      throw NaiveError("\(path): a segment is not what its name says")
    }
    let journals = NaiveJournals(read, network: "")
    entries = journals.entries.values.sorted { $0.seq < $1.seq }
    let lines = read.segments.flatMap(\.lines).map(\.seq)
    guard entries.map(\.seq) == Array(1..<(entries.count + 1)),
      entries.count == lines.max() ?? 0
    else {
      throw NaiveError("\(path): \(entries.count) entries up to \(lines.max() ?? 0)")
    }
    self.site = site
    chain = [hex(NaiveEntry.start(of: site))] + entries.map(\.hash)
  }
}
