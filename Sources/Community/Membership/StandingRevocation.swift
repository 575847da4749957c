import Merge

/// A revocation that stands: which entry says it, and when that was written.
public struct StandingRevocation: Hashable, Sendable {
  /// The entry, of the lead who revoked.
  public let entry: EntryName
  /// Its time: milliseconds since 1970-01-01 UTC.
  public let at: Int64
}
