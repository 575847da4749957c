// What brings the network together: its meetings, and the charter by which it runs.

extension Kind {
  /// A gathering of the network, in a room, on the phone, or both.
  public static let meeting = Kind(
    name: "meeting", singular: Phrase(fr: "réunion", en: "meeting"),
    plural: Phrase(fr: "réunions", en: "meetings"),
    isEditable: true, holdsPersonalData: false, titleField: "title",
    columns: ["date", "title", "host", "status"],
    fields: [
      .line("title", "titre", "title"),
      .date("date", "date", "date"),
      .time("time", "heure", "time"),
      .time("ends", "fin", "ends"),
      .line("place", "lieu", "place"),
      .line("call", "visio ou téléphone", "call"),
      .line("host", "site hôte", "host"),
      .line("speaker", "invité", "guest speaker"),
      .line("subject", "sujet", "subject"),
      .choice(
        "status", "état", "status",
        [
          ("planned", "prévue", "planned"), ("held", "tenue", "held"),
          ("cancelled", "annulée", "cancelled"),
        ]),
      .references("presenters", "présentent", "presenters", to: "member"),
      .references("attendance", "présents", "attendance", to: "member"),
      .lines("tags", "mots-clés", "tags"),
      .attachments,
      .text("agenda", "ordre du jour", "agenda"),
      .text("minutes", "compte rendu", "minutes"),
    ])

  /// How the network runs: its aims and rules. There is one, ``charterRecord``.
  public static let charter = Kind(
    name: "charter", singular: Phrase(fr: "charte", en: "charter"),
    plural: Phrase(fr: "chartes", en: "charters"),
    isEditable: true, isForLeads: true, holdsPersonalData: false, titleField: "title",
    columns: ["title", "rhythm", "sponsor"],
    fields: [
      .line("title", "titre", "title"),
      .line("rhythm", "rythme des réunions", "rhythm of meetings"),
      .line("sponsor", "parrain", "sponsor"),
      .text("aims", "buts", "aims"),
      .text("rules", "règles", "rules"),
    ])

  /// The name of the one charter of a network. Since it is always the same, two leads who begin
  /// it apart begin the same record, and their texts merge.
  public static let charterRecord = "charter/charter"
}
