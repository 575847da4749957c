import Community
import Merge
import Workspace

/// A record: what its fields hold, its texts, and what can be done with it.
struct RecordPage {
  /// A field and what it holds.
  struct Fact: Sendable {
    let label: String
    let parts: [FieldText.Part]
  }

  /// A text, as HTML.
  struct Text: Sendable {
    let label: String
    let html: String
  }

  private let t: Wording
  private let page: Frame
  private let record: String
  private let kindLabel: String
  private let needsDecision: Bool
  private let facts: [Fact]
  private let texts: [Text]
  /// What else its records say, of a person who was entered at several sites.
  private let also: [Fact]
  private let hasAlso: Bool
  private let sections: RecordSections
  private let survey: SurveySection?

  init(_ visit: Visit, _ replica: Replica, _ view: RecordView) throws {
    t = visit.words
    let combined = view.kind == .member ? try replica.person(of: view.record) : nil
    let view = combined?.view ?? view
    let kind = view.kind
    page = Frame(visit, title: view.title, at: "/" + (kind?.name ?? ""))
    record = view.record
    kindLabel = kind.map { visit.say($0.singular) } ?? ""
    needsDecision = view.needsDecision
    let reading = FieldText(replica: replica, language: visit.language)
    var facts: [Fact] = []
    var texts: [Text] = []
    for name in view.fieldsInOrder where name != kind?.titleField && name != "attachments" {
      let field = kind?.field(name)
      let label = field.map { visit.say($0.label) } ?? name
      switch view.fields[name] {
      case .value(let value):
        facts.append(Fact(label: label, parts: [try reading.part(value, field?.form)]))
      case .set(let elements):
        let parts = try elements.map { try reading.part(Value($0), field?.form) }
        facts.append(Fact(label: label, parts: parts))
      case .text(let text): texts.append(Text(label: label, html: Markdown.html(text)))
      case nil: break
      }
    }
    self.facts = facts
    self.texts = texts
    also = try (combined?.differingFields ?? []).map { name in
      let field = kind?.field(name)
      let parts = try (combined?.also[name] ?? []).map {
        try reading.part($0.value, field?.form)
      }
      return Fact(label: field.map { visit.say($0.label) } ?? name, parts: parts)
    }
    hasAlso = !also.isEmpty
    sections = try RecordSections(visit, replica, view)
    survey =
      kind == .survey
      ? try SurveySection(visit, replica, view, person: try replica.person()) : nil
  }

  var answer: PageAnswer { .html(Templates.render("record", self)) }
}

extension Field {
  /// What a value, or an element of the set, looks like; `nil` of a text.
  var form: Form? {
    switch content {
    case .value(let form), .set(of: let form): form
    case .text: nil
    }
  }
}
