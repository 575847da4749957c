// The table of kinds and fields. Validation, lists, labels and the reference in
// Community.docc/Records.md follow from it.

extension Kind {
  /// Every kind that this version knows: those that people edit, then the structural ones.
  public static let all: [Kind] = [
    member, practice, project, task, comment, network, site, invitation, revocation,
    retirement, erasure,
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
      .lines("tags", "mots-clés", "tags"),
      .references("useful", "utile à", "useful to", to: "member"),
      .lines("adopted", "adoptée par", "adopted by"),
      .lines("attachments", "pièces jointes", "attachments"),
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
      .references("participants", "participants", "participants", to: "member"),
      .references("practices", "pratiques", "practices", to: "practice"),
      .lines("tags", "mots-clés", "tags"),
      .lines("attachments", "pièces jointes", "attachments"),
      .text("aim", "objectif", "aim"),
      .text("log", "journal", "log"),
    ])

  /// A step of a project, with who does it.
  public static let task = Kind(
    name: "task", singular: Phrase(fr: "tâche", en: "task"),
    plural: Phrase(fr: "tâches", en: "tasks"),
    isEditable: true, holdsPersonalData: false, titleField: "title",
    columns: ["title", "project", "who", "due", "done"],
    fields: [
      .reference("project", "projet", "project", to: "project"),
      .line("title", "titre", "title"),
      .reference("who", "qui", "who", to: "member"),
      .date("due", "échéance", "due"),
      .truth("done", "faite", "done"),
      .number("order", "ordre", "order"),
      .lines("tags", "mots-clés", "tags"),
      .text("notes", "notes", "notes"),
    ])

  /// What a member says about a practice or a project.
  public static let comment = Kind(
    name: "comment", singular: Phrase(fr: "commentaire", en: "comment"),
    plural: Phrase(fr: "commentaires", en: "comments"),
    isEditable: true, holdsPersonalData: false, titleField: nil,
    columns: ["about", "by"],
    fields: [
      .reference("about", "à propos de", "about", to: "practice", "project"),
      .reference("by", "de", "by", to: "member"),
      .text("body", "texte", "body"),
    ])

  /// The network itself; its one record is written when it is founded.
  public static let network = Kind(
    name: "network", singular: Phrase(fr: "réseau", en: "network"),
    plural: Phrase(fr: "réseaux", en: "networks"),
    isEditable: false, holdsPersonalData: false, titleField: "name",
    columns: ["name", "founder"],
    fields: [
      .line("name", "nom", "name"),
      .line("founder", "fondé par", "founder"),
      .line("key", "clé", "key"),
    ])

  /// A site: one home with its own journal and key.
  public static let site = Kind(
    name: "site", singular: Phrase(fr: "site", en: "site"),
    plural: Phrase(fr: "sites", en: "sites"),
    isEditable: false, holdsPersonalData: false, titleField: "name",
    columns: ["name", "role"],
    fields: [
      .line("name", "nom", "name"),
      .role,
      .line("key", "clé", "key"),
      .line("invitation", "invitation", "invitation"),
      .line("continues", "continue", "continues"),
      .number("kept", "entrées gardées", "entries kept"),
      .number("reissued", "entrées reprises", "entries reissued"),
      .line("branch", "branche", "branch"),
      .line("proof", "preuve", "proof"),
    ])

  /// The right to join, given by a lead.
  public static let invitation = Kind(
    name: "invitation", singular: Phrase(fr: "invitation", en: "invitation"),
    plural: Phrase(fr: "invitations", en: "invitations"),
    isEditable: false, holdsPersonalData: false, titleField: "site",
    columns: ["site", "role", "expires"],
    fields: [
      .line("site", "site", "site"),
      .role,
      .line("expires", "expire le", "expires"),
      .line("key", "clé", "key"),
      .line("withdrawn", "clé retirée", "key withdrawn"),
    ])

  /// The end of a site's word, set by a lead.
  public static let revocation = Kind(
    name: "revocation", singular: Phrase(fr: "révocation", en: "revocation"),
    plural: Phrase(fr: "révocations", en: "revocations"),
    isEditable: false, holdsPersonalData: false, titleField: "site",
    columns: ["site", "seq"],
    fields: [
      .line("site", "site", "site"),
      .number("seq", "dernière entrée", "last entry"),
      .line("chain", "chaîne", "chain"),
    ])

  /// A lead's word that a site is gone.
  public static let retirement = Kind(
    name: "retirement", singular: Phrase(fr: "retrait", en: "retirement"),
    plural: Phrase(fr: "retraits", en: "retirements"),
    isEditable: false, holdsPersonalData: false, titleField: "site",
    columns: ["site", "seq"],
    fields: [
      .line("site", "site", "site"),
      .number("seq", "dernière entrée", "last entry"),
    ])

  /// A lead's word that what is known about a person is to be erased.
  public static let erasure = Kind(
    name: "erasure", singular: Phrase(fr: "effacement", en: "erasure"),
    plural: Phrase(fr: "effacements", en: "erasures"),
    isEditable: false, holdsPersonalData: false, titleField: "record",
    columns: ["record"],
    fields: [
      .reference("record", "fiche", "record", to: "member")
    ])
}

extension Field {
  fileprivate static let role = choice(
    "role", "rôle", "role", [("lead", "animateur", "lead"), ("site", "site", "site")])

  fileprivate static func line(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.line))
  }

  fileprivate static func date(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.date))
  }

  fileprivate static func truth(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.truth))
  }

  fileprivate static func number(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .value(.number))
  }

  fileprivate static func choice(
    _ name: String, _ french: String, _ english: String, _ words: [(String, String, String)],
    forLeads: Set<String> = []
  ) -> Field {
    let choices = words.map { word in
      Choice(
        name: word.0, label: Phrase(fr: word.1, en: word.2), isForLeads: forLeads.contains(word.0))
    }
    return Field(
      name: name, label: Phrase(fr: french, en: english), content: .value(.choice(choices)))
  }

  fileprivate static func reference(
    _ name: String, _ french: String, _ english: String, to kinds: String...
  ) -> Field {
    Field(
      name: name, label: Phrase(fr: french, en: english), content: .value(.reference(to: kinds)))
  }

  fileprivate static func lines(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .set(of: .line))
  }

  fileprivate static func references(
    _ name: String, _ french: String, _ english: String, to kinds: String...
  ) -> Field {
    Field(
      name: name, label: Phrase(fr: french, en: english), content: .set(of: .reference(to: kinds)))
  }

  fileprivate static func text(_ name: String, _ french: String, _ english: String) -> Field {
    Field(name: name, label: Phrase(fr: french, en: english), content: .text)
  }
}
