// The table of kinds and fields. Validation, lists, labels and the reference in
// Community.docc/Records.md follow from it. The daily kinds stand here, the others beside:
// meetings and the charter, surveys, and what holds the network together.

extension Kind {
  /// Every kind that this version knows: those that people edit, then the structural ones.
  public static let all: [Kind] = [
    member, practice, project, task, comment, meeting, survey, question, answer, charter,
    network, site, invitation, admission, role, revocation, retirement, erasure,
  ]

  /// A person of the network.
  public static let member = Kind(
    name: "member", singular: Phrase(fr: "membre", en: "member"),
    plural: Phrase(fr: "membres", en: "members"),
    isEditable: true, holdsPersonalData: true, titleField: "name",
    columns: ["name", "title", "site", "phone", "email"],
    fields: [
      .line("name", "nom", "name"),
      .line("title", "fonction", "job title"),
      .line("site", "site", "site"),
      .line("unit", "service", "unit"),
      .line("assists", "assiste", "assists"),
      .line("email", "courriel", "mail"),
      .line("phone", "téléphone", "phone"),
      .date("arrived", "arrivée", "arrived"),
      .truth("visible", "visible", "visible"),
      .reference("same", "même personne que", "same person as", to: "member"),
      .lines("languages", "langues", "languages"),
      .lines("skills", "compétences", "skills"),
      .lines("roles", "rôles", "roles"),
      .lines("tags", "mots-clés", "tags"),
      .text("notes", "notes", "notes"),
    ])

  /// A way of doing something that is worth sharing.
  public static let practice = Kind(
    name: "practice", singular: Phrase(fr: "pratique", en: "practice"),
    plural: Phrase(fr: "pratiques", en: "practices"),
    isEditable: true, holdsPersonalData: false, titleField: "title",
    columns: ["title", "theme", "status", "owner"],
    fields: [
      .line("title", "titre", "title"),
      .line("theme", "thème", "theme"),
      .choice(
        "status", "état", "status",
        [
          ("draft", "brouillon", "draft"), ("proposed", "proposée", "proposed"),
          ("validated", "validée", "validated"), ("archived", "archivée", "archived"),
        ], forLeads: ["validated"]),
      .reference("owner", "responsable", "owner", to: "member"),
      .date("review", "à revoir le", "review"),
      .gained,
      .lines("tags", "mots-clés", "tags"),
      .references("useful", "utile à", "useful to", to: "member"),
      .lines("adopted", "adoptée par", "adopted by"),
      .attachments,
      .text("body", "texte", "body"),
    ])

  /// Work that several members do together.
  public static let project = Kind(
    name: "project", singular: Phrase(fr: "projet", en: "project"),
    plural: Phrase(fr: "projets", en: "projects"),
    isEditable: true, holdsPersonalData: false, titleField: "title",
    columns: ["title", "status", "lead", "due"],
    fields: [
      .line("title", "titre", "title"),
      .choice(
        "origin", "origine", "origin",
        [("network", "réseau", "network"), ("management", "direction", "management")]),
      .line("sponsor", "commanditaire", "sponsor"),
      .choice(
        "status", "état", "status",
        [
          ("idea", "idée", "idea"), ("running", "en cours", "running"),
          ("done", "terminé", "done"), ("stopped", "arrêté", "stopped"),
        ]),
      .reference("lead", "pilote", "lead", to: "member"),
      .date("starts", "début", "starts"),
      .date("due", "échéance", "due"),
      .number("hours", "heures", "hours"),
      .gained,
      .references("participants", "participants", "participants", to: "member"),
      .references("practices", "pratiques", "practices", to: "practice"),
      .lines("tags", "mots-clés", "tags"),
      .attachments,
      .text("aim", "objectif", "aim"),
      .text("log", "journal", "log"),
    ])

  /// A step of a project, or what a meeting decided to do, with who does it.
  public static let task = Kind(
    name: "task", singular: Phrase(fr: "tâche", en: "task"),
    plural: Phrase(fr: "tâches", en: "tasks"),
    isEditable: true, holdsPersonalData: false, titleField: "title",
    columns: ["title", "project", "who", "due", "done"],
    fields: [
      .reference("project", "projet", "project", to: "project"),
      .reference("meeting", "réunion", "meeting", to: "meeting"),
      .line("title", "titre", "title"),
      .reference("who", "qui", "who", to: "member"),
      .date("due", "échéance", "due"),
      .truth("done", "faite", "done"),
      .number("order", "ordre", "order"),
      .lines("tags", "mots-clés", "tags"),
      .text("notes", "notes", "notes"),
    ])

  /// What a member says about a practice, a project or a meeting.
  public static let comment = Kind(
    name: "comment", singular: Phrase(fr: "commentaire", en: "comment"),
    plural: Phrase(fr: "commentaires", en: "comments"),
    isEditable: true, holdsPersonalData: false, titleField: nil,
    columns: ["about", "by"],
    fields: [
      .reference("about", "à propos de", "about", to: "practice", "project", "meeting"),
      .reference("by", "de", "by", to: "member"),
      .text("body", "texte", "body"),
    ])
}
