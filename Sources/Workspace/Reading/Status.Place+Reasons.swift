import Community

extension Status.Place {
  /// What the site itself is told where it is barred: that it waits, was not let in, or counts no
  /// longer, and why; what to do follows, as each surface says it.
  public var matter: Phrase {
    let why = reasonAgainst
    return switch self {
    case .onHold:
      Phrase(
        fr: "Ce site attend d’être admis : \(why.french). Ce qui y a été enregistré est gardé, et "
          + "se voit dès qu’il l’est",
        en: "This site waits to be let in: \(why.english). What was recorded here is kept, and "
          + "shows once it is")
    case .revoked:
      Phrase(
        fr: "Le réseau ne reconnaît plus ce site : \(why.french). Tout ce qui est ici y reste",
        en: "The network no longer accepts this site: \(why.english). All that is here stays")
    // It may never have been let in.
    case .barred(.revoked):
      Phrase(
        fr: "Le réseau ne reconnaît pas ce site : \(why.french). Tout ce qui est ici y reste",
        en: "The network does not accept this site: \(why.english). All that is here stays")
    case .barred, .belongs, .retired, .unknown:
      Phrase(
        fr: "Le réseau n’a pas admis ce site : \(why.french). Tout ce qui est ici y reste",
        en: "The network has not let this site in: \(why.english). All that is here stays")
    }
  }

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
    case .onHold(.contested):
      Phrase(
        fr: "un autre site a utilisé la même invitation, et un site animateur doit choisir",
        en: "another site used the same invitation, and a lead site has to choose")
    case .onHold(.expired):
      Phrase(
        fr: "son invitation avait expiré quand il l’a utilisée",
        en: "its invitation had expired when it used it")
    case .onHold:
      Phrase(
        fr: "le site qui l’a invité n’est pas un site animateur, ou ne l’était plus",
        en: "the site that invited it is not a lead site, or no longer was")
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
