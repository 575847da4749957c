import Community

extension Words {
  /// The words of the start page.
  static let home: [String: Phrase] = [
    "welcomeHeading": Phrase(fr: "Bienvenue", en: "Welcome"),
    "welcomeText": Phrase(
      fr: "Ici, les assistantes et assistants de tous les sites partagent leurs pratiques, leurs "
        + "projets et leurs réunions. Tout reste sur cet ordinateur, même sans connexion ; vos "
        + "changements partent vers les autres sites quand vous échangez.",
      en: "Here the assistants of all sites share their practices, projects and meetings. All of "
        + "it stays on this computer, even without a connection; your changes go to the other "
        + "sites when you exchange."),
    "welcomePerson": Phrase(
      fr: "Dites d’abord qui travaille ici : vos tâches et vos pratiques vous attendront sur "
        + "cette page.",
      en: "First say who works here: your tasks and practices will wait for you on this page."),
    "sayWho": Phrase(fr: "Dire qui travaille ici", en: "Say who works here"),
    "exchangeHeading": Phrase(fr: "Échanges", en: "Exchanges"),
    "addShare": Phrase(fr: "Indiquer un dossier partagé", en: "Name a shared folder"),
    "waitingHeading": Phrase(fr: "À faire", en: "To do"),
    "nothingWaits": Phrase(fr: "Rien ne vous attend.", en: "Nothing waits for you."),
    "newsHeading": Phrase(fr: "Nouveautés", en: "What is new"),
    "newsFirst": Phrase(fr: "Les derniers changements", en: "The latest changes"),
    "noNews": Phrase(
      fr: "Rien de nouveau depuis votre dernière visite.",
      en: "Nothing new since your last visit."),
    "noChanges": Phrase(fr: "Rien encore.", en: "Nothing yet."),
    "allSeen": Phrase(fr: "J’ai tout vu", en: "I have seen it all"),
    "removedRecords": Phrase(fr: "Fiches supprimées", en: "Removed records"),
  ]
}
