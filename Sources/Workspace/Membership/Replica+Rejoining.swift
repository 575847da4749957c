import Catalog
import Community
import Crypto
import Journal
import Merge
import Sync

extension Replica {
  /// Whether the network believes what this site writes, as far as this home knows.
  public func isBelieved() throws(WorkspaceError) -> Bool {
    try reading {
      try $0.value(of: IndexNotes.beliefs).limit(of: settings.site) >= journalEnd.next - 1
    }
  }

  /// Joins the network once more, with a new invitation, where this site is not believed any more,
  /// or never was: its invitation had served somebody else, or it was revoked. What it wrote that
  /// is not believed is written anew.
  ///
  /// - Throws: ``WorkspaceError/homeExists(_:)`` when the site belongs, or the invitation is for
  ///   another network.
  public func rejoin(with code: InvitationCode) throws(WorkspaceError) {
    do {
      let expiry = Timestamp(milliseconds: code.expires)
      guard surroundings.now() <= expiry else { throw WorkspaceError.invitationExpired(expiry) }
      let roster = try index.read { try storedRoster($0) }
      guard code.network == settings.network, !roster.isAdmitted(settings.site.text),
        let invitation = code.key
      else { throw WorkspaceError.homeExists(folder.path) }
      try checkUnused(code, roster)
      let lines = try ownLines()
      let limit = try index.read { try $0.value(of: IndexNotes.beliefs).limit(of: settings.site) }
      let sent = try folder.heads.head(of: JournalID(settings.site))?.head.seq ?? 0
      let believed = roster.isUndecided(settings.site) ? 0 : min(Int(limit), Int(sent))
      // What was sent stays where it is: others may have seen it. The first line says by what right
      // the old site belongs; the new one has its own.
      let departure = Departure(
        reason: .invited, kept: Array(lines.prefix(Int(sent))),
        lines: Array(lines.dropFirst(max(believed, 1))))
      try goOn(departure) { site, key in
        try Join(
          network: code.network, site: site, name: settings.name, role: code.role,
          key: PublicKey(of: key), provenBy: invitation
        ).change
      }
    } catch {
      throw WorkspaceError(error)
    }
  }
}
