// What leads decide about who belongs: revoking, withdrawing, retiring, erasing. The rules:
// Community.docc/Membership.md.

import Catalog
import Community
import Journal
import Merge
import Sync

extension Replica {
  /// Revokes a site: what it wrote up to now, as far as it has come here, stays; what comes later
  /// counts for nothing, everywhere.
  ///
  /// A site that went on under other ids is revoked as a whole when it is meant by its name, and
  /// only the one when it is meant by its id.
  ///
  /// - Parameters:
  ///   - handle: the site.
  ///   - seq: the last entry that is believed; what has come here when `nil`. Zero makes it never
  ///     have belonged: somebody else may then use its invitation.
  /// - Returns: what it came to. A site that was revoked up to there is left alone.
  /// - Throws: ``WorkspaceError/leadsOnly``, ``WorkspaceError/noSuchSite(_:)``,
  ///   ``WorkspaceError/lastLead`` when nobody would be left to lead the network.
  public func revoke(
    _ handle: SiteHandle, through seq: UInt32? = nil
  ) throws(WorkspaceError) -> Foresight {
    try leading { roster in
      let foresight = try foresee(.revoke, about: handle, through: seq, roster)
      return (foresight.written, foresight)
    }
  }

  /// Retires a site that is gone: nobody waits for it any more. When it writes again, it is back.
  /// Nobody waits for one that was revoked.
  ///
  /// - Returns: who was retired, and what is known of it.
  public func retire(
    _ handle: SiteHandle
  ) throws(WorkspaceError) -> [(site: SiteName, seq: UInt32)] {
    try leading { roster in
      let retired = try retirees(handle, roster).map { site in
        (site: name(of: site, roster), seq: try held(of: site), id: site)
      }
      let changes = retired.map { Retirement(site: $0.id, seq: $0.seq).change(id: freshID()) }
      return (changes, retired.map { ($0.site, $0.seq) })
    }
  }

  private func retirees(_ handle: SiteHandle, _ roster: Roster) throws -> [SiteID] {
    let meant = try members(handle, roster)
    guard !meant.allSatisfy(roster.isRevoked) else { throw outsider(meant, roster) }
    // By one name the home that was restored goes, and the one before it: who is meant?
    guard meant.count == 1 || !meant.contains(settings.site) else {
      throw WorkspaceError.ambiguousSite(handle.text, meant.map { name(of: $0, roster) })
    }
    return meant
  }

  /// Withdraws an invitation: nobody joins with it any more, save who has.
  ///
  /// - Parameter handle: the invited site's name, or the invitation's record.
  /// - Throws: ``WorkspaceError/noSuchInvitation(_:)``.
  public func withdraw(_ handle: String) throws(WorkspaceError) -> [InvitationState] {
    try leading { roster in
      let meant = roster.invitations.filter { invitation in
        guard !invitation.isWithdrawn else { return false }
        return invitation.record == handle || invitation.record == "invitation/\(handle)"
          || (invitation.usedBy == nil && invitation.site.lowercased() == handle.lowercased())
      }
      guard !meant.isEmpty else { throw WorkspaceError.noSuchInvitation(handle) }
      return (meant.map(\.withdrawal), meant)
    }
  }

  /// The invitations that leads wrote, by expiry.
  public func invitations() throws(WorkspaceError) -> [InvitationState] {
    try reading { try storedRoster($0).invitations }
  }

  /// Erases a member: every line about the person, and every answer that the person gave to
  /// a survey, in every journal and share that this and the other sites reach, for ever.
  ///
  /// A record that was linked to it as the same person goes only where it is named: anybody can
  /// link any two, and who erases the one would erase somebody else with it. To forget somebody
  /// again erases the answers that have come since.
  ///
  /// - Parameters:
  ///   - record: its name, `member/…`.
  ///   - linked: which of ``linkedRecords(of:)`` to erase as well.
  /// - Throws: ``WorkspaceError/leadsOnly``, ``WorkspaceError/noSuchRecord(_:)``.
  public func forget(_ record: String, with linked: [String] = []) throws(WorkspaceError) {
    let records = try recordsToForget(of: record).filter { $0 == record || linked.contains($0) }
    if records.isEmpty, try !remembers(record) { throw .noSuchRecord(record) }
    let answers: [String: [String]]
    do {
      let erased = try index.read { try storedRoster($0).erased }
      let gone = try personGroups().everyRecord(of: record).filter(erased.contains)
      answers = try Dictionary(
        uniqueKeysWithValues: Set(records + gone + [record]).map {
          ($0, try self.answers(of: $0).sorted())
        })
    } catch {
      throw WorkspaceError(error)
    }
    _ = try leading { roster in
      var changes: [Change] = []
      for (name, all) in answers.sorted(by: { $0.key.precedesByCodePoint($1.key) }) {
        // Of an erasure that is asked for again its answers are known by it alone: they are gone.
        let lapsed = roster.lapsedErasures.filter { $0.record == name }.flatMap(\.answers)
        let known = Set(all + lapsed).subtracting(roster.erased).sorted()
        let isDue = name == record || records.contains(name)
        let isErased = roster.erased.contains(name) || !isDue
        let end = isErased ? known.count : max(1, known.count)
        for start in stride(from: 0, to: end, by: Erasure.mostAnswers) {
          let part = Array(known[start...].prefix(Erasure.mostAnswers))
          guard let erasure = Erasure(record: name, answers: part) else {
            throw WorkspaceError.noSuchRecord(name)
          }
          changes.append(erasure.change(id: freshID()))
        }
      }
      return (changes, ())
    }
  }

  /// The records, live or removed, that an erasure of `record` may erase: it, and those linked to
  /// it, which were not erased yet.
  public func recordsToForget(of record: String) throws(WorkspaceError) -> [String] {
    try reading { reader in
      let erased = try storedRoster(reader).erased
      return try personGroups(reader).everyRecord(of: record).filter {
        try !erased.contains($0) && reader.contains($0)
      }
    }
  }

  /// Looks at what a lead would decide.
  func asLead<Outcome>(
    _ look: (Roster) throws -> Outcome
  ) throws(WorkspaceError) -> Outcome {
    do {
      let roster = try index.read { try storedRoster($0) }
      guard roster.isLead(settings.site.text) else { throw WorkspaceError.leadsOnly }
      return try look(roster)
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Decides changes as a lead, writes them, and does what follows from them.
  func leading<Outcome>(
    _ decide: (Roster) throws -> ([Change], Outcome)
  ) throws(WorkspaceError) -> Outcome {
    do {
      try bringForward()
      let roster = try index.read { try storedRoster($0) }
      guard roster.isLead(settings.site.text) else { throw WorkspaceError.leadsOnly }
      let (changes, outcome) = try decide(roster)
      _ = try commit(by: nil) { decision in
        for change in changes { try decision.add(change) }
      }
      // What follows is done before it is said to be: an erasure goes through all that is held.
      try bringForward()
      return outcome
    } catch {
      throw WorkspaceError(error)
    }
  }

  func freshID() -> String {
    var generator = surroundings.generator
    return RecordName.freshID(using: &generator)
  }

  /// How far the journal of `site` is held.
  func held(of site: SiteID) throws -> UInt32 {
    if site == settings.site { return journalEnd.next - 1 }
    return try folder.headsBySite(withClocks: false)[site]?.seq ?? 0
  }
}

extension InvitationState {
  /// The change that withdraws it.
  var withdrawal: Change {
    Withdrawal(invitation: key).change(id: String(record.drop { $0 != "/" }.dropFirst()))
  }
}
