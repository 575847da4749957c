import Community

/// What a page says after something was done: a form leads to a page with `?note=NAME`.
enum Notices {
  static let all: [String: Phrase] = [
    "saved": Phrase(fr: "C’est enregistré.", en: "Recorded."),
    "same": Phrase(
      fr: "Rien n’avait changé : tout est comme avant.",
      en: "Nothing had changed: all is as before."),
    "merged": Phrase(
      fr: "C’est enregistré, avec ce que d’autres ont changé entre-temps.",
      en: "Recorded, together with what others changed in the meantime."),
    "reread": Phrase(
      fr: "C’est enregistré. Quelqu’un a changé le même paragraphe pendant que vous écriviez : "
        + "relisez le texte.",
      en: "Recorded. Somebody changed the same paragraph while you were writing: reread the text."),
    "answered": Phrase(
      fr: "Merci, vos réponses sont enregistrées. Vous pouvez les changer tant que l’enquête est "
        + "ouverte.",
      en: "Thank you, your answers are recorded. You may change them while the survey is open."),
    "attached": Phrase(
      fr: "Le fichier est joint ; il partira au prochain échange.",
      en: "The file is attached; it leaves with the next exchange."),
    "fetched": Phrase(fr: "Le fichier est là.", en: "The file is here."),
    "united": Phrase(
      fr: "Les deux fiches n’en font plus qu’une ; rien n’est perdu.",
      en: "The two records are one now; nothing is lost."),
    "seen": Phrase(fr: "C’est noté : tout est vu.", en: "Noted: all is seen."),
    "decided": Phrase(fr: "C’est décidé, pour tout le monde.", en: "Decided, for everybody."),
    "settled": Phrase(
      fr: "C’était déjà décidé : il n’y a plus rien à choisir ici.",
      en: "It was decided already: there is nothing left to choose here."),
    "kept": Phrase(fr: "La fiche est gardée.", en: "The record is kept."),
    "wentBack": Phrase(
      fr: "La fiche est revenue à cette version.", en: "The record went back to that version."),
    "removed": Phrase(fr: "La fiche est supprimée.", en: "The record is removed."),
    "forgotten": Phrase(
      fr: "La personne est effacée ici. Échangez, pour que les autres sites l’apprennent.",
      en: "The person is erased here. Exchange, so that the other sites learn of it."),
    "restored": Phrase(fr: "La fiche est de retour.", en: "The record is back."),
    "running": Phrase(
      fr: "Un échange était déjà en cours : le voici.",
      en: "An exchange was running already: here it is."),
    "language": Phrase(fr: "La langue est changée.", en: "The language is changed."),
    "seated": Phrase(
      fr: "C’est noté : ce que vous enregistrez portera votre nom.",
      en: "Noted: what you record will bear your name."),
    "nobody": Phrase(
      fr: "C’est noté : ce qui est enregistré ici ne portera pas de nom.",
      en: "Noted: what is recorded here will bear no name."),
    "noShare": Phrase(
      fr: "Pour échanger, ajoutez d’abord un dossier partagé.",
      en: "To exchange, add a shared folder first."),
    "shareAdded": Phrase(
      fr: "Le dossier est ajouté. Vous pouvez échanger.",
      en: "The folder is added. You can exchange."),
    "shareNew": Phrase(
      fr: "Le dossier est maintenant un partage de ce réseau. Échangez pour y envoyer ce qui est "
        + "ici.",
      en: "The folder is a share of this network now. Exchange to send there what is here."),
    "shareRemoved": Phrase(
      fr: "Le dossier est oublié ; ce qu’il contient reste.",
      en: "The folder is forgotten; what it holds stays."),
    "withdrawn": Phrase(
      fr: "L’invitation est retirée : plus personne ne rejoint avec elle.",
      en: "The invitation is withdrawn: nobody joins with it any more."),
    "siteDecided": Phrase(
      fr: "C’est noté. Échangez, pour que les autres sites l’apprennent.",
      en: "Noted. Exchange, so that the other sites learn of it."),
    "joined": Phrase(
      fr: "Ce site a rejoint le réseau. Ajoutez maintenant le dossier partagé, puis échangez.",
      en: "This site has joined the network. Now add the shared folder, then exchange."),
    "arrived": Phrase(fr: "Ce site a rejoint le réseau.", en: "This site has joined the network."),
    "founded": Phrase(
      fr: "Le réseau est fondé. Ajoutez maintenant un dossier partagé, puis invitez les autres "
        + "sites.",
      en: "The network is founded. Now add a shared folder, then invite the other sites."),
  ]
}
