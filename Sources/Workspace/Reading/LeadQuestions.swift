import Community
import Merge

/// What only leads can settle about who belongs, and what they should know.
public struct LeadQuestions: Sendable {
  /// A site that joined with a code that others used, too.
  public struct Guest: Sendable {
    /// The site; its name is what it calls itself.
    public let site: SiteName
    /// The other sites by the same code.
    public let rivals: [SiteName]
  }

  /// The sites that contest a code: a lead admits one, or withdraws the code.
  public let contesting: [Guest]
  /// The sites whom only a lead let in that was revoked, each with that lead: another lead admits
  /// or revokes them.
  public let orphans: [(site: SiteName, by: SiteName)]
  /// The records whose erasure was taken away with its author's word: another lead repeats it.
  public let lapsed: [String]
  /// Whether the network has several sites and a single lead.
  public let isOnlyLead: Bool

  /// Nothing to settle.
  public static let none = LeadQuestions()

  private init() {
    contesting = []
    orphans = []
    lapsed = []
    isOnlyLead = false
  }

  /// What `roster` asks the leads.
  init(_ roster: Roster) {
    contesting = roster.contested.flatMap { contest in
      let sites = Set(contest.joins.map(\.site)).sorted()
      return sites.map { site in
        Guest(
          site: roster.guestName(of: site),
          rivals: sites.filter { $0 != site }.map(roster.guestName))
      }
    }
    orphans = roster.revoked.flatMap { lead in
      roster.onlyBy(revoked: lead).map {
        (roster.guestName(of: $0.id), roster.guestName(of: lead))
      }
    }
    lapsed = Set(roster.lapsedErasures.map(\.record)).sorted()
    let origins = Set(roster.sites.map { roster.origin(of: $0.id) })
    isOnlyLead = origins.count > 1 && Set(roster.leads.map { roster.origin(of: $0.id) }).count == 1
  }
}

extension Roster {
  /// What a lead who decides about `site` calls it: its name, or what it calls itself while it does
  /// not belong.
  func guestName(of site: SiteID) -> SiteName {
    let known = standing(of: site.text).known
    return SiteName(id: site.text, name: known?.name ?? givenName(of: site))
  }
}
