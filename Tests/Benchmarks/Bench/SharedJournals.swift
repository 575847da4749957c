import Foundation
import Journal
import Merge

/// The journals of a village, read back from its share.
struct SharedJournals {
  /// An entry with its author and its full clock.
  struct Past {
    let site: SiteIndex
    let entry: Entry
    let clock: VersionVector

    var dot: Dot { Dot(site: site, seq: entry.seq) }
  }

  /// The sites in the order of their ids, so that a site's index is its rank, too.
  let sites: [SiteID]
  private let folder: JournalFolder

  init(share: String) throws {
    folder = JournalFolder(files: LocalFiles(), path: share + "/segments")
    sites = try folder.all().map(\.site)
  }

  /// The segments of `site` that none covers.
  private func segments(of site: SiteID) throws -> [Segment] {
    let journal = JournalID(site)
    let last = try folder.segments(of: journal).map(\.last).max() ?? 0
    return try folder.segments(of: journal, from: 1, through: last)
  }

  /// All changes that people made, in the order of their times, which is a causal one in a
  /// village: all its sites have one clock. What founds the network and admits its sites is
  /// this program's own affair, and left out.
  func work() throws -> [Past] {
    let indexes = Dictionary(
      uniqueKeysWithValues: sites.enumerated().map { ($1, SiteIndex(UInt32($0))) })
    var work: [Past] = []
    for (place, site) in sites.enumerated() {
      let index = SiteIndex(UInt32(place))
      var clock = VersionVector()
      for entry in try segments(of: site).flatMap({ try $0.entries() }) {
        clock.insert(Dot(site: index, seq: entry.seq))
        for seen in entry.saw {
          if let other = indexes[seen.site] { clock.insert(Dot(site: other, seq: seen.point.seq)) }
        }
        guard let change = entry.change, !Self.isMembership(change.record) else { continue }
        work.append(Past(site: index, entry: entry, clock: clock))
      }
    }
    return work.sorted { $0.entry.at < $1.entry.at }
  }

  private static func isMembership(_ record: String) -> Bool {
    ["network/", "site/", "invitation/", "admission/"].contains { record.hasPrefix($0) }
  }

  /// What the share's lines weigh.
  struct Weight {
    /// How many lines there are.
    var lines = 0
    /// Their bytes, line feeds included.
    var content = 0
    /// The bytes that the segments take, compressed as a segment is sealed.
    var compressed = 0
    /// The bytes that they would take if no line had its clock (`"saw":{…}`).
    var withoutClocks = 0
  }

  /// Weighs the lines, compressed with and without their clocks.
  func weight() throws -> Weight {
    var weight = Weight()
    for segment in try sites.flatMap(segments) {
      var bare: [UInt8] = []
      for line in try segment.framedLines() {
        weight.lines += 1
        bare += line.textWithoutClock.utf8
        bare.append(UInt8(ascii: "\n"))
      }
      weight.content += segment.content.count
      weight.compressed += Gzip.member(segment.content, .best).count
      weight.withoutClocks += Gzip.member(bare, .best).count
    }
    return weight
  }
}

extension FramedLine {
  fileprivate var textWithoutClock: String {
    guard !line.saw.isEmpty, let start = text.firstRange(of: #","saw":{"#),
      let end = text[start.upperBound...].firstRange(of: "}")
    else { return text }
    return String(text[..<start.lowerBound] + text[end.upperBound...])
  }
}
