import Fakes
import Foundation
import Journal
import Merge

/// Files that anybody who may write to a share can leave there: names in the right form, and behind
/// them nothing, or bytes that are nothing.
struct Decoys {
  private let share: String
  private var dice = Seeded(7)
  /// The segments and heads that really lie there.
  private let segments: [(site: SiteID, name: SegmentName)]
  private let heads: [HeadName]

  init(for share: String) throws {
    self.share = share
    let files = FileManager.default
    heads = try files.contentsOfDirectory(atPath: share + "/heads").compactMap { HeadName($0) }
    let folder = JournalFolder(files: LocalFiles(), path: share + "/segments")
    segments = try folder.all().flatMap { journal in
      try folder.segments(of: journal).map { (journal.site, $0) }
    }
  }

  /// Leaves `count` of them, in equal parts heads and segments of strangers and of members.
  mutating func scatter(_ count: Int) throws {
    for number in 0..<count {
      switch number % 5 {
      case 0: try leave(head(of: stranger(number)), in: "heads")
      case 1:
        let site = stranger(number / 500)
        try leave(segment(from: Chain(of: site).point, to: point(1)), in: "segments/\(site)")
      case 2: try leave(head(of: dice.pick(heads).site), in: "heads")
      case 3:
        let (site, name) = dice.pick(segments)
        try leave(segment(from: name.start, to: name.end), in: "segments/\(site)")
      default:
        let (site, name) = dice.pick(segments)
        try leave(segment(from: name.start, to: point(name.last)), in: "segments/\(site)")
      }
    }
  }

  /// A head that would be newer than all that the site signed.
  private mutating func head(of site: SiteID) -> String {
    let known = heads.filter { $0.site == site }
    let edition = (known.map(\.edition).max() ?? 0) + 1 + UInt32(dice.below(1000))
    let point = point((known.map(\.point.seq).max() ?? 0) + 1)
    return "\(site)-\(ten(edition))-\(ten(point.seq))-\(point.digits)-\(digits()).json"
  }

  private mutating func segment(from start: Point, to end: Point) -> String {
    "\(ten(start.seq + 1))-\(ten(end.seq))-\(start.digits)-\(end.digits)-\(digits()).jsonl.gz"
  }

  private mutating func leave(_ name: String, in folder: String) throws {
    let path = "\(share)/\(folder)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let content = dice.flip() ? Data() : Data(dice.bytes(300))
    try content.write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  /// A point of `seq` or up to a thousand entries behind it, in no history.
  private mutating func point(_ seq: UInt32) -> Point {
    Point(seq: seq + UInt32(dice.below(1000)), hash: dice.next())
  }

  private func stranger(_ number: Int) -> SiteID { .numbered(number, "inconnu") }

  private mutating func digits() -> String { Point(seq: 0, hash: dice.next()).digits }

  private func ten(_ number: UInt32) -> String { String(format: "%010d", number) }
}
