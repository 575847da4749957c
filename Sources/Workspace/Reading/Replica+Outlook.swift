import Catalog
import Community
import Journal
import Merge
import Sync

/// How this site stands, in what a start page tells: much less than a ``Status``, which looks at
/// all sites.
public struct Outlook: Sendable {
  /// The network's name.
  public let network: String
  /// Whether this site is a lead.
  public let isLead: Bool
  /// Whether what this site writes counts.
  public let place: Status.Place
  /// How many of this site's own changes no share has yet.
  public let waiting: UInt32
  /// How many records wait with this site to be let in.
  public let onHold: Int
  /// How many records wait for a person's decision.
  public let conflicts: Int
  /// How each share stands.
  public let shares: [ShareStanding]
  /// When an exchange last brought or took something, by this machine's clock; `nil` when none
  /// has yet.
  public let exchanged: Timestamp?
  /// Clocks that are wrong by more than a day.
  public let clocks: [ClockTrouble]
  /// What a lead has to settle; nothing where this site is none.
  public let questions: [LeadQuestion]
}

extension Replica {
  /// How this site stands. It costs a look at each share and at the heads, and next to none at the
  /// journals.
  public func outlook() throws(WorkspaceError) -> Outlook {
    let (unsent, onHold) = (try unsent(), try recordsOnHold())
    do {
      let heads = try folder.headsBySite()
      return try index.read { reader in
        let view = try NetworkView(reader, heads, of: self)
        let roster = view.roster
        let mark = ShareMark(network: settings.network, name: networkName(roster))
        return Outlook(
          network: mark.name, isLead: roster.isLead(settings.site.text),
          place: roster.place(of: settings.site), waiting: unsent, onHold: onHold,
          conflicts: try reader.count(kind: nil, where: [.needsDecision]),
          shares: shareStandings(mark), exchanged: heads[settings.site]?.at,
          clocks: clockTroubles(view), questions: questions(roster))
      }
    } catch {
      throw WorkspaceError(error)
    }
  }
}
