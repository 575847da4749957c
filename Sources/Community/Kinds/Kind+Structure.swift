// The kinds that hold the network together. Nobody types changes to them; what they mean stands in
// Community.docc/Membership.md.

extension Kind {
  /// The network itself; its one record is written when it is founded.
  public static let network = Kind(
    name: "network", singular: Phrase(fr: "réseau", en: "network"),
    plural: Phrase(fr: "réseaux", en: "networks"),
    isEditable: false, isForLeads: true, holdsPersonalData: false, titleField: "name",
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
      .line("proof", "preuve", "proof"),
    ])

  /// The right to join, given by a lead.
  public static let invitation = Kind(
    name: "invitation", singular: Phrase(fr: "invitation", en: "invitation"),
    plural: Phrase(fr: "invitations", en: "invitations"),
    isEditable: false, isForLeads: true, holdsPersonalData: false, titleField: "site",
    columns: ["site", "role", "expires"],
    fields: [
      .line("site", "site", "site"),
      .role,
      .line("expires", "expire le", "expires"),
      .line("key", "clé", "key"),
      .line("withdrawn", "clé retirée", "key withdrawn"),
    ])

  /// A lead's word that a site was let in.
  public static let admission = Kind(
    name: "admission", singular: Phrase(fr: "admission", en: "admission"),
    plural: Phrase(fr: "admissions", en: "admissions"),
    isEditable: false, isForLeads: true, holdsPersonalData: false, titleField: "site",
    columns: ["site", "role"],
    fields: [
      .line("site", "site", "site"),
      .role,
      .line("key", "clé", "key"),
      .line("invitation", "invitation", "invitation"),
    ])

  /// A lead's word that a site is a lead, or no longer one.
  public static let role = Kind(
    name: "role", singular: Phrase(fr: "changement de rôle", en: "change of role"),
    plural: Phrase(fr: "changements de rôle", en: "changes of role"),
    isEditable: false, isForLeads: true, holdsPersonalData: false, titleField: "site",
    columns: ["site", "role"],
    fields: [
      .line("site", "site", "site"),
      .role,
    ])

  /// The end of a site's word, set by a lead.
  public static let revocation = Kind(
    name: "revocation", singular: Phrase(fr: "révocation", en: "revocation"),
    plural: Phrase(fr: "révocations", en: "revocations"),
    isEditable: false, isForLeads: true, holdsPersonalData: false, titleField: "site",
    columns: ["site", "through"],
    fields: [
      .line("site", "site", "site"),
      .number("through", "dernière entrée", "last entry"),
    ])

  /// A lead's word that a site is gone.
  public static let retirement = Kind(
    name: "retirement", singular: Phrase(fr: "retrait", en: "retirement"),
    plural: Phrase(fr: "retraits", en: "retirements"),
    isEditable: false, isForLeads: true, holdsPersonalData: false, titleField: "site",
    columns: ["site", "seq"],
    fields: [
      .line("site", "site", "site"),
      .number("seq", "dernière entrée", "last entry"),
    ])

  /// A lead's word that what is known about a person is to be erased.
  public static let erasure = Kind(
    name: "erasure", singular: Phrase(fr: "effacement", en: "erasure"),
    plural: Phrase(fr: "effacements", en: "erasures"),
    isEditable: false, isForLeads: true, holdsPersonalData: false, titleField: "record",
    columns: ["record"],
    fields: [
      .reference("record", "fiche", "record", to: "member"),
      .line("answers", "réponses", "answers"),
    ])
}

extension Field {
  fileprivate static let role = choice(
    "role", "rôle", "role", [("lead", "animateur", "lead"), ("site", "site", "site")])
}
