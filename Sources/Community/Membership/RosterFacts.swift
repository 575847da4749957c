import Merge

/// All that has been noted about who belongs, whoever wrote it and whether or not it stands.
///
/// What stands follows from the whole set, so nothing is dropped: a fact that does not stand
/// today may do so tomorrow, or decide whether another does.
struct RosterFacts: Hashable, Sendable {
  /// The founding, once it has been seen.
  var founding: Founding?
  /// What is known of each first entry that neither founds nor joins nor continues.
  var strangers: [SiteID: Standing.Reason] = [:]
  /// The joins, by the site that joins.
  var joins: [SiteID: Set<JoinFact>] = [:]
  /// The continuations by the new site; each with the known keys of the old one that prove it.
  var continuations: [SiteID: [ContinuationFact: Set<PublicKey>]] = [:]
  /// The sites that claim to continue each site.
  private(set) var continuers: [SiteID: Set<SiteID>] = [:]
  /// The invitations by their key.
  var invitations: [PublicKey: Set<InvitationFact>] = [:]
  /// The withdrawals of invitations.
  var withdrawals: Set<Noted<Withdrawal>> = []
  /// The revocations of sites.
  var revocations: Set<Noted<Revocation>> = []
  /// The retirements of sites.
  var retirements: Set<Noted<Retirement>> = []
  /// The erasures of persons.
  var erasures: Set<Noted<Erasure>> = []
  /// What each site was called, and by whom.
  var names: [SiteID: [SiteID: Set<NameFact>]] = [:]

  /// The keys that the first entries of `site` give it, as far as they are its own.
  func keys(of site: SiteID) -> Set<PublicKey> {
    var keys = Set((joins[site] ?? []).filter(\.isProven).map(\.key))
    for fact in (continuations[site] ?? [:]).keys where fact.isOwnKey { keys.insert(fact.key) }
    if let founding, founding.founder == site { keys.insert(founding.key) }
    return keys
  }

  /// Takes in a continuation that is proven by those keys.
  mutating func insert(_ fact: ContinuationFact, provenBy keys: Set<PublicKey>) {
    continuations[fact.site, default: [:]][fact, default: []].formUnion(keys)
    continuers[fact.continues, default: []].insert(fact.site)
  }
}

/// A fact with the entry that it stands in.
struct Noted<Content: Hashable & Sendable>: Hashable, Sendable {
  /// The site in whose journal it stands.
  let author: SiteID
  /// The entry's number.
  let seq: UInt32
  /// What was written.
  let content: Content
}

/// What the roster keeps of a join: its proof is verified once, when it is noted.
struct JoinFact: Hashable, Sendable {
  let site: SiteID
  let role: Role
  let key: PublicKey
  let invitation: PublicKey
  /// When it was written, by its author's clock.
  let at: Int64
  /// Whether the key is the site's and the proof is the invitation's.
  let isProven: Bool
}

/// What the roster keeps of a continuation. The old site's key may come later, so the proof is
/// kept.
struct ContinuationFact: Hashable, Sendable {
  let site: SiteID
  let key: PublicKey
  let continues: SiteID
  let kept: UInt32
  let proof: [UInt8]
  /// Whether the key is the new site's.
  let isOwnKey: Bool

  /// Whether `oldKey` vouches for it.
  func isProven(for network: String, by oldKey: PublicKey) -> Bool {
    let continuation = Continuation(
      site: site, name: "", role: .site, key: key, continues: continues, kept: kept, proof: proof)
    return continuation.isProven(for: network, by: oldKey)
  }
}

/// What the roster keeps of an invitation.
struct InvitationFact: Hashable, Sendable {
  /// The site in whose journal it stands.
  let author: SiteID
  let seq: UInt32
  /// The record that it is written on.
  let record: String
  let site: WrittenName
  let role: Role
  let expires: Int64
}

/// A name that a site gave itself or another.
struct NameFact: Hashable, Comparable, Sendable {
  let name: WrittenName
  let at: Int64
  let seq: UInt32

  static func < (left: NameFact, right: NameFact) -> Bool {
    (left.at, left.seq, left.name) < (right.at, right.seq, right.name)
  }
}

/// A name, compared by its bytes: `String` takes *é* and *e* with a combining accent for one, and
/// which of them is kept would depend on the order of arrival.
struct WrittenName: Hashable, Comparable, Sendable {
  let text: String

  static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  static func < (left: Self, right: Self) -> Bool { left.text.precedesByCodePoint(right.text) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
