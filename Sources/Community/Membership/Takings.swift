import Merge

/// What a lead can take away from: a site's entries, or an invitation.
enum Subject: Hashable, Sendable {
  case site(SiteID)
  case invitation(PublicKey)
}

/// A revocation or a withdrawal: a lead's word that takes something away.
struct Taking: Hashable, Sendable {
  let author: SiteID
  let seq: UInt32
  let subject: Subject
  /// The last entry of a site that is left: all of them when an invitation is taken away.
  let through: UInt32
  /// Who may go on resting on the subject: sites that continue the one revoked, or that joined
  /// by the invitation withdrawn.
  let keeps: Set<SiteID>
  /// The chain hash of a revocation: it tells two revocations of one entry apart.
  let chain: String

  init(_ fact: Noted<Revocation>) {
    author = fact.author
    seq = fact.seq
    subject = .site(fact.content.site)
    through = fact.content.seq
    keeps = Set(fact.content.keeps)
    chain = fact.content.chain ?? ""
  }

  init(_ fact: Noted<Withdrawal>) {
    author = fact.author
    seq = fact.seq
    subject = .invitation(fact.content.invitation)
    through = .max
    keeps = Set(fact.content.keeps)
    chain = ""
  }

  /// Orders takings of one author, the last parts only to tell forged twins of one entry apart.
  static func precedes(_ left: Taking, _ right: Taking) -> Bool {
    if left.seq != right.seq { return left.seq < right.seq }
    return left.spelling.lexicographicallyPrecedes(right.spelling) { $0.precedesByCodePoint($1) }
  }

  private var spelling: [String] {
    let name =
      switch subject {
      case .site(let site): site.text
      case .invitation(let key): key.base64
      }
    return [name, String(through), chain] + keeps.sorted().map(\.text)
  }
}

/// Something that a site's admission, or a word of its, rests on; a taking can take it away.
struct Ground: Hashable, Sendable {
  let subject: Subject
  /// The entry of the subject that has to be believed; 0 when none has to.
  let seq: UInt32
  /// Who has to be kept where the subject is revoked or withdrawn at all.
  let user: SiteID?

  /// Entry `seq` of `site` is believed.
  static func entry(_ seq: UInt32, of site: SiteID) -> Ground {
    Ground(subject: .site(site), seq: seq, user: nil)
  }

  /// `site` may use the invitation with this key.
  static func use(of invitation: PublicKey, by site: SiteID) -> Ground {
    Ground(subject: .invitation(invitation), seq: 0, user: site)
  }

  /// `site` may go on where `old` ends, after its entry `kept`.
  static func continuation(of old: SiteID, kept: UInt32, by site: SiteID) -> Ground {
    Ground(subject: .site(old), seq: kept, user: site)
  }
}

/// What a set of takings takes away together.
struct Takings {
  private var losses: [Subject: (through: UInt32, keeps: Set<SiteID>)] = [:]

  init(_ takings: [Taking] = []) {
    for taking in takings { insert(taking) }
  }

  mutating func insert(_ taking: Taking) {
    guard let loss = losses[taking.subject] else {
      losses[taking.subject] = (taking.through, taking.keeps)
      return
    }
    losses[taking.subject] = (
      min(loss.through, taking.through), loss.keeps.intersection(taking.keeps)
    )
  }

  /// Whether something is taken away from `subject`.
  func touches(_ subject: Subject) -> Bool { losses[subject] != nil }

  /// The last entry of `site` that is left; `nil` when all are.
  func cut(of site: SiteID) -> UInt32? { losses[.site(site)]?.through }

  /// Whether `ground` is left.
  func leave(_ ground: Ground) -> Bool {
    guard let loss = losses[ground.subject] else { return true }
    return ground.seq <= loss.through && ground.user.map(loss.keeps.contains) ?? true
  }

  /// Whether all of `grounds` are left.
  func leave(_ grounds: [Ground]) -> Bool { grounds.allSatisfy { leave($0) } }
}
