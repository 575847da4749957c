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
    "sayWhoYouAre": Phrase(
      fr: "Dites qui vous êtes, pour participer en votre nom",
      en: "Say who you are, to take part in your name"),
    "files": Phrase(fr: "Pièces jointes", en: "Attachments"),
    "attach": Phrase(fr: "Joindre un fichier (20 Mo au plus)", en: "Attach a file (20 MB at most)"),
    "fetchFile": Phrase(fr: "Aller le chercher", en: "Fetch it"),
    "detach": Phrase(fr: "Retirer", en: "Take out"),
    "done": Phrase(fr: "Fait", en: "Done"),
    "up": Phrase(fr: "Monter", en: "Up"),
    "down": Phrase(fr: "Descendre", en: "Down"),
    "comments": Phrase(fr: "Commentaires", en: "Comments"),
    "somebody": Phrase(fr: "Quelqu’un", en: "Somebody"),
    "yourComment": Phrase(fr: "Votre commentaire", en: "Your comment"),
    "comment": Phrase(fr: "Commenter", en: "Comment"),
    "yourAnswers": Phrase(fr: "Vos réponses", en: "Your answers"),
    "answer": Phrase(fr: "Répondre", en: "Answer"),
    "results": Phrase(fr: "Résultats", en: "Results"),
    "alsoSaid": Phrase(
      fr: "Les fiches réunies disent aussi :", en: "The united records also say:"),
    "askWhat": Phrase(fr: "Sur quoi avez-vous une question ?", en: "What is your question about?"),
    "ask": Phrase(fr: "Chercher qui sait", en: "Find who knows"),
    "nobodyKnows": Phrase(
      fr: "Personne n’en dit rien pour l’instant : essayez un mot plus simple.",
      en: "Nobody says anything about it yet: try a simpler word."),
    "twinsHelp": Phrase(
      fr: "Ces fiches se ressemblent. Les réunir ne supprime rien, et se défait.",
      en: "These records look alike. Uniting them removes nothing, and can be undone."),
    "noTwins": Phrase(
      fr: "Personne ne semble noté deux fois.", en: "Nobody seems to be noted twice."),
    "unite": Phrase(fr: "C’est la même personne", en: "It is the same person"),
    "theirs": Phrase(fr: "Maintenant :", en: "Now:"),
    "mine": Phrase(fr: "Vous avez écrit :", en: "You wrote:"),
  ]
}
