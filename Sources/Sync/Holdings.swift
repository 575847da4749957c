import Journal
import Merge

/// What sync needs of a home: the journals and heads it holds, who it is, and what it believes.
public struct Holdings: Sendable {
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
  /// What is believed of the journals; of one that is not named, everything.
  public let bounds: [SiteID: JournalBounds]
  /// What was erased.
  public let erased: ErasedRecords

  /// Describes a home.
  public init(
    network: ShareMark, site: SiteID, journals: JournalFolder, heads: HeadFolder,
    blobs: BlobFolder, quarantine: Quarantine, bounds: [SiteID: JournalBounds] = [:],
    erased: ErasedRecords = .none
  ) {
    self.network = network
    self.site = site
    self.journals = journals
    self.heads = heads
    self.blobs = blobs
    self.quarantine = quarantine
    self.bounds = bounds
    self.erased = erased
  }

  func bounds(of site: SiteID) -> JournalBounds { bounds[site] ?? .none }
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
