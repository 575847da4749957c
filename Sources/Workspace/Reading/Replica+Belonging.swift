// Who belongs to the network, as those see it who decide about it. The rules:
// Community.docc/Membership.md.

import Catalog
import Community
import Crypto
import Journal
import Merge
import Sync

extension Replica {
  /// Whether there is a home at `path`.
  public static func isHome(
    _ path: String, in surroundings: Surroundings
  ) throws(WorkspaceError) -> Bool {
    let settings = HomeFolder(path: path, files: surroundings.files).settingsPath
    do { return try surroundings.files.size(of: settings) != nil } catch { throw .file(error) }
  }

  /// Whether this site may do what only leads may.
  public func isLead() throws(WorkspaceError) -> Bool {
    try reading { try storedRoster($0).isLead(settings.site.text) }
  }

  /// That the network bars this site, and why: it was revoked, waits for a lead to admit it, or its
  /// invitation serves nobody or somebody else. `nil` when it does not, or when that is not known
  /// yet.
  public func barring() throws(WorkspaceError) -> WorkspaceError? {
    try reading { reader in
      // Of a site that is believed whole, as most are, nobody need work out whether it belongs.
      let judgement = try reader.value(of: IndexNotes.beliefs).judgement(of: settings.site)
      guard judgement?.limit != .max else { return nil }
      let place = try storedRoster(reader).place(of: settings.site)
      return place.isBarred ? .barred(settings.site, place) : nil
    }
  }

  /// Whether the network bars this site.
  public func isBarred() throws(WorkspaceError) -> Bool { try barring() != nil }

  /// What people call the site with this id.
  public func name(of site: SiteID) throws(WorkspaceError) -> SiteName {
    try reading { try storedRoster($0).siteName(of: site) }
  }

  /// The sites that belong to the network, by id.
  public func members() throws(WorkspaceError) -> [SiteName] {
    try reading { reader in
      try storedRoster(reader).sites.map { SiteName(id: $0.id.text, name: $0.name) }
    }
  }

  /// The sites of the network that `handle` means, with how many of their changes are here: one
  /// site, with all homes by which it went on.
  ///
  /// - Throws: ``WorkspaceError/noSuchSite(_:)``, ``WorkspaceError/ambiguousSite(_:_:)``.
  public func members(
    named handle: SiteHandle
  ) throws(WorkspaceError) -> [(site: SiteName, held: UInt32)] {
    do {
      let roster = try index.read { try storedRoster($0) }
      return try members(handle, roster).map { (try name(of: $0), try held(of: $0)) }
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Makes sure that an invitation can still admit this site anew.
  ///
  /// The invitation by which it joined cannot: while the network has not been heard, a second
  /// join with it would contend with the first.
  ///
  /// - Throws: ``WorkspaceError/homeExists(_:)``, ``WorkspaceError/invitationUsed(_:)``.
  func checkUnused(_ code: InvitationCode, _ roster: Roster) throws {
    guard let key = code.key.map({ PublicKey(of: $0) }) else { return }
    if try ownInvitation() == key {
      guard !roster.isUndecided(settings.site) else {
        throw WorkspaceError.homeExists(folder.path)
      }
      throw WorkspaceError.invitationUsed(settings.name)
    }
    if let guest = roster.invitations.first(where: { $0.key == key })?.usedBy {
      throw WorkspaceError.invitationUsed(try name(of: guest).name)
    }
  }

  /// The key of the invitation by which this site joined; `nil` when it did not by one.
  private func ownInvitation() throws -> PublicKey? {
    let first = try folder.journals.stretch(
      of: JournalID(settings.site), after: Chain(of: settings.site), through: 1, isOwn: true)
    return first.entries.first?.change.flatMap { Join($0) }?.invitation
  }

  /// Whether the join with `code` stopped on its way: this home was made by it, and has not been
  /// told of the share at `path`, or has heard nothing of the network yet.
  ///
  /// - Throws: ``WorkspaceError/sync(_:)`` when the folder at `path` is no share of the network.
  public func isJoining(
    with code: InvitationCode, through path: String
  ) throws(WorkspaceError) -> Bool {
    do {
      guard code.network == settings.network, let key = code.key.map({ PublicKey(of: $0) }),
        try ownInvitation() == key
      else { return false }
      let roster = try index.read { try storedRoster($0) }
      guard !settings.shares.contains(path) || roster.isUndecided(settings.site)
      else { return false }
      let mark = ShareMark(network: settings.network, name: networkName(roster))
      try share(at: path).check(belongsTo: mark)
      return true
    } catch {
      throw WorkspaceError(error)
    }
  }
}

extension Roster {
  /// Whether what `site` writes counts. Who is retired is not for the roster alone to say.
  func place(of site: SiteID) -> Status.Place {
    switch standing(of: site.text) {
    case .revoked: .revoked(through: judgement(of: site).limit)
    case .unknown(let reason): Status.Place(reason)
    case .lead, .site: .belongs
    }
  }
}
