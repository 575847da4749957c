// What the network asks its members. How answers are written and counted: Surveys/.

extension Kind {
  /// Questions that are asked together.
  public static let survey = Kind(
    name: "survey", singular: Phrase(fr: "enquête", en: "survey"),
    plural: Phrase(fr: "enquêtes", en: "surveys"),
    isEditable: true, holdsPersonalData: false, titleField: "title",
    columns: ["title", "status", "opens", "closes"],
    fields: [
      .line("title", "titre", "title"),
      .choice(
        "status", "état", "status",
        [
          ("draft", "brouillon", "draft"), ("open", "ouverte", "open"),
          ("closed", "close", "closed"),
        ],
        forLeads: ["open", "closed"]),
      .date("opens", "ouvre le", "opens"),
      .date("closes", "ferme le", "closes"),
      .whole("smallest", "plus petit groupe", "smallest group", 3...1_000),
      .lines("tags", "mots-clés", "tags"),
      .text("intro", "présentation", "introduction"),
    ])

  /// One question of a survey.
  public static let question = Kind(
    name: "question", singular: Phrase(fr: "question", en: "question"),
    plural: Phrase(fr: "questions", en: "questions"),
    isEditable: true, holdsPersonalData: false, titleField: "title",
    columns: ["title", "survey", "form", "order"],
    fields: [
      .reference("survey", "enquête", "survey", to: "survey"),
      .line("title", "question", "question"),
      .choice(
        "form", "forme", "form",
        [
          ("one", "un choix", "one choice"), ("several", "plusieurs choix", "several choices"),
          ("scale", "échelle", "scale"), ("text", "texte libre", "free text"),
        ]),
      .whole("scale", "dernier degré de l’échelle", "largest step of the scale", 2...10),
      .number("order", "ordre", "order"),
      .text("choices", "choix", "choices"),
    ])

  /// What one member answers to one question. It is salted, since it tells about a person, and
  /// confidential: people see the sums.
  public static let answer = Kind(
    name: "answer", singular: Phrase(fr: "réponse", en: "answer"),
    plural: Phrase(fr: "réponses", en: "answers"),
    isEditable: true, holdsPersonalData: true, isConfidential: true, titleField: nil,
    columns: ["question"],
    fields: [
      .reference("question", "question", "question", to: "question"),
      .reference("by", "de", "by", to: "member"),
      .line("choice", "choix", "choice"),
      .whole("rating", "degré", "rating", 1...10),
      .lines("choices", "choix", "choices"),
      .text("body", "texte", "body"),
    ])
}
