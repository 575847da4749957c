import Journal
import Merge

/// Reads the first lines of strangers' journals, which say by what right they would belong. Of all
/// that strangers leave in a share nothing else is read, and of this not without end.
public struct FirstLines: Sendable {
  private let share: any Share
  /// What was found of the sites that were looked at.
  private var found: [SiteID: [FramedLine]] = [:]
  /// The segments that were not what their names say.
  private var unsound: [SiteID: Set<SegmentName>] = [:]
  /// The folders of the share in which journals lie.
  private var folders: Set<String>?
  private var sitesLeft = 1000
  private var filesLeft = 1 << 16
  private var bytesLeft = 1 << 30

  /// Prepares to read in `share`.
  public init(in share: any Share) { self.share = share }

  /// How many first lines of one site are told, how many segments of it are looked at, and how
  /// large each may be.
  private static let mostLines = 64
  private static let mostFiles = 4096
  private static let largestFile = 4 << 20

  /// Whether `site` was looked at, and the beginning of its journal is not there, or not yet.
  func lacks(_ site: SiteID) -> Bool {
    found[site]?.isEmpty ?? false
  }

  /// The first lines of the journals of `site`, which began more than one if it writes what it
  /// likes; none, too, while it was not looked at.
  public func lines(of site: SiteID) -> [FramedLine] { found[site] ?? [] }

  /// The sites that were looked at and show something, by id.
  var strangers: [Stranger] {
    found.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
      .map { Stranger($0.key, firsts: $0.value) }
  }

  /// The segments of `site` that were read and not what their names say, or not yet.
  func unsound(of site: SiteID) -> Set<SegmentName> { unsound[site] ?? [] }

  /// Looks at the journals of `site`, unless too many sites were looked at: then those should come
  /// first in no order at all, others each time, so that nobody can hide a site behind them for
  /// good.
  ///
  /// - Parameter heads: its heads; what leads to none of them is not looked at, since nothing more
  ///   of it could be read. Without them all journals are looked at.
  public mutating func look(at site: SiteID, heads: [HeadName]? = nil) throws {
    guard found[site] == nil else { return }
    // One listing tells of any number of heads without a journal that nothing is behind them.
    let folders = try folders ?? Set(share.names(in: "segments"))
    self.folders = folders
    guard folders.contains(site.text) else {
      found[site] = []
      return
    }
    guard sitesLeft > 0 else { return }
    sitesLeft -= 1
    let beginning = Chain(of: site).point
    let listed = try share.names(in: "segments/\(site)").lazy.compactMap { SegmentName($0) }
    let names = heads.map {
      SegmentWays(listed).names(from: beginning, leadingTo: Set($0.map(\.point)))
    }
    found[site] = try read(names ?? listed.filter { $0.start == beginning }.sorted(), of: site)
  }

  private mutating func read(_ names: [SegmentName], of site: SiteID) throws -> [FramedLine] {
    var lines: [FramedLine] = []
    for name in names.prefix(Self.mostFiles)
    where filesLeft > 0 && bytesLeft > 0 && lines.count < Self.mostLines {
      filesLeft -= 1
      let path = "segments/\(site)/\(name.text)"
      guard let bytes = try share.bytes(of: path, limit: Self.largestFile) else { continue }
      bytesLeft -= bytes.count
      guard name.matches(bytes) else {
        unsound[site, default: []].insert(name)
        continue
      }
      guard let line = Segment.firstLine(of: bytes) else { continue }
      if !lines.contains(where: { $0.text.utf8.elementsEqual(line.text.utf8) }) {
        lines.append(line)
      }
    }
    return lines
  }
}
