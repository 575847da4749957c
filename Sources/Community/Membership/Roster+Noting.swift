import Merge

extension Roster {
  /// Takes in what `entry` says about who belongs; ignores all else, and what it knows already.
  ///
  /// Entries are noted after all that is in their past, and whoever wrote them: what stands is
  /// decided by all of them, so that everybody decides alike. One whose clock is not closed is
  /// not noted at all: nobody can tell what it has seen.
  ///
  /// - Parameters:
  ///   - at: the entry's time: milliseconds since 1970-01-01 UTC.
  ///   - lineDigest: the SHA-256 of the entry's whole line, without its line feed, in lower-case
  ///     hex. Asked for only when the entry is its journal's first.
  public mutating func note(
    _ change: Change, of entry: EntryName, at: Int64, lineDigest: String?, past: some Past
  ) {
    guard facts.numbers[entry] == nil else { return }
    let content =
      entry.point.seq == 1
      ? first(change, of: entry, lineDigest: lineDigest, past: past) : later(change)
    guard let content else { return }
    update { $0.take(Fact(name: entry, at: at, content: content), past) }
  }

  private func first(
    _ change: Change, of entry: EntryName, lineDigest: String?, past: some Past
  ) -> Fact.Content {
    let author = entry.site
    if let founding = Founding(change) {
      let isOurs =
        lineDigest?.utf8.elementsEqual(network.utf8) == true && founding.founder == author
        && author.belongs(to: founding.key)
      return isOurs ? .founding(founding) : .stranger(.foundsAnotherNetwork)
    }
    if let join = Join(change), join.site == author {
      return .join(
        JoinFact(
          name: WrittenName(text: join.name), role: join.role, key: join.key,
          invitation: join.invitation,
          isProven: author.belongs(to: join.key) && join.isProven(for: network)))
    }
    if let continuation = Continuation(change), continuation.site == author {
      return .continuation(fact(continuation, past))
    }
    return .stranger(.joinMalformed)
  }

  private func fact(_ continuation: Continuation, _ past: some Past) -> ContinuationFact {
    let old = (facts.firsts[continuation.continues] ?? []).map { facts.all[$0] }
    let proven = old.filter { first in
      guard let key = first.key, past.contains(first.name) else { return false }
      return continuation.isProven(for: network, by: key)
    }
    return ContinuationFact(
      name: WrittenName(text: continuation.name), key: continuation.key,
      continues: continuation.continues, from: past.points(of: continuation.continues).max(),
      isOwnKey: continuation.site.belongs(to: continuation.key), proven: proven.map(\.name).sorted()
    )
  }

  private func later(_ change: Change) -> Fact.Content? {
    switch Kind.of(record: change.record) {
    case .invitation:
      Invitation(change).map { .invitation($0, record: change.record) }
        ?? Withdrawal(change).map { .withdrawal($0) }
    case .admission: Admission(change).map { .admission($0) }
    case .role: RoleChange(change).map { .role($0) }
    case .revocation: Revocation(change).map { .revocation($0) }
    case .retirement: Retirement(change).map { .retirement($0) }
    case .erasure: Erasure(change).map { .erasure($0) }
    case .site:
      change.subject.flatMap { site in
        change.string("name").map { .name(of: site, WrittenName(text: $0)) }
      }
    default: nil
    }
  }
}

extension Fact {
  /// The key that a first entry gives its site.
  var key: PublicKey? {
    switch content {
    case .founding(let founding): founding.key
    case .join(let join): join.isProven ? join.key : nil
    case .continuation(let continuation): continuation.isOwnKey ? continuation.key : nil
    default: nil
    }
  }
}

extension RosterFacts {
  /// Takes in a fact, with what the rules will ask about its past.
  fileprivate mutating func take(_ fact: Fact, _ past: some Past) {
    let site = fact.name.site
    let strand = strandsOf[site]?.last { strand in
      strands[strand].facts.last.map { past.contains(all[$0].name) } ?? false
    }
    let number = append(fact, on: strand)
    switch fact.content {
    case .continuation(let continuation): hearOfRights(of: continuation.continues, number, past)
    case .founding, .join, .stranger: break
    default: hearOfRights(of: site, number, past)
    }
    switch fact.content {
    case .role(let role):
      listen(number, to: .site(role.site), past)
      if role.role == .site { cut(role.site, by: number, past) }
    case .revocation(let revocation): cut(revocation.site, by: number, past)
    case .withdrawal(let withdrawal): listen(number, to: .joins(withdrawal.invitation), past)
    default: break
    }
    file(number)
  }

  /// What may make `site` a lead in the eyes of `fact`: what leads said of it, and its joins, with
  /// the invitations that have their key.
  private mutating func hearOfRights(of site: SiteID, _ fact: Int, _ past: some Past) {
    listen(fact, to: .site(site), past)
    for first in firsts[site] ?? [] {
      guard case .join(let join) = all[first].content, past.contains(all[first].name) else {
        continue
      }
      record(first, heardBy: fact)
      listen(fact, to: .invitations(join.invitation), past)
    }
  }

  /// What a taking leaves of `site`.
  private mutating func cut(_ site: SiteID, by taking: Int, _ past: some Past) {
    record(past.points(of: site), for: taking)
    for strand in strandsOf[site] ?? [] { listen(taking, to: .strand(strand), past) }
    listen(taking, to: .continuations(site), past)
  }
}
