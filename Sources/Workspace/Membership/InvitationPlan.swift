import Community
import Exchange
import Merge

/// What the invitation of many sites comes to, before anything is written.
///
/// A code can't be made a second time: only its public half is in the journal. So whoever carries
/// the codes away does so before the invitations are written.
public struct InvitationPlan: Sendable {
  /// Why a site is not invited.
  public enum Reason: Hashable, Sendable {
    /// It belongs to the network.
    case belongs(SiteName)
    /// An invitation waits for it.
    case invited(InvitationState)
  }

  /// The sites that are invited, with their codes.
  public internal(set) var codes: [(guest: Guest, code: InvitationCode)] = []
  /// The sites that are not.
  public internal(set) var leftOut: [(guest: Guest, reason: Reason)] = []
  var changes: [Change] = []
}

extension Replica {
  /// What it comes to to invite `guests`. Nothing is written.
  ///
  /// Sites that belong, and those for whom an invitation waits, are left out: to ask again is as
  /// good as to ask once.
  ///
  /// - Parameters:
  ///   - role: what those may do of whom the list does not say it.
  ///   - days: how long a code serves where the list does not say it.
  ///   - again: whether those for whom an invitation waits get another one.
  /// - Throws: ``WorkspaceError/leadsOnly``.
  public func plan(
    inviting guests: [Guest], as role: Role, days: Int, again: Bool
  ) throws(WorkspaceError) -> InvitationPlan {
    do {
      let roster = try index.read { try storedRoster($0) }
      guard roster.isLead(settings.site.text) else { throw WorkspaceError.leadsOnly }
      let now = surroundings.now().milliseconds
      let members = Dictionary(
        roster.sites.map { (GuestList.key(of: $0.name), SiteName(id: $0.id.text, name: $0.name)) },
        uniquingKeysWith: { first, _ in first })
      let open = Dictionary(
        roster.invitations.filter { $0.fate(at: now) == .open }
          .map { (GuestList.key(of: $0.site), $0) }, uniquingKeysWith: { $1 })
      var plan = InvitationPlan()
      for guest in guests {
        let key = GuestList.key(of: guest.site)
        if let member = members[key] {
          plan.leftOut.append((guest, .belongs(member)))
        } else if let invitation = open[key], !again {
          plan.leftOut.append((guest, .invited(invitation)))
        } else {
          let (code, change) = try invitation(
            of: guest.site, as: guest.role ?? role, days: guest.days ?? days, roster)
          plan.codes.append((guest, code))
          plan.changes.append(change)
        }
      }
      return plan
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Writes the invitations of `plan`, all at once.
  public func issue(_ plan: InvitationPlan) throws(WorkspaceError) {
    guard !plan.changes.isEmpty else { return }
    do {
      _ = try commit(by: nil) { decision in
        for change in plan.changes { try decision.add(change) }
      }
    } catch {
      throw WorkspaceError(error)
    }
  }
}
