import Community
import Merge
import Workspace

/// A form that makes or changes a record.
///
/// Each field carries what it read when the page was made (`was.NAME`) beside what it reads now. So
/// what the person really changed is known when it is sent, however much later, and whatever others
/// did meanwhile (``FormChange``).
struct FormPage {
  /// How a field is typed.
  struct Input: Sendable {
    let name: String
    let label: String
    let hint: String?
    let value: String
    let was: String
    let options: [ListPage.Option]
    let isLine: Bool
    let isArea: Bool
    let isText: Bool
    let type: String
    /// The kinds whose titles are offered, as one word.
    let kinds: String?
    let rows: Int
    /// What stands there now, when somebody else changed it while the form was open.
    let theirs: String?
  }

  private let t: Wording
  private let page: Frame
  private let action: String
  private let cancel: String
  private let inputs: [Input]
  private let hasClash: Bool
  private let then: String?

  /// Makes the form for `view`, or for a new record of `kind`.
  ///
  /// - Parameter clash: what was sent, when it has to be asked about.
  init(
    _ visit: Visit, _ replica: Replica, kind: Kind, _ view: RecordView?, clash: FormChange? = nil
  ) throws {
    t = visit.words
    let name = visit.say(kind.singular)
    let title =
      view?.title
      ?? visit.say(Phrase(fr: "Ajouter : \(name)", en: "Add: \(name)"))
    page = Frame(visit, title: title, at: "/" + kind.name)
    action = view.map { "/\($0.record)/edit" } ?? "/new/\(kind.name)"
    cancel = view.map { "/" + $0.record } ?? "/" + kind.name
    let reading = FieldText(replica: replica, language: visit.language)
    inputs = try kind.fields.map { field in
      let now = try FormField(field).shown(of: view, reading)
      let isNew = view == nil && clash == nil
      let asked = clash?.typed[field.name] ?? (isNew ? visit.query[field.name] : nil)
      return Input(
        field, value: asked ?? now, was: now,
        theirs: clash?.clashes.contains(field.name) == true ? now : nil, visit)
    }
    hasClash = clash != nil
    then = visit.then
  }

  var answer: PageAnswer {
    .html(Templates.render("form", self), hasClash ? .conflict : .ok)
  }
}

extension FormPage.Input {
  fileprivate init(_ field: Field, value: String, was: String, theirs: String?, _ visit: Visit) {
    name = field.name
    label = visit.say(field.label)
    self.value = value
    self.was = was
    self.theirs = theirs
    var options: [ListPage.Option] = []
    var type = "text"
    var hint: String?
    switch field.content {
    case .value(.choice(let choices)):
      options = choices.map {
        ListPage.Option(
          value: $0.name, label: visit.say($0.label), isChosen: $0.name == value)
      }
    case .value(.truth):
      options = [Phrase(fr: "oui", en: "yes"), Phrase(fr: "non", en: "no")].map {
        ListPage.Option(
          value: visit.say($0), label: visit.say($0), isChosen: visit.say($0) == value)
      }
    case .value(.date): type = "date"
    case .value(.reference): hint = visit.words["byName"]
    case .set: hint = visit.words["onePerLine"]
    case .text: hint = visit.words["markdown"]
    default: break
    }
    if !options.isEmpty {
      let isOther = !value.isEmpty && !options.contains(where: \.isChosen)
      options.insert(
        ListPage.Option(
          value: isOther ? value : "", label: isOther ? value : "—", isChosen: isOther),
        at: 0)
    }
    self.options = options
    self.type = type
    self.hint = hint
    let isSet = if case .set = field.content { true } else { false }
    isText = field.isText
    isArea = isSet || field.isText
    isLine = options.isEmpty && !isArea
    kinds = field.referencedKinds.isEmpty ? nil : field.referencedKinds.joined(separator: ",")
    rows = field.isText ? 12 : min(6, max(2, value.split(separator: "\n").count + 1))
  }
}
