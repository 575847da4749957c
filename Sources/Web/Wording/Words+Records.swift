import Community

extension Words {
  /// The words of lists, records and forms.
  static let records: [String: Phrase] = [
    "filter": Phrase(fr: "Filtrer", en: "Filter"),
    "add": Phrase(fr: "Ajouter", en: "Add"),
    "edit": Phrase(fr: "Modifier", en: "Edit"),
    "save": Phrase(fr: "Enregistrer", en: "Save"),
    "cancel": Phrase(fr: "Annuler", en: "Cancel"),
    "preview": Phrase(fr: "Aperçu", en: "Preview"),
    "history": Phrase(fr: "Historique", en: "History"),
    "toDecide": Phrase(fr: "à décider", en: "to decide"),
    "next": Phrase(fr: "Suite", en: "Next"),
    "previous": Phrase(fr: "Précédent", en: "Previous"),
    "all": Phrase(fr: "Tous", en: "All"),
    "onePerLine": Phrase(fr: "une ligne par élément", en: "one a line"),
    "byName": Phrase(fr: "le nom ou le titre", en: "the name or title"),
    "markdown": Phrase(
      fr: "Mise en forme : # titre, - liste, **gras**, [lien](https://…)",
      en: "Formatting: # heading, - list, **bold**, [link](https://…)"),
    "clashHeading": Phrase(
      fr: "Quelqu’un a changé la même chose entre-temps",
      en: "Somebody changed the same thing in the meantime"),
    "clashHelp": Phrase(
      fr: "Rien n’est encore enregistré. Comparez, gardez ce qui convient, puis enregistrez.",
      en: "Nothing is recorded yet. Compare, keep what is right, then save."),
    "theirs": Phrase(fr: "Maintenant :", en: "Now:"),
    "mine": Phrase(fr: "Vous avez écrit :", en: "You wrote:"),
  ]
}
