import Community

extension Words {
  /// The words of the exchange.
  static let exchange: [String: Phrase] = [
    "exchangeTitle": Phrase(fr: "Échanger", en: "Exchange"),
    "exchangeNow": Phrase(fr: "Échanger maintenant", en: "Exchange now"),
    "exchangeTrial": Phrase(fr: "Voir ce qui se ferait", en: "See what would be done"),
    "exchangeShares": Phrase(fr: "Les dossiers partagés", en: "The shared folders"),
    "exchangeProgress": Phrase(fr: "Avancement de l’échange", en: "Progress of the exchange"),
    "exchangeWait": Phrase(
      fr: "Vous pouvez continuer à travailler : l’échange se poursuit tout seul.",
      en: "You can go on working: the exchange goes on by itself."),
    "exchangeHelp": Phrase(
      fr:
        "Échanger, c’est recevoir ce que les autres ont fait, puis envoyer ce que vous avez fait.",
      en: "To exchange is to receive what the others did, then to send what you did."),
    "exchangeNoShare": Phrase(
      fr: "Ce site n’a pas encore de dossier partagé. Ajoutez-en un pour recevoir ce que font les "
        + "autres, et leur envoyer ce que vous faites.",
      en: "This site has no shared folder yet. Add one to receive what the others do, and to send "
        + "them what you do."),
    "shareAdd": Phrase(fr: "Ajouter un dossier", en: "Add a folder"),
  ]
}
