import Merge

/// A site that the rules admit.
struct Member: Sendable {
  /// Its first entries by which it is: one, unless it forked there.
  var firsts: Set<Int> = []
  /// Whether it is a lead without anybody's word: it founded the network, or goes on for a lead.
  var isLeadOfOld = false
  /// The words that count and make it a lead, for entries that have them in their past.
  var makers: [Int] = []
  /// The grants among these.
  var grants: [Int] = []
}

/// Who is senior when two leads contradict each other.
struct Rank: Comparable, Sendable {
  /// The length of the chain of invitations and grants from the founder.
  let invitations: Int
  /// The number of homes since, each of which continues the one before.
  let continuations: Int
  let site: SiteID

  static func < (left: Rank, right: Rank) -> Bool {
    (left.invitations, left.continuations, left.site)
      < (right.invitations, right.continuations, right.site)
  }
}
