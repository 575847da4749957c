import Community
import Merge
import Workspace

/// A value as people read it: a date in words, a choice by its label, a reference by its title.
struct ShownValue {
  /// How much of a reference is shown.
  enum Room {
    /// The title; of a record that is not here, its name.
    case cell
    /// As in a cell, and that the record is not here.
    case list
    /// The title and the name.
    case line
  }

  /// The value as text.
  let text: String

  /// Makes the text of what `field` holds.
  init(_ value: Value, of field: Field?, in replica: Replica, room: Room = .line) throws {
    let form: Field.Form? =
      switch field?.content {
      case .value(let form), .set(of: let form): form
      default: nil
      }
    guard let string = value.string else {
      text = Self.word(for: value)
      return
    }
    switch form {
    case .date: text = CalendarDate(string).map(Self.day) ?? Visible.line(string)
    case .time: text = ClockTime(string)?.phrase.text ?? Visible.line(string)
    case .choice(let choices):
      let choice = choices.first { $0.name == string }
      text = choice.map { $0.label.text } ?? Visible.line(string)
    case .reference: text = try Self.reference(string, in: replica, room)
    case .attachment:
      text = Attachment(element: string)?.phrase.text ?? Visible.line(string)
    default: text = Visible.line(string)
    }
  }

  private static func word(for value: Value) -> String {
    switch value.bool {
    case true?: Phrase(fr: "oui", en: "yes").text
    case false?: Phrase(fr: "non", en: "no").text
    case nil where value == .null: Phrase(fr: "(effacé)", en: "(cleared)").text
    case nil where value.isNumber && Language.current == .french:
      String(value.json.map { $0 == "." ? "," : $0 })
    case nil: Visible.line(value.json)
    }
  }

  private static func day(_ date: CalendarDate) -> String {
    DayText(year: date.year, month: date.month, day: date.day).phrase.text
  }

  private static func reference(
    _ name: String, in replica: Replica, _ room: Room
  ) throws -> String {
    let shown = Visible.line(name)
    if let title = try replica.title(of: name).map({ Visible.line($0) }) {
      return room == .line ? "\(title) (\(shown))" : title
    }
    guard room != .cell else { return shown }
    return Phrase(
      fr: "\(shown) (pas encore arrivée, ou supprimée)", en: "\(shown) (not here yet, or removed)"
    ).text
  }
}
