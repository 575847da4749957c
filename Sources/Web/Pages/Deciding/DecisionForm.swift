import Community
import Merge
import Workspace

/// The forms by which one thing is decided.
struct DecisionForm: Sendable {
  /// What one site wrote.
  struct Side: Sendable {
    let site: String
    let name: String
    let when: String?
    let isShown: Bool
    /// The value as it is read; `nil` of a text.
    let value: String?
    let isEmpty: Bool
    /// The text, compared with the joined one.
    let pieces: [WordDifference.Piece]
    /// What the button says.
    let take: String
  }

  let anchor: String
  let field: String
  let heading: String
  let shown: String
  let sides: [Side]
  let isValue: Bool
  let isText: Bool
  let isDeleted: Bool
  /// Whether it changed while somebody was deciding it.
  let isAgain: Bool
  /// What stands in the field for another value, or the joined text.
  let typed: String
  let options: [ListPage.Option]
  let isLine: Bool
  let inputType: String
  let kinds: String?
  let rows: Int
  /// Who removed the record and who changed it.
  let events: [String]

  init(
    _ open: OpenDecision, _ visit: Visit, _ replica: Replica, again: ConflictsPage.Asked?
  ) throws {
    let decision = open.decision
    let known = decision.field.flatMap { open.view.kind?.field($0) }
    let label = known.map { visit.say($0.label) } ?? open.fieldName
    let reading = FieldText(replica: replica, language: visit.language)
    anchor = "\(decision.record)-\(open.fieldName)"
    field = open.fieldName
    shown = open.mark
    heading = visit.say(Self.heading(decision, label))
    isValue = decision.matter == .conflict
    isText = decision.matter == .reread
    isDeleted = decision.matter == .deleted
    isAgain = again != nil
    let merged = open.view.text(open.fieldName)
    sides = try decision.sides.enumerated().map { place, side in
      let isText = decision.matter == .reread
      let text = try reading.part(side.value, known?.form).text
      return Side(
        site: side.site.id, name: side.site.name,
        when: side.at.map { visit.say(visit.surroundings.time($0)) },
        isShown: place == 0 && !isText, value: isText ? nil : text,
        isEmpty: side.value == .null || text.isEmpty,
        pieces: isText ? WordDifference(from: merged, to: side.value.string ?? "").pieces : [],
        take: visit.say(Self.take(side.site.name, isText: isText)))
    }
    typed = again?.typed ?? (decision.matter == .reread ? merged : "")
    rows = min(24, max(6, typed.split(separator: "\n", omittingEmptySubsequences: false).count + 2))
    let own = typed
    let input = known.map { OwnValue($0, own, visit) }
    options = input?.options ?? []
    isLine = options.isEmpty
    inputType = input?.type ?? "text"
    kinds = input?.kinds
    events =
      decision.matter == .deleted
      ? try Self.events(of: decision.record, visit, replica) : []
  }

  private static func heading(_ decision: PendingDecision, _ label: String) -> Phrase {
    switch decision.matter {
    case .conflict:
      Phrase(
        fr: "« \(label) » : \(decision.sides.count) valeurs différentes",
        en: "“\(label)”: \(decision.sides.count) different values")
    case .reread:
      Phrase(
        fr: "« \(label) » : écrit au même endroit par \(decision.sides.count) sites, à relire",
        en: "“\(label)”: written in the same place by \(decision.sides.count) sites, to reread")
    case .deleted:
      Phrase(
        fr: "Supprimée par un site pendant qu’un autre la modifiait",
        en: "Removed by one site while another one changed it")
    }
  }

  private static func take(_ site: String, isText: Bool) -> Phrase {
    isText
      ? Phrase(fr: "Prendre le texte de \(site)", en: "Take the text of \(site)")
      : Phrase(fr: "Prendre la valeur de \(site)", en: "Take the value of \(site)")
  }

  /// Who removed the record, and who changed it last, in sentences.
  private static func events(
    of record: String, _ visit: Visit, _ replica: Replica
  ) throws -> [String] {
    let past = try replica.history(of: record)
    var sentences: [String] = []
    if let removal = past.last(where: { $0.change?.delete == true }) {
      let who = try Authorship(removal, visit, replica).text
      sentences.append(visit.say(Phrase(fr: "Supprimée : \(who)", en: "Removed: \(who)")))
    }
    if let change = past.last(where: { $0.change?.delete == false }) {
      let who = try Authorship(change, visit, replica).text
      sentences.append(visit.say(Phrase(fr: "Modifiée : \(who)", en: "Changed: \(who)")))
    }
    return sentences
  }
}

/// How another value than those of the sides is given.
struct OwnValue {
  let options: [ListPage.Option]
  let type: String
  let kinds: String?

  init(_ field: Field, _ typed: String, _ visit: Visit) {
    var options: [ListPage.Option] = []
    switch field.content {
    case .value(.choice(let choices)):
      options = choices.map {
        ListPage.Option(
          value: $0.name, label: visit.say($0.label), isChosen: $0.name == typed)
      }
    case .value(.truth):
      options = [Phrase(fr: "oui", en: "yes"), Phrase(fr: "non", en: "no")].map {
        ListPage.Option(
          value: visit.say($0), label: visit.say($0), isChosen: visit.say($0) == typed)
      }
    default: break
    }
    self.options = options
    type = field.content == .value(.date) ? "date" : "text"
    kinds = field.referencedKinds.isEmpty ? nil : field.referencedKinds.joined(separator: ",")
  }
}
