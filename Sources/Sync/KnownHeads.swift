import Journal
import Merge

/// Heads that are known to lie on the journals that the home holds.
///
/// A share can list, beside a site's newest head, an older one. Mostly the site has gone on since,
/// and the older one may go. But a home that was copied, or restored from an old backup, signs
/// heads of its own; and what such a head speaks of may be nowhere else. So a head is only removed
/// when it is known to be of the same branch. Hashing a journal up to the head tells; this
/// remembers the outcome.
public struct KnownHeads: Hashable, Sendable {
  /// The starts of the hashes of each site's heads, the newest last.
  private var digests: [SiteID: [String]] = [:]
  /// Whether something was added since it was read.
  public private(set) var isChanged = false

  /// Knows nothing.
  public init() {}

  /// How many are remembered of a site: those that lie in shares that were not visited lately.
  private static let most = 4

  /// Remembers a head.
  public mutating func insert(_ name: HeadName) {
    guard !isKnown(name) else { return }
    digests[name.site] = (digests[name.site] ?? []).suffix(Self.most - 1) + [name.digest]
    isChanged = true
  }

  /// Whether the head called `name` is known.
  public func isKnown(_ name: HeadName) -> Bool {
    digests[name.site]?.contains(name.digest) == true
  }

  /// Whether the head called `name` in `share` lies on the journal that `home` holds of its site.
  public mutating func contains(
    _ name: HeadName, in share: any Share, of home: Holdings
  ) throws -> Bool {
    if isKnown(name) { return true }
    guard let signed = try share.head(name, of: home.network) else { return false }
    guard try home.holds(signed) else { return false }
    insert(name)
    return true
  }

  /// The text that ``init(text:)`` reads.
  public var text: String {
    digests.sorted { $0.key < $1.key }
      .map { "\($0.key) \($0.value.joined(separator: " "))\n" }.joined()
  }

  /// Reads what ``text`` wrote; what can't be read is not known.
  public init(text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let site = words.first.flatMap({ SiteID($0) }) else { continue }
      digests[site] = Array(words.dropFirst())
    }
  }
}

extension Holdings {
  /// Whether `signed` lies on the journal that the home holds of its site.
  func holds(_ signed: SignedHead) throws -> Bool {
    let head = signed.head
    let isOwn = head.site == site
    guard let held = try heads.all(withClocks: false)[head.site], held.head.key == head.key else {
      return isOwn ? try chain(of: head, isOwn: true) : false
    }
    guard isOwn || head.seq <= held.head.seq else { return false }
    return try chain(of: head, isOwn: isOwn)
  }

  private func chain(of head: Head, isOwn: Bool) throws -> Bool {
    do {
      let chain = try journals.chain(
        of: head.site, from: Chain(of: head.site), through: head.seq, isOwn: isOwn)
      return chain.hex == head.chain
    } catch JournalError.missing {
      return false
    }
  }
}
