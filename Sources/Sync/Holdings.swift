import Journal
import Merge

/// What sync needs of a home: the journals and heads it holds, and who it is.
public struct Holdings: Sendable {
  /// The network.
  public let network: ShareMark
  /// This site.
  public let site: SiteID
  /// The journals held.
  public let journals: JournalFolder
  /// The heads held.
  public let heads: HeadFolder
  /// What was refused.
  public let quarantine: Quarantine

  /// Describes a home.
  public init(
    network: ShareMark, site: SiteID, journals: JournalFolder, heads: HeadFolder,
    quarantine: Quarantine
  ) {
    self.network = network
    self.site = site
    self.journals = journals
    self.heads = heads
    self.quarantine = quarantine
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
