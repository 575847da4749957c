import Community

extension Words {
  /// The words of the settings.
  static let settings: [String: Phrase] = [
    "settings": Phrase(fr: "Réglages", en: "Settings"),
    "whoWorks": Phrase(fr: "Qui travaille ici", en: "Who works here"),
    "memberName": Phrase(
      fr: "Votre nom, tel qu’il est parmi les membres",
      en: "Your name, as it is "
        + "among the members"),
    "whoWorksHelp": Phrase(
      fr:
        "Ce que vous enregistrez portera ce nom. Laissez vide si plusieurs personnes se partagent "
        + "cet ordinateur.",
      en: "What you record will bear this name. Leave it empty if several people share this "
        + "computer."),
    "language": Phrase(fr: "Langue", en: "Language"),
    "languageOf": Phrase(fr: "Langue de ces pages", en: "Language of these pages"),
    "sharePath": Phrase(fr: "Chemin du dossier", en: "Path of the folder"),
    "shareBeside": Phrase(
      fr: "Partager ce dossier quand même, à côté de ce qu’il contient",
      en: "Share this folder all the same, beside what it holds"),
    "shareRemove": Phrase(fr: "Oublier", en: "Forget"),
    "shareHelp": Phrase(
      fr: "Un dossier que plusieurs sites peuvent atteindre : lecteur du réseau, clé USB, dossier "
        + "synchronisé. Oublier un dossier n’efface rien de ce qu’il contient.",
      en: "A folder that several sites can reach: a network drive, a USB stick, a folder that is "
        + "kept in sync. Forgetting a folder deletes nothing of what it holds."),
    "invitations": Phrase(fr: "Inviter un site", en: "Invite a site"),
    "invitationsPast": Phrase(fr: "Invitations passées", en: "Past invitations"),
    "inviteSite": Phrase(fr: "Nom du site", en: "Name of the site"),
    "inviteDays": Phrase(fr: "Nombre de jours", en: "Number of days"),
    "inviteLead": Phrase(
      fr: "site animateur : il pourra inviter et valider",
      en: "lead site: it may invite and validate"),
    "invite": Phrase(fr: "Préparer l’invitation", en: "Prepare the invitation"),
    "inviteHelp": Phrase(
      fr: "L’invitation est un code à envoyer à la bonne personne, et à elle seule.",
      en: "The invitation is a code to send to the right person, and to nobody else."),
    "inviteCode": Phrase(fr: "Code d’invitation pour", en: "Invitation code for"),
    "inviteOnce": Phrase(
      fr: "Copiez ce code maintenant : il ne sera plus montré. Qui l’a peut rejoindre le réseau ; "
        + "envoyez-le à la bonne personne, et à elle seule. Puis échangez, pour que l’invitation "
        + "soit connue.",
      en:
        "Copy this code now: it will not be shown again. Who has it can join the network; send it "
        + "to the right person, and to nobody else. Then exchange, so that the invitation is known."
    ),
    "inviteCopy": Phrase(fr: "Le code", en: "The code"),
    "inviteUntil": Phrase(fr: "Il sert jusqu’au", en: "It serves until"),
    "copy": Phrase(fr: "Copier", en: "Copy"),
    "copied": Phrase(fr: "Copié", en: "Copied"),
    "role": Phrase(fr: "Rôle", en: "Role"),
    "state": Phrase(fr: "État", en: "State"),
    "until": Phrase(fr: "Jusqu’au", en: "Until"),
    "withdraw": Phrase(fr: "Retirer", en: "Withdraw"),
    "about": Phrase(fr: "À propos", en: "About"),
    "aboutHome": Phrase(fr: "Dossier de ce site", en: "This site's folder"),
    "aboutVersion": Phrase(fr: "Version de Réseau", en: "Version of Réseau"),
    "quit": Phrase(fr: "Quitter", en: "Quit"),
    "quitHelp": Phrase(
      fr: "Quitter ferme ces pages et le programme. Tout est déjà enregistré.",
      en: "Quitting closes these pages and the program. All is recorded already."),
  ]
}
