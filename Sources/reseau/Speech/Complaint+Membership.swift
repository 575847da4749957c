import Community
import Merge
import Workspace

extension Complaint {
  /// Says why the network does not allow what was asked.
  init(ofMembership error: WorkspaceError) {
    switch error {
    case .leadsOnly:
      let matter = WorkspaceError.leadsOnlyPhrase
      self.init(
        .notPermitted,
        fr: "\(matter.french) ; « reseau status » dit lesquels le sont.",
        en: "\(matter.english); “reseau status” says which ones are.")
    case .lastLead:
      let matter = WorkspaceError.lastLeadPhrase
      self.init(
        .notPermitted, fr: "\(matter.french) (« reseau promote »).",
        en: "\(matter.english) (“reseau promote”).")
    case .barred(let site, let place):
      self.init(.notPermitted, Self.standing(place, of: site))
    case .notBelieved(let site, let place):
      let standing = Self.standing(place, of: site)
      self.init(
        .notPermitted, fr: "Ce n’est pas enregistré. \(standing.french)",
        en: "This is not recorded. \(standing.english)")
    case .noSuchSite(let handle):
      self.init(
        .missing,
        fr: "Aucun site du réseau ne répond à « \(Visible.line(handle)) » ; « reseau status » les "
          + "montre.",
        en: "No site of the network goes by “\(Visible.line(handle))”; “reseau status” shows "
          + "them.")
    case .outsider(let site, let place, let revocation):
      self.init(.missing, Self.outsider(site, place, revocation).visible)
    case .ambiguousSite(let handle, let sites):
      let names = sites.prefix(6).map { "\($0.id) (\(Visible.line($0.name)))" }
        .joined(separator: ", ")
      let more = sites.count > 6 ? ", …" : ""
      self.init(
        .badData,
        fr: "Plusieurs sites répondent à « \(Visible.line(handle)) » : \(names)\(more).",
        en: "Several sites go by “\(Visible.line(handle))”: \(names)\(more).")
    case .beyondRepair(let site, let seq):
      self.init(
        .inputOutput,
        fr: "Le journal de \(site) a perdu le changement \(seq), et aucun partage joignable ne "
          + "l’a : branchez-en un autre et recommencez.",
        en: "The journal of \(site) has lost change \(seq), and no share that can be reached has "
          + "it: connect another one and try again.")
    default: self.init(ofInvitation: error)
    }
  }

  private init(ofInvitation error: WorkspaceError) {
    switch error {
    case .noSuchInvitation(let handle):
      self.init(
        .missing,
        fr: "Aucune invitation à retirer ne répond à « \(Visible.line(handle)) » ; « reseau "
          + "invite --list » les montre.",
        en: "No invitation to withdraw goes by “\(Visible.line(handle))”; “reseau invite --list” "
          + "shows them.")
    case .invitationUsed(let site):
      self.init(
        .notPermitted,
        fr: "Cette invitation a déjà servi : « \(Visible.line(site)) » a rejoint le réseau avec "
          + "elle. Demandez-en une autre.",
        en: "This invitation has served already: “\(Visible.line(site))” joined the network with "
          + "it. Ask for another one.")
    case .invitationExpired(let moment):
      let day = LocalTime(moment).phrase
      self.init(
        .notPermitted,
        fr: "Cette invitation a expiré le \(day.french) : demandez-en une autre.",
        en: "This invitation expired on \(day.english): ask for another one.")
    default: self.init(unexpected: error)
    }
  }

  /// Why nothing is decided about a site that does not belong, and what can be done.
  private static func outsider(
    _ site: SiteName, _ place: Workspace.Status.Place, _ revocation: PastRevocation?
  ) -> Phrase {
    let name = site.nameAndNumber
    if let revocation {
      let phrase = revocation.phrase(of: name, on: LocalTime(revocation.at).phrase)
      return Phrase(
        fr: "\(phrase.french), et n’est pas du réseau ; il revient avec une nouvelle invitation : "
          + "« reseau invite ».",
        en: "\(phrase.english), and is not in the network; it comes back with a new "
          + "invitation: “reseau invite”.")
    }
    if case .onHold = place {
      return Phrase(
        fr: "\(name) attend d’être admis : d’abord « reseau admit \(site.id) ».",
        en: "\(name) waits to be let in: first “reseau admit \(site.id)”.")
    }
    let why = place.reasonAgainst
    return Phrase(
      fr: "\(name) n’est pas du réseau : \(why.french).",
      en: "\(name) is not in the network: \(why.english).")
  }

  /// What a site is told that is barred, and what it can do.
  private static func standing(_ place: Workspace.Status.Place, of site: SiteID) -> Phrase {
    let matter = place.matter
    guard case .onHold = place else {
      return Phrase(
        fr: "\(matter.french) ; si c’est une erreur, demandez une nouvelle invitation, puis "
          + "« reseau join CODE ».",
        en: "\(matter.english); if this is a mistake, ask for a new invitation, then “reseau join "
          + "CODE”.")
    }
    return Phrase(
      fr: "\(matter.french). Donnez le numéro de ce site, \(site), à un site animateur, qui "
        + "l’admet : « reseau admit \(site) ».",
      en: "\(matter.english). Give the id of this site, \(site), to a lead site, which lets it "
        + "in: “reseau admit \(site)”.")
  }
}
