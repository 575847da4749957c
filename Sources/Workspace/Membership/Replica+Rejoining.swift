import Catalog
import Community
import Crypto
import Journal
import Merge
import Sync

extension Replica {
  /// Whether the network believes what this site writes, as far as this home knows.
  public func isBelieved() throws(WorkspaceError) -> Bool {
    try reading { try Beliefs(from: $0).limit(of: settings.site) >= standing.position.next - 1 }
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
      let limit = try index.read { try Beliefs(from: $0).limit(of: settings.site) }
      let sent = try folder.heads.head(of: JournalID(settings.site))?.head.seq ?? 0
      let kept = roster.believed(of: settings.site) == .unknown ? 0 : min(Int(limit), Int(sent))
      // The first line says by what right the old site belongs; the new one has its own.
      let departure = Departure(
        reason: .invited, kept: Array(lines.prefix(kept)),
        lines: Array(lines.dropFirst(max(kept, 1))))
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
