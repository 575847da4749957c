import Merge

/// A journal that a home holds: one history of one site.
///
/// Nearly every site has one. A home that was copied, and went on in both places, or a hostile one
/// has written several, which share a beginning: each is a journal like any other, under this name.
/// The name means nothing outside the home, since it says which of them was met first.
public struct JournalID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The site that wrote it.
  public let site: SiteID
  /// The first entry by which it parts from the site's journals that were met before; `nil` for
  /// the one that was met first.
  public let branch: Point?

  /// Names the journal of `site` that was met first, or the one that parts from others at `branch`.
  public init(_ site: SiteID, branch: Point? = nil) {
    self.site = site
    self.branch = branch
  }

  /// Reads what ``description`` writes; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 4, let site = SiteID("\(parts[0])-\(parts[1])") else {
      return nil
    }
    self.init(site)
    guard parts.count == 4 else { return }
    guard let seq = UInt32(tenDigits: parts[2]), seq > 0, let hash = Point.hash(parts[3]) else {
      return nil
    }
    self.init(site, branch: Point(seq: seq, hash: hash))
  }

  /// The name of its folder and, with an ending, of its head.
  public var description: String {
    branch.map { "\(site)-\($0.seq.tenDigits)-\($0.digits)" } ?? site.text
  }

  /// Orders by site; of one site the journal that was met first comes first.
  public static func < (left: JournalID, right: JournalID) -> Bool {
    if left.site != right.site { return left.site < right.site }
    guard let branch = right.branch else { return false }
    return left.branch.map { $0 < branch } ?? true
  }
}
