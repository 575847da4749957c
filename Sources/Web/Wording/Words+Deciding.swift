import Community

extension Words {
  /// The words of what disagrees.
  static let deciding: [String: Phrase] = [
    "nothingToDecide": Phrase(
      fr: "Rien n’est à décider : tout le monde est d’accord.",
      en: "Nothing to decide: everybody agrees."),
    "decidingHelp": Phrase(
      fr: "Plusieurs sites ont changé la même chose sans s’être vus. Rien n’est perdu : "
        + "choisissez ce qui convient, pour tout le monde.",
      en: "Several sites changed the same thing without having seen each other. Nothing is lost: "
        + "choose what is right, for everybody."),
    "askedAgain": Phrase(
      fr: "Cela a changé pendant que vous décidiez. Rien n’est encore enregistré : regardez de "
        + "nouveau.",
      en: "This changed while you were deciding. Nothing is recorded yet: look again."),
    "shownNow": Phrase(fr: "affiché pour l’instant", en: "shown at present"),
    "otherValue": Phrase(fr: "Autre chose", en: "Something else"),
    "useOther": Phrase(fr: "Mettre ceci", en: "Put this"),
    "readingsHelp": Phrase(
      fr: "Souligné : écrit par ce site seulement. Barré : écrit par un autre, absent chez lui.",
      en: "Underlined: written by this site alone. Struck out: written by another one, not here."),
    "asIs": Phrase(
      fr: "Le texte réuni est bon ainsi", en: "The joined text is right as it is"),
    "joinedText": Phrase(
      fr: "Le texte réuni, à corriger au besoin", en: "The joined text, to correct if need be"),
    "saveText": Phrase(fr: "Enregistrer ce texte", en: "Save this text"),
    "keepRecord": Phrase(fr: "Garder la fiche", en: "Keep the record"),
    "moreDecisions": Phrase(
      fr: "D’autres décisions attendent ; elles viendront ici quand celles-ci seront prises.",
      en: "More decisions wait; they will come here once these are taken."),
    "emptyValue": Phrase(fr: "(rien)", en: "(nothing)"),
  ]
}
