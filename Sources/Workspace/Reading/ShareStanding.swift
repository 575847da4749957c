import Sync

/// How a share stands: now, and when exchanges last met it.
public struct ShareStanding: Sendable {
  /// Its folder.
  public let folder: String
  /// Why it can't be used just now; `nil` when it can.
  public let failure: ShareError?
  /// What earlier exchanges met there.
  public let sighting: ShareSighting
}
