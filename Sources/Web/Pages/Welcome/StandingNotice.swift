import Community
import Merge
import Workspace

/// What the person who works here is told where the network does not believe this site, yet or any
/// more: on the pages from which exchanges start, and first of all on the start page.
struct StandingNotice {
  private let text: String
  /// The site's number, where that is what a lead needs.
  private let number: String?
  /// Whether nothing but a new invitation helps. That is urgent; to wait is not.
  private let needsInvitation: Bool

  /// The notice of `site`; `nil` for one that is believed.
  init?(_ place: Status.Place, of site: SiteID, _ visit: Visit) {
    guard place.isBarred else { return nil }
    needsInvitation = !place.waitsForLead
    number = place.waitsForLead ? site.text : nil
    let advice = needsInvitation ? Self.askForInvitation : Self.tellNumber
    text = visit.say(
      Phrase(
        fr: "\(place.ownPhrase.french) \(advice.french)",
        en: "\(place.ownPhrase.english) \(advice.english)"))
  }

  private static let askForInvitation = Phrase(
    fr: "Tout ce qui est ici y reste ; si c’est une erreur, demandez une nouvelle invitation à un "
      + "site animateur.",
    en: "All that is here stays; if this is a mistake, ask a lead site for a new invitation.")

  private static let tellNumber = Phrase(
    fr: "Rien n’est perdu : ce qui a été enregistré ici est gardé, et compte dès que le site est "
      + "admis. Donnez à un site animateur le numéro du vôtre :",
    en: "Nothing is lost: what was recorded here is kept, and counts once the site is let in. Give "
      + "a lead site the number of yours:")
}

extension Status.Place {
  /// Whether a lead is asked to let the site in.
  var waitsForLead: Bool { self == .barred(.contested) }

  /// How a site stands that is not believed, as the person who works there is told.
  var ownPhrase: Phrase {
    if waitsForLead {
      return Phrase(
        fr: "Votre site attend d’être admis : un autre a utilisé la même invitation, et un site "
          + "animateur dira lequel est le bon.",
        en: "Your site waits to be let in: another one used the same invitation, and a lead site "
          + "will say which is the right one.")
    }
    return Phrase(
      fr: "Le réseau ne reconnaît plus ce site : \(reasonAgainst.french).",
      en: "The network no longer accepts this site: \(reasonAgainst.english).")
  }
}
