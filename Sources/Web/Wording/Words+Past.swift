import Community

extension Words {
  /// The words of histories, of removed records, and of what brings something back.
  static let past: [String: Phrase] = [
    "goBackTo": Phrase(fr: "Revenir à cette version", en: "Go back to this version"),
    "sameAsNow": Phrase(fr: "comme maintenant", en: "as it is now"),
    "wasErased": Phrase(
      fr: "Ce changement a été effacé pour de bon.", en: "This change was erased for good."),
    "isGoneNow": Phrase(
      fr: "Cette fiche est supprimée. Elle peut revenir, telle qu’elle était.",
      en: "This record is removed. It can come back as it was."),
    "bringBack": Phrase(fr: "Remettre la fiche", en: "Bring the record back"),
    "older": Phrase(fr: "Plus ancien", en: "Older"),
    "newer": Phrase(fr: "Plus récent", en: "Newer"),
    "whatChanges": Phrase(fr: "Ce qui changerait", en: "What would change"),
    "whatChangesHelp": Phrase(
      fr: "Barré : ce qui est là maintenant. Souligné : ce qui serait mis à la place. Les listes "
        + "(mots-clés, participants…) restent comme elles sont, et rien ne disparaît de "
        + "l’historique.",
      en: "Struck out: what is there now. Underlined: what would be put in its place. Lists "
        + "(tags, participants…) stay as they are, and nothing vanishes from the history."),
    "changedMeanwhile": Phrase(
      fr: "La fiche a changé entre-temps. Rien n’est encore fait : regardez de nouveau, puis "
        + "confirmez.",
      en: "The record has changed in the meantime. Nothing is done yet: look again, then confirm."),
    "decideFirst": Phrase(
      fr: "Il y a d’abord quelque chose à décider sur cette fiche.",
      en: "Something about this record has to be decided first."),
    "decideNow": Phrase(fr: "Décider maintenant", en: "Decide now"),
    "remove": Phrase(fr: "Supprimer", en: "Remove"),
    "removeRecord": Phrase(fr: "Supprimer la fiche", en: "Remove the record"),
    "removeHelp": Phrase(
      fr: "La fiche disparaîtra des listes, ici puis sur tous les sites. Son historique reste, et "
        + "chacun peut la remettre depuis « Fiches supprimées ».",
      en: "The record will vanish from the lists, here and then at all sites. Its history stays, "
        + "and anyone can bring it back from “Removed records”."),
    "removePersonHelp": Phrase(
      fr: "Pour effacer pour de bon ce qui concerne une personne, demandez à un site animateur.",
      en: "To erase for good what concerns a person, ask a lead site."),
    "forgetInstead": Phrase(
      fr: "L’historique reste. Pour effacer pour de bon ce qui concerne la personne :",
      en: "The history stays. To erase for good what concerns the person:"),
    "forget": Phrase(fr: "Effacer la personne", en: "Erase the person"),
    "forgetHelp": Phrase(
      fr: "Chaque ligne qui parle de la personne, et ses réponses aux enquêtes, disparaîtront de "
        + "tous les sites et des partages, à mesure qu’ils l’apprendront. Cela ne se défait pas.",
      en: "Every line about the person, and the person's answers to surveys, will go from all "
        + "sites and from the shares, as they learn of it. This can't be undone."),
    "forgetAlso": Phrase(
      fr: "Fiches dites de la même personne", en: "Records said to be the same person"),
    "forgetAlsoHelp": Phrase(
      fr: "Elles restent, sauf celles que vous cochez. Ne cochez que celles dont vous êtes sûr : "
        + "n’importe quel site peut dire que deux fiches n’en font qu’une.",
      en: "They stay, save those that you tick. Tick only those of which you are sure: any site "
        + "can say that two records are one person."),
    "noRemoved": Phrase(fr: "Aucune fiche n’est supprimée.", en: "No record is removed."),
    "recordColumn": Phrase(fr: "Fiche", en: "Record"),
    "removedColumn": Phrase(fr: "Supprimée", en: "Removed"),
    "actionColumn": Phrase(fr: "Action", en: "Action"),
  ]
}
