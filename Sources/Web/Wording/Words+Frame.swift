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
    "nothingFound": Phrase(fr: "Rien ne correspond.", en: "Nothing matches."),
  ]
}
