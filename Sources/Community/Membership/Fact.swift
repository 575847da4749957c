import Merge

/// One entry that says something about who belongs, whoever wrote it and whether or not it stands.
struct Fact: Hashable, Sendable {
  /// The entry.
  let name: EntryName
  /// Its time: milliseconds since 1970-01-01 UTC.
  let at: Int64
  /// What it says.
  let content: Content

  /// What an entry can say.
  enum Content: Hashable, Sendable {
    case founding(Founding)
    case join(JoinFact)
    case continuation(ContinuationFact)
    /// A first entry that lets nobody in.
    case stranger(Standing.Reason)
    case invitation(Invitation, record: String)
    case withdrawal(Withdrawal)
    case admission(Admission)
    case role(RoleChange)
    case revocation(Revocation)
    case retirement(Retirement)
    case erasure(Erasure)
    case name(of: SiteID, WrittenName)
  }

  /// The number of the entry.
  var seq: UInt32 { name.point.seq }

  /// Whether it takes something away from others.
  var isTaking: Bool {
    switch content {
    case .withdrawal: true
    case .role(let role): role.role == .site
    // Nobody unsays its own word.
    case .revocation(let revocation):
      revocation.site != name.site || revocation.through.map { seq <= $0 } ?? true
    default: false
    }
  }
}

/// What the roster keeps of a join: its proof is verified once, when it is noted.
struct JoinFact: Hashable, Sendable {
  let name: WrittenName
  let role: Role
  let key: PublicKey
  let invitation: PublicKey
  /// Whether the key is the site's and the proof is the invitation's.
  let isProven: Bool
}

/// What the roster keeps of a continuation.
struct ContinuationFact: Hashable, Sendable {
  let name: WrittenName
  let key: PublicKey
  let continues: SiteID
  /// The last entry of the old site in its past; `nil` when it holds none.
  let from: Point?
  /// Whether the key is the new site's.
  let isOwnKey: Bool
  /// The first entries of the old site, in its past, whose key proves it.
  let proven: [EntryName]
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
