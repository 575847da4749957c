import Community
import Merge

/// What fields show, in words that a person reads and that ``Reading`` understands.
public struct FieldText: Sendable {
  private let language: Language
  private let roll: Roll

  /// Makes the words of `language`; references go by the titles of `roll`.
  public init(in language: Language, roll: Roll) {
    self.language = language
    self.roll = roll
  }

  /// What `shown` reads for `field`: a choice by its label, a day as `YYYY-MM-DD`, a number with
  /// the language's comma, a reference by its title; empty for what is not there.
  ///
  /// What is of another form than the field's, which only comes from elsewhere, reads as it is.
  public func text(_ shown: RecordView.Shown?, of field: Field) -> String {
    switch shown {
    case .value(let value): text(value, of: field)
    case .set(let elements): SetCell.write(self.elements(elements, of: field))
    case .text(let text): text
    case nil: ""
    }
  }

  private func elements(_ elements: [String], of field: Field) -> [String] {
    let kinds = field.referencedKinds
    return kinds.isEmpty ? elements : elements.map { roll.label(of: $0, kinds: kinds) }
  }

  private func text(_ value: Value, of field: Field) -> String {
    guard case .value(let form) = field.content else { return value.string ?? value.json }
    switch form {
    case .truth:
      guard let bool = value.bool else { return value.string ?? value.json }
      let phrase = bool ? Phrase(fr: "oui", en: "yes") : Phrase(fr: "non", en: "no")
      return phrase.text(in: language)
    case .number:
      guard value.isNumber, language == .french else { return value.string ?? value.json }
      return String(value.json.map { $0 == "." ? "," : $0 })
    case .choice(let choices):
      let choice = choices.first { $0.name == value.string }
      return choice?.label.text(in: language) ?? value.string ?? value.json
    case .reference(let kinds):
      return value.string.map { roll.label(of: $0, kinds: kinds) } ?? value.json
    default:
      return value.string ?? value.json
    }
  }
}
