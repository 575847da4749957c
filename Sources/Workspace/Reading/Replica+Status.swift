import Catalog
import Community
import Journal
import Merge
import Sync

extension Replica {
  /// How this site and its network stand, as far as this home knows.
  public func status() throws(WorkspaceError) -> Status {
    let onHold = try recordsOnHold()
    do {
      let heads = try folder.headsBySite()
      let refused = try refusedFiles()
      return try index.read { reader in
        let view = try NetworkView(reader, heads, of: self)
        let own = journalEnd.next - 1
        let mark = ShareMark(network: settings.network, name: networkName(view.roster))
        let unknown = try unknownSites(reader)
        let barred = try reader.value(of: IndexNotes.barred)
        return Status(
          network: mark.name, site: view.own, origin: view.roster.origin(of: settings.site).text,
          isLead: view.roster.isLead(settings.site.text),
          place: view.roster.place(of: settings.site),
          own: own, waiting: own - min(own, try sent(reader, heads)),
          onHold: onHold, changes: view.sites.count,
          conflicts: try reader.count(kind: nil, where: [.needsDecision]),
          records: try Kind.editable.map { ($0.name, try reader.count(kind: $0.name)) },
          peers: view.peers(
            suspects: barred.merging(
              (refused.compactMap { HeadName($0.name)?.site } + unknown.compactMap { SiteID($0) })
                .map { ($0, nil) }, uniquingKeysWith: { known, _ in known })),
          missing: view.missing, erasures: view.erasures, refused: refused, unknown: unknown,
          shares: shareStandings(mark), clocks: clockTroubles(view),
          questions: questions(view.roster))
      }
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// What this site has to settle as a lead; nothing where it is none.
  func questions(_ roster: Roster) -> [LeadQuestion] {
    roster.isLead(settings.site.text) ? LeadQuestion.all(roster) : []
  }

  /// Whether anything of another site has come.
  public func hasHeardOfOthers() throws(WorkspaceError) -> Bool {
    try reading { reader in
      try reader.journals().contains { $0.id != settings.site.text && $0.applied > 0 }
    }
  }

  /// How many of this site's own changes no share has yet.
  public func unsent() throws(WorkspaceError) -> UInt32 {
    do {
      let heads = try folder.headsBySite()
      let own = journalEnd.next - 1
      return own - min(own, try index.read { try sent($0, heads) })
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// How many of this site's changes some share has; what its last head says, when the index was
  /// made anew since.
  private func sent(_ reader: IndexReader, _ heads: [SiteID: Head]) throws -> UInt32 {
    try reader.value(of: IndexNotes.sent) ?? heads[settings.site]?.seq ?? 0
  }

  func unknownSites(_ reader: IndexReader) throws -> [String] {
    try reader.value(of: IndexNotes.unknown).map(\.text).sorted()
  }

  private func refusedFiles() throws -> [Status.Refused] {
    try folder.quarantine.names().sorted().map { name in
      let reason = folder.quarantine.reason(for: name)
      return Status.Refused(name: name, reason: reason.flatMap { Refusal(noted: $0) })
    }
  }

  /// How each share stands. It costs a look at each.
  func shareStandings(_ mark: ShareMark) -> [ShareStanding] {
    sightings().map { sighting in
      ShareStanding(
        folder: sighting.share, failure: failure(of: sighting.share, mark), sighting: sighting)
    }
  }

  private func failure(of path: String, _ mark: ShareMark) -> ShareError? {
    do throws(ShareError) {
      try share(at: path).check(belongsTo: mark)
      return nil
    } catch {
      return error
    }
  }
}
