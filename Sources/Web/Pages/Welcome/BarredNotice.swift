import Community
import Workspace

/// What the person who works here is told where the network does not believe this site (any more):
/// on the pages from which exchanges start, and first of all on the start page.
struct BarredNotice {
  private let text: String

  /// The notice; `nil` for a site that is believed.
  init?(_ place: Status.Place, _ visit: Visit) {
    guard place.isBarred else { return nil }
    let why = place.reasonAgainst
    text = visit.say(
      Phrase(
        fr:
          "Le réseau ne reconnaît plus ce site : \(why.french). Tout ce qui est ici y reste ; si "
          + "c’est une erreur, demandez une nouvelle invitation à un site animateur.",
        en: "The network no longer accepts this site: \(why.english). All that is here stays; if "
          + "this is a mistake, ask a lead site for a new invitation."))
  }
}
