extension InvitationState {
  /// What became of an invitation.
  public enum Fate: String, Hashable, Sendable {
    /// It waits for somebody to join with it.
    case open
    /// A site joined with it.
    case used
    /// Several sites joined with it, and a lead has to let one in.
    case contested
    /// A lead withdrew it before anybody joined.
    case withdrawn
    /// Its time is over.
    case expired
  }

  /// What became of it by `now`, in milliseconds since 1970-01-01 UTC.
  public func fate(at now: Int64) -> Fate {
    if !users.isEmpty { return .used }
    if !rivals.isEmpty { return .contested }
    if isWithdrawn { return .withdrawn }
    return expires < now ? .expired : .open
  }
}
