import Catalog
import Community
import Merge
import Sync

/// Word that a site is barred from now on: it was revoked, say, or its invitation had served
/// another one.
///
/// It is told once, by the exchange that brings it. What such a site writes after that is set aside
/// without a word, however long it goes on; its place in the network stays to be seen. A newcomer,
/// to whom everything is new, is not told of the quarrels of the past.
public struct Dismissal: Hashable, Sendable {
  /// The site.
  public let site: SiteName
  /// Why what it writes does not count.
  public let place: Status.Place
}

extension Replica {
  /// What a pull told of sites that are barred and were not before; this site is told otherwise.
  func dismissals(
    by pulled: Pulled, _ admission: inout RosterAdmission
  ) throws -> [Dismissal] {
    guard admission.hasLearnt || !admission.turnedAway.isEmpty else { return [] }
    let (before, known) = try index.read { reader in
      (try storedRoster(reader), try reader.value(of: IndexNotes.barred))
    }
    let after = try admission.roster()
    guard before.networkName != nil else { return [] }
    return Set(before.sites.map(\.id) + pulled.barred + admission.turnedAway.keys)
      .subtracting([settings.site]).sorted()
      .compactMap { site in
        let turnedAway = admission.turnedAway[site].map { Status.Place($0) }
        let place = turnedAway ?? after.place(of: site)
        guard place.isBarred, known[site] == nil, !before.place(of: site).isBarred else {
          return nil
        }
        return Dismissal(site: name(of: site, after), place: place)
      }
  }

  /// Notes what this site becomes by what was learnt, and what it is asked then.
  func note(_ admission: inout RosterAdmission, in outcome: inout ShareOutcome) throws {
    guard admission.hasLearnt else { return }
    let own = settings.site
    let before = try index.read { try storedRoster($0) }
    let after = try admission.roster()
    if case .onHold = before.place(of: own), after.place(of: own) == .belongs {
      outcome.isLetIn = true
    }
    if let role = after.standing(of: own.text).admitted?.role,
      let former = before.standing(of: own.text).admitted?.role, role != former
    {
      outcome.role = role
    }
    guard after.isLead(own.text) else { return }
    let asked = Set(LeadQuestion.all(before))
    outcome.questions = LeadQuestion.all(after).filter { !asked.contains($0) && $0 != .onlyLead }
  }
}
