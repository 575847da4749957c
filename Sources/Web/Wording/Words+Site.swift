import Community

extension Words {
  /// The words of the static site.
  static let site: [String: Phrase] = [
    "siteIntro": Phrase(
      fr: "Ce que les assistantes et les assistants partagent, d’un site à l’autre.",
      en: "What the assistants share, from one site to another."),
    "siteNew": Phrase(fr: "Nouveautés", en: "What is new"),
    "siteThemes": Phrase(fr: "Thèmes", en: "Themes"),
    "siteNoTheme": Phrase(fr: "Sans thème", en: "Without a theme"),
    "sitePractices": Phrase(fr: "Pratiques", en: "Practices"),
    "siteProjects": Phrase(fr: "Projets", en: "Projects"),
    "siteMeetings": Phrase(fr: "Réunions", en: "Meetings"),
    "siteDirectory": Phrase(fr: "Annuaire", en: "Directory"),
    "siteDirectoryIntro": Phrase(
      fr: "Les membres qui ont accepté de paraître ici.", en: "The members who agreed to be here."),
    "siteOther": Phrase(fr: "Autres", en: "Others"),
    "siteNothing": Phrase(fr: "Rien pour l’instant.", en: "Nothing yet."),
    "siteAsk": Phrase(fr: "À qui demander", en: "Whom to ask"),
    "siteToReview": Phrase(
      fr: "Cette pratique est à revoir : vérifiez qu’elle est encore juste.",
      en: "This practice is due for review: make sure that it is still right."),
    "siteToReviewShort": Phrase(fr: "à revoir", en: "to review"),
    "siteReread": Phrase(
      fr: "Ce texte est en cours de relecture.", en: "This text is being reread."),
    "siteTasks": Phrase(fr: "Tâches", en: "Tasks"),
    "siteActions": Phrase(fr: "Suites à donner", en: "Actions"),
    "siteFiles": Phrase(fr: "Pièces jointes", en: "Attachments"),
    "siteFileAway": Phrase(
      fr: "à demander dans le réseau : le fichier n’est pas ici",
      en: "ask for it in the network: the file is not here"),
    "siteDone": Phrase(fr: "fait", en: "done"),
    "siteFeed": Phrase(fr: "S’abonner aux nouveautés", en: "Follow what is new"),
    "siteNeedsScript": Phrase(
      fr: "La recherche a besoin de JavaScript. Les listes du menu montrent tout.",
      en: "The search needs JavaScript. The lists of the menu show everything."),
  ]
}
