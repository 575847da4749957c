import Journal
import Merge

/// Finds points in the journals that a home holds.
public protocol PointLookup: Sendable {
  /// The start of the chain's hash of `journal` at its entry `seq`; `nil` when the journal is not
  /// held so far.
  func hash(of journal: JournalID, at seq: UInt32) throws -> UInt64?
}

/// What sync needs of a home: the journals and heads it holds, and who it is.
public struct LocalStore: Sendable {
  /// The network.
  public let network: ShareMark
  /// This site.
  public let site: SiteID
  /// The journals held.
  public let journals: JournalFolder
  /// The heads held.
  public let heads: HeadFolder
  /// The attachments held.
  public let blobs: BlobFolder
  /// What was refused.
  public let quarantine: Quarantine
  /// What the journals' histories are.
  public let points: any PointLookup
  /// What was erased.
  public let erased: ErasedRecords

  /// Describes a home.
  public init(
    network: ShareMark, site: SiteID, journals: JournalFolder, heads: HeadFolder,
    blobs: BlobFolder, quarantine: Quarantine, points: (any PointLookup)? = nil,
    erased: ErasedRecords = .none
  ) {
    self.network = network
    self.site = site
    self.journals = journals
    self.heads = heads
    self.blobs = blobs
    self.quarantine = quarantine
    self.points = points ?? JournalReadings(journals: journals, own: site)
    self.erased = erased
  }

  /// Whether `journal` is the one that this home writes.
  func isOwn(_ journal: JournalID) -> Bool { journal == JournalID(site) }
}

/// What was erased on purpose: nothing may bring it back, wherever it comes from.
public struct ErasedRecords: Hashable, Sendable {
  /// The records.
  public var records: Set<String>
  /// The sites whose journals have lines of them.
  public var sites: Set<SiteID>

  /// Nothing was erased.
  public static let none = ErasedRecords(records: [], sites: [])

  /// Makes an erasure.
  public init(records: Set<String>, sites: Set<SiteID>) {
    self.records = records
    self.sites = sites
  }
}

/// Why an exchange with a share stopped.
public enum SyncError: Error, Hashable, Sendable {
  /// The share can't be used.
  case share(ShareError)
  /// The home can't be read or written.
  case home(JournalError)
  /// The home's disk refused something else.
  case file(FileError)
}

/// Runs `body`, and sorts what it throws into what it concerns.
func sorting<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as ShareError {
    throw SyncError.share(error)
  } catch let error as JournalError {
    throw SyncError.home(error)
  } catch let error as FileError {
    throw SyncError.file(error)
  }
}
