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

  /// The notice of `site`, with which so many records wait; `nil` for one that is believed.
  init?(_ place: Status.Place, of site: SiteID, with onHold: Int, _ visit: Visit) {
    guard place.isBarred else { return nil }
    needsInvitation = !place.waitsForLead
    number = place.waitsForLead ? site.text : nil
    let (matter, advice) = (place.matter, needsInvitation ? Self.askForInvitation : Self.tellNumber)
    let records = Counted.records(onHold)
    text = visit.say(
      Phrase(
        fr: matter.french + (onHold > 0 ? " (\(records.french))" : "") + ". \(advice.french)",
        en: matter.english + (onHold > 0 ? " (\(records.english))" : "") + ". \(advice.english)"))
  }

  private static let askForInvitation = Phrase(
    fr: "Si c’est une erreur, demandez une nouvelle invitation à un site animateur.",
    en: "If this is a mistake, ask a lead site for a new invitation.")

  private static let tellNumber = Phrase(
    fr: "Donnez le numéro de ce site à un site animateur :",
    en: "Give the number of this site to a lead site:")
}

extension Status.Place {
  /// Whether a lead is asked to let the site in.
  var waitsForLead: Bool { if case .onHold = self { true } else { false } }
}
