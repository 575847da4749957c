import Journal
import Merge
import Synchronization

/// Finds points by reading the journals themselves, each once: for a home whose index is not there
/// to be asked.
public final class JournalReadings: PointLookup {
  private let journals: JournalFolder
  private let own: SiteID
  private let read = Mutex<[JournalID: [UInt64]]>([:])

  /// Takes the journals of the home of `own`.
  public init(journals: JournalFolder, own: SiteID) {
    self.journals = journals
    self.own = own
  }

  /// The start of the chain's hash at an entry; `nil` beyond what can be read.
  public func hash(of journal: JournalID, at seq: UInt32) throws -> UInt64? {
    if seq == 0 { return Chain(of: journal.site).point.hash }
    let hashes = try hashes(of: journal)
    return seq <= hashes.count ? hashes[Int(seq) - 1] : nil
  }

  private func hashes(of journal: JournalID) throws -> [UInt64] {
    if let known = read.withLock({ $0[journal] }) { return known }
    let hashes = try journals.hashes(of: journal, isOwn: journal == JournalID(own))
    read.withLock { $0[journal] = hashes }
    return hashes
  }
}
