import Merge

/// A site that the rules admit.
struct Member: Sendable {
  /// The keys of its first entries that are admitted: one, unless a journal was forged.
  var keys: Set<PublicKey>
  /// How it came in first.
  let first: Admission
  /// How it came in first as a lead; `nil` when it is none.
  var lead: Admission?
}

/// How a site came in.
struct Admission: Sendable {
  let rank: Rank
  let basis: Basis
}

/// What a first entry rests on.
enum Basis: Sendable {
  /// It founds the network.
  case founding
  /// An invitation, in entry `seq` of the lead `by`.
  case invitation(key: PublicKey, by: SiteID, seq: UInt32)
  /// The word of the old site's key.
  case continuation(ContinuationFact)
}

/// Who is senior when two leads contradict each other.
struct Rank: Comparable, Sendable {
  /// The length of the chain of invitations from the founder.
  let invitations: Int
  /// The number of homes since, each of which continues the one before.
  let continuations: Int
  let site: SiteID

  static func < (left: Rank, right: Rank) -> Bool {
    (left.invitations, left.continuations, left.site)
      < (right.invitations, right.continuations, right.site)
  }

  /// The rank of `site` when this lead invites it.
  func inviting(_ site: SiteID) -> Rank {
    Rank(invitations: invitations + 1, continuations: 0, site: site)
  }

  /// The rank of `site` when it continues this one.
  func continued(by site: SiteID) -> Rank {
    Rank(invitations: invitations, continuations: continuations + 1, site: site)
  }
}
