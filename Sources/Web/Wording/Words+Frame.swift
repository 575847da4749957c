import Community

extension Words {
  /// The words around every page.
  static let frame: [String: Phrase] = [
    "skip": Phrase(fr: "Aller au contenu", en: "Skip to content"),
    "menu": Phrase(fr: "Menu", en: "Menu"),
    "search": Phrase(fr: "Rechercher", en: "Search"),
    "searchAll": Phrase(
      fr: "Une pratique, une personne, un projet…", en: "A practice, a person, a project…"),
    "whoKnows": Phrase(fr: "Qui sait ?", en: "Who knows?"),
    "charter": Phrase(fr: "La charte du réseau", en: "The network’s charter"),
    "twins": Phrase(fr: "Personnes notées deux fois", en: "People noted twice"),
    "back": Phrase(fr: "Retour", en: "Back"),
    "closed": Phrase(
      fr: "Cette page n’est plus reliée à Réseau, qui a été fermé. Ce que vous avez écrit reste "
        + "ici tant que cette page est ouverte : copiez-le, puis rouvrez Réseau.",
      en: "This page is no longer connected to Réseau, which was closed. What you wrote stays here "
        + "as long as this page is open: copy it, then open Réseau again."),
    "nothingFound": Phrase(fr: "Rien ne correspond.", en: "Nothing matches."),
  ]
}
