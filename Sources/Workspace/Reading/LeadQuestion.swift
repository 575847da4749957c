import Community
import Merge

/// Something that only leads can settle about who belongs, or that they should know.
public enum LeadQuestion: Hashable, Sendable {
  /// The site joined with a code that others used, too: a lead admits one, or withdraws the code.
  /// Its name is what it calls itself.
  case contested(SiteName, rivals: [SiteName])
  /// Only a lead let the site in that was revoked: another lead admits or revokes it. Somebody else
  /// may have invited it.
  case orphan(SiteName, by: SiteName, invitedBy: SiteName?)
  /// The site joined with a code of a lead that was revoked, from before it made the code: another
  /// lead admits it.
  case stranded(SiteName, by: SiteName)
  /// The erasure of the record was taken away with its author's word: another lead repeats it.
  case lapsed(record: String)
  /// The network has several sites and a single lead that was not retired.
  case onlyLead

  /// What `roster` asks the leads.
  static func all(_ roster: Roster) -> [LeadQuestion] {
    let contested = roster.contested.flatMap { contest in
      let sites = Set(contest.joins.map(\.site)).sorted()
      return sites.filter { !roster.isRevoked($0) }.map { site in
        LeadQuestion.contested(
          roster.siteName(of: site), rivals: sites.filter { $0 != site }.map(roster.siteName))
      }
    }
    let orphans = roster.revoked.flatMap { lead in
      roster.onlyBy(revoked: lead).map { site in
        let inviters = roster.inviters(of: site.id)
        let other = inviters.contains(lead) ? nil : inviters.first
        return LeadQuestion.orphan(
          roster.siteName(of: site.id), by: roster.siteName(of: lead),
          invitedBy: other.map(roster.siteName))
      }
    }
    let stranded = roster.stranded.prefix(mostStranded).map { site, inviter in
      LeadQuestion.stranded(roster.siteName(of: site), by: roster.siteName(of: inviter))
    }
    let lapsed = Set(roster.lapsedErasures.map(\.record)).sorted()
    let origins = Set(roster.sites.map { roster.origin(of: $0.id) })
    let leads = roster.leads.filter { roster.retiredAt($0.id) == nil }
    let isLedByOne = Set(leads.map { roster.origin(of: $0.id) }).count == 1
    return contested + orphans + stranded + lapsed.map { .lapsed(record: $0) }
      + (origins.count > 1 && isLedByOne ? [.onlyLead] : [])
  }

  /// A lead who was sent away for bad can have made any number of codes.
  private static let mostStranded = 16

  /// The site that is asked about; `nil` when it is none.
  public var site: SiteName? {
    switch self {
    case .contested(let site, _), .orphan(let site, _, _), .stranded(let site, _): site
    case .lapsed, .onlyLead: nil
    }
  }

  /// What decides it about ``site``.
  public var answers: [SiteDecision] {
    switch self {
    case .contested, .stranded: [.admit, .refuse]
    case .orphan: [.admit, .revoke]
    case .lapsed, .onlyLead: []
    }
  }
}

extension LeadQuestion {
  /// How many there are in `questions`: one about a code asks once, whoever used it.
  public static func count(_ questions: [LeadQuestion]) -> Int {
    let codes = questions.compactMap { question -> Set<String>? in
      guard case .contested(let site, let rivals) = question else { return nil }
      return Set([site.id] + rivals.map(\.id))
    }
    return questions.count - codes.count + Set(codes).count
  }
}

extension LeadQuestion {
  /// What is the matter, without an end: how to settle it follows, as each surface says it.
  public var phrase: Phrase {
    switch self {
    case .contested(let site, let rivals):
      // All may call themselves by the name that was invited: their numbers tell them apart.
      let (name, names) = (site.nameAndNumber, rivals.prefix(3).map(\.nameAndNumber))
      let others = names.joined(separator: ", ")
      return Phrase(
        fr: "\(name) a utilisé la même invitation que \(others)",
        en: "\(name) used the same invitation as \(others)")
    case .orphan(let site, let lead, let inviter?):
      return Phrase(
        fr: "\(inviter.name) avait invité \(site.name), mais \(lead.name), seul à l’avoir admis, a "
          + "été révoqué depuis",
        en:
          "\(inviter.name) had invited \(site.name), but \(lead.name), which alone had let it in, "
          + "was revoked since")
    case .orphan(let site, let lead, nil):
      return Phrase(
        fr: "Seul \(lead.name), révoqué depuis, avait admis \(site.name)",
        en: "Only \(lead.name), revoked since, had let \(site.name) in")
    case .stranded(let site, let lead):
      return Phrase(
        fr: "\(site.nameAndNumber) s’est inscrit avec une invitation de \(lead.name), révoqué "
          + "depuis, et attend d’être admis",
        en: "\(site.nameAndNumber) joined by an invitation of \(lead.name), revoked since, and "
          + "waits to be let in")
    case .lapsed(let record):
      return Phrase(
        fr: "L’effacement de \(record) ne tient plus, car qui l’a demandé a été révoqué",
        en: "The erasure of \(record) no longer stands, since who asked for it was revoked")
    case .onlyLead:
      return Phrase(
        fr: "Il n’y a qu’un seul site animateur, et sans site animateur plus personne n’invite, ne "
          + "révoque ni ne valide : nommez-en un second",
        en: "There is only one lead site, and without a lead site nobody can invite, revoke or "
          + "validate any more: make a second one")
    }
  }
}

extension Roster {
  /// What people call `site`: by its name, by what it calls itself while it does not belong, or by
  /// its number where nothing is known of it.
  func siteName(of site: SiteID) -> SiteName {
    let name = standing(of: site.text).known?.name ?? givenName(of: site)
    return SiteName(id: site.text, name: name ?? site.text)
  }
}
