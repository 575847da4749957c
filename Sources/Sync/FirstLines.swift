import Journal
import Merge

/// Reads the first lines of strangers' journals, which say by what right they would belong. Of all
/// that strangers leave in a share nothing else is read, and of this not without end.
public struct FirstLines {
  private let share: any Share
  /// What was found of the sites that were looked at.
  private var found: [SiteID: FramedLine?] = [:]
  /// The folders of the share in which journals lie.
  private var folders: Set<String>?
  private var sitesLeft = 1000
  private var filesLeft = 1 << 16
  private var bytesLeft = 1 << 30

  /// Prepares to read in `share`.
  public init(in share: any Share) { self.share = share }

  /// How many segments of one site are looked at, and how large each may be.
  private static let mostFiles = 4096
  private static let largestFile = 4 << 20

  /// Whether `site` was looked at, and the beginning of its journal is not there, or not yet.
  func lacks(_ site: SiteID) -> Bool {
    if case .some(nil) = found[site] { true } else { false }
  }

  /// The first line of the journal of `site`; `nil`, too, while it was not looked at.
  public func line(of site: SiteID) -> FramedLine? { found[site] ?? nil }

  /// Looks at the journal of `site`, unless too many were looked at: then those should come first in
  /// no order at all, others each time, so that nobody can hide a site behind them for good.
  public mutating func look(at site: SiteID) throws {
    guard found[site] == nil else { return }
    // One listing tells of any number of heads without a journal that nothing is behind them.
    let folders = try folders ?? Set(share.names(in: "segments"))
    self.folders = folders
    guard folders.contains(site.text) else {
      found[site] = .some(nil)
      return
    }
    guard sitesLeft > 0 else { return }
    sitesLeft -= 1
    found[site] = .some(try read(site))
  }

  private mutating func read(_ site: SiteID) throws -> FramedLine? {
    let beginning = Chain(of: site).point
    let names = try share.names(in: "segments/\(site)").compactMap { SegmentName($0) }
      .filter { $0.start == beginning }.sorted()
    for name in names.prefix(Self.mostFiles) where filesLeft > 0 && bytesLeft > 0 {
      filesLeft -= 1
      let path = "segments/\(site)/\(name.text)"
      guard let bytes = try share.bytes(of: path, limit: Self.largestFile) else { continue }
      bytesLeft -= bytes.count
      guard name.matches(bytes), let line = Segment.firstLine(of: bytes) else { continue }
      return line
    }
    return nil
  }
}
