import Community

extension Status.Place {
  /// Why what a site writes does not count, as the site itself is told: the middle of a sentence.
  public var reasonAgainst: Phrase {
    switch self {
    case .revoked(let seq):
      Phrase(
        fr: "il a été révoqué, et rien de ce qu’il a écrit après son changement \(seq) ne compte",
        en: "it was revoked, and nothing that it wrote after its change \(seq) counts")
    case .barred(.invitationUsed):
      Phrase(
        fr: "son invitation avait déjà servi à un autre",
        en: "its invitation had served another one already")
    case .barred(.invitationOverused):
      Phrase(
        fr: "trop de sites ont utilisé la même invitation : il en faut une nouvelle",
        en: "too many sites used the same invitation: it needs a new one")
    case .barred(.contested):
      Phrase(
        fr: "un autre site a utilisé la même invitation, et un site animateur doit choisir",
        en: "another site used the same invitation, and a lead site has to choose")
    case .barred(.oneOfTooMany):
      Phrase(
        fr: "il est l’une de trop nombreuses copies d’un même site",
        en: "it is one of too many copies of one site")
    case .barred(.invitationWithdrawn):
      Phrase(fr: "son invitation a été retirée", en: "its invitation was withdrawn")
    case .barred:
      Phrase(
        fr: "il a été révoqué, et rien de ce qu’il a écrit ne compte",
        en: "it was revoked, and nothing that it wrote counts")
    case .belongs, .retired, .unknown:
      Phrase(
        fr: "ce qui dirait qu’il en fait partie n’est pas encore arrivé",
        en: "what would say that it belongs has not come yet")
    }
  }
}
