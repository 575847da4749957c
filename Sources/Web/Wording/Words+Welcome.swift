import Community

extension Words {
  /// The words of the first page.
  static let welcome: [String: Phrase] = [
    "welcome": Phrase(fr: "Bienvenue dans Réseau", en: "Welcome to Réseau"),
    "welcomeIntro": Phrase(
      fr: "Réseau garde les bonnes pratiques, les membres et les projets de votre réseau sur cet "
        + "ordinateur, et les échange par un dossier partagé. Pour commencer :",
      en: "Réseau keeps the good practices, members and projects of your network on this computer, "
        + "and exchanges them through a shared folder. To begin:"),
    "welcomeBarred": Phrase(
      fr: "Le réseau n’accepte plus ce que ce site enregistre. Demandez une nouvelle invitation ; "
        + "tout ce qui est ici est gardé.",
      en: "The network does not accept any more what this site records. Ask for a new invitation; "
        + "all that is here is kept."),
    "joinAnew": Phrase(
      fr: "Rejoindre avec un nouveau code", en: "Join with a new code"),
    "joinTitle": Phrase(fr: "J’ai reçu une invitation", en: "I have received an invitation"),
    "joinCode": Phrase(fr: "Code d’invitation", en: "Invitation code"),
    "joinCodeHelp": Phrase(
      fr: "Collez-le tel quel, même coupé en plusieurs lignes ; il commence par « reseau1- ».",
      en: "Paste it as it is, even broken into several lines; it begins with “reseau1-”."),
    "joinFolder": Phrase(fr: "Dossier partagé", en: "Shared folder"),
    "joinFolderHelp": Phrase(
      fr: "Le chemin du dossier que vous partagez avec les autres sites. Vous pourrez aussi "
        + "l’ajouter plus tard.",
      en: "The path of the folder that you share with the other sites. You can also add it later."),
    "join": Phrase(fr: "Rejoindre le réseau", en: "Join the network"),
    "foundTitle": Phrase(fr: "Je fonde un réseau", en: "I found a network"),
    "foundHelp": Phrase(
      fr: "Si personne ne vous a invité : ce site sera le premier, et invitera les autres.",
      en: "If nobody has invited you: this site will be the first, and invite the others."),
    "foundNetwork": Phrase(fr: "Nom du réseau", en: "Name of the network"),
    "foundNetworkExample": Phrase(fr: "Réseau des assistantes", en: "Network of assistants"),
    "foundSite": Phrase(fr: "Nom de ce site", en: "Name of this site"),
    "found": Phrase(fr: "Fonder le réseau", en: "Found the network"),
  ]
}
