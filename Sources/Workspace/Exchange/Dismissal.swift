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

  /// What this site becomes by what was learnt, a lead or none; `nil` when it stays what it is.
  func newRole(_ admission: inout RosterAdmission) throws -> Role? {
    guard admission.hasLearnt else { return nil }
    let own = settings.site.text
    let before = try index.read { try storedRoster($0) }.standing(of: own).admitted
    let after = try admission.roster().standing(of: own).admitted
    guard let before, let after, before.role != after.role else { return nil }
    return after.role
  }
}
