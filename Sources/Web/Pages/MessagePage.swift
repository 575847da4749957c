import Community
import Workspace

/// A page that says why something was not shown or done.
struct MessagePage {
  private let t: Wording
  private let page: Frame
  private let sentence: String
  private let back: String
  private let status: PageAnswer.Status

  init(_ error: any Error, _ visit: Visit) {
    t = visit.words
    page = Frame(visit, title: visit.say(Self.title), at: nil)
    switch error {
    case PageError.noSuchPage:
      sentence = visit.say(
        Phrase(
          fr: "Cette page n’existe pas, ou la fiche n’est pas (encore) ici.",
          en: "There is no such page, or the record is not here (yet)."))
      status = .notFound
    case PageError.nobody:
      sentence = visit.say(
        Phrase(
          fr: "Dites d’abord qui vous êtes, dans les réglages : c’est en votre nom que cela "
            + "s’enregistre.",
          en: "First say who you are, in the settings: this is recorded in your name."))
      status = .badRequest
    case PageError.refused(let phrase):
      sentence = visit.say(phrase)
      status = .badRequest
    case WorkspaceError.leadsOnly:
      let matter = WorkspaceError.leadsOnlyPhrase
      sentence = visit.say(
        Phrase(
          fr: "\(matter.french) ; la page « Le réseau » dit lesquels le sont.",
          en: "\(matter.english); the page “Network” says which ones are."))
      status = .badRequest
    case WorkspaceError.lastLead:
      let matter = WorkspaceError.lastLeadPhrase
      sentence = visit.say(Phrase(fr: "\(matter.french).", en: "\(matter.english)."))
      status = .badRequest
    case WorkspaceError.notBelieved(_, let place):
      let matter = place.matter
      sentence = visit.say(
        Phrase(
          fr: "Ce n’est pas enregistré. \(matter.french). La page d’accueil dit quoi faire.",
          en: "This is not recorded. \(matter.english). The home page says what to do."))
      status = .badRequest
    case WorkspaceError.noSuchRecord:
      sentence = visit.say(visit.surroundings.explain(error))
      status = .notFound
    case WorkspaceError.busy:
      sentence = visit.say(visit.surroundings.explain(error))
      status = .unavailable
    default:
      sentence = visit.say(visit.surroundings.explain(error))
      status = .badRequest
    }
    if case PageError.nobody = error { back = "/settings" } else { back = "/" }
  }

  private static let title = Phrase(fr: "Ce n’est pas fait", en: "Not done")

  var answer: PageAnswer { .html(Templates.render("message", self), status) }
}
