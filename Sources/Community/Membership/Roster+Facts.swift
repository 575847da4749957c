import Merge

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

/// What the roster keeps of an invitation.
struct InvitationFact: Hashable, Sendable {
  /// The site in whose journal it stands.
  let author: SiteID
  let role: Role
  let expires: Int64
}

/// A name that a site gave itself or another.
struct NameFact: Hashable, Comparable, Sendable {
  let name: String
  let at: Int64
  let seq: UInt32

  static func < (left: NameFact, right: NameFact) -> Bool {
    if (left.at, left.seq) != (right.at, right.seq) {
      return (left.at, left.seq) < (right.at, right.seq)
    }
    return left.name.precedesByCodePoint(right.name)
  }
}

extension Roster {
  /// Takes in what entry `seq` of `site` says about who belongs; ignores all else.
  ///
  /// - Parameters:
  ///   - at: the entry's time: milliseconds since 1970-01-01 UTC.
  ///   - lineDigest: the SHA-256 of the entry's whole line, without its line feed, in lower-case
  ///     hex. Asked for only when `seq` is 1.
  public mutating func note(
    _ change: Change, from site: String, seq: UInt32, at: Int64, lineDigest: String?
  ) {
    guard let author = SiteID(site) else { return }
    if seq == 1 {
      noteFirst(change, from: author, at: at, lineDigest: lineDigest)
    } else if let invitation = Invitation(change) {
      let fact = InvitationFact(
        author: author, role: invitation.role, expires: invitation.expires)
      let isNew = invitations[invitation.key, default: []].insert(fact).inserted
      if isNew { admit() }
    }
    if let target = change.id(of: .site).flatMap({ SiteID($0) }), let name = change.string("name") {
      let fact = NameFact(name: name, at: at, seq: seq)
      if names[target]?[author].map({ $0 < fact }) ?? true {
        names[target, default: [:]][author] = fact
      }
    }
  }

  private mutating func noteFirst(
    _ change: Change, from author: SiteID, at: Int64, lineDigest: String?
  ) {
    if let founding = Founding(change) {
      let isOurs =
        lineDigest?.utf8.elementsEqual(network.utf8) == true && founding.founder == author
        && author.belongs(to: founding.key)
      if isOurs {
        self.founding = founding
        admit()
      } else {
        noteStranger(author, .foundsAnotherNetwork)
      }
    } else if let join = Join(change), join.site == author {
      note(join, at: at)
    } else {
      noteStranger(author, .joinMalformed)
    }
  }

  private mutating func note(_ join: Join, at: Int64) {
    func fact(isProven: Bool) -> JoinFact {
      JoinFact(
        site: join.site, role: join.role, key: join.key, invitation: join.invitation, at: at,
        isProven: isProven)
    }
    if admitted[join.site]?.contains(fact(isProven: true)) == true
      || waiting.contains(fact(isProven: true))
    {
      return
    }
    let isProven = join.site.belongs(to: join.key) && join.isProven(for: network)
    waiting.insert(fact(isProven: isProven))
    admit()
  }

  /// Keeps the reason nearest to admission, whichever came first.
  private mutating func noteStranger(_ site: SiteID, _ reason: Standing.Reason) {
    strangers[site] = max(reason, strangers[site] ?? reason)
  }
}
