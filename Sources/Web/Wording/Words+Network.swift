import Community

extension Words {
  /// The words of the network's picture.
  static let network: [String: Phrase] = [
    "network": Phrase(fr: "Le réseau", en: "The network"),
    "site": Phrase(fr: "Site", en: "Site"),
    "siteNumber": Phrase(fr: "Numéro", en: "Number"),
    "lead": Phrase(fr: "animateur", en: "lead"),
    "networkSites": Phrase(fr: "Les sites", en: "The sites"),
    "networkState": Phrase(fr: "De ce qui est ici", en: "Of what is here"),
    "networkChanges": Phrase(fr: "Ses changements reçus ici", en: "Its changes received here"),
    "networkLast": Phrase(fr: "Dernier signe", en: "Last sign"),
    "networkHas": Phrase(fr: "ce que le site a", en: "what the site has"),
    "networkLacks": Phrase(fr: "ce qui lui manque", en: "what it lacks"),
    "networkApart": Phrase(fr: "n’est pas attendu", en: "not waited for"),
    "networkColumns": Phrase(
      fr: "Une colonne par site ; ceux à qui il manque le plus viennent d’abord, comme dans la "
        + "liste plus bas.",
      en: "One column a site; those that lack most come first, as in the list below."),
    "networkHelp": Phrase(
      fr:
        "D’après ce que chaque site a dit à son dernier échange : il en a peut-être reçu davantage "
        + "depuis.",
      en: "By what each site said at its last exchange: it may have received more since."),
  ]
}
