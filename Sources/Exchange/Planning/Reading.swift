import Community
import Merge

/// Understands what a person wrote for a field.
struct Reading {
  let roll: Roll

  /// The value that `text` means for value field `field`. What is not understood comes back as a
  /// string, for the rules to refuse.
  func value(_ text: String, of field: Field) throws(ImportProblem) -> Value {
    guard case .value(let form) = field.content else { return Value(text) }
    switch form {
    case .reference(let kinds): return Value(try reference(text, of: field, kinds))
    case .date:
      guard let day = DayCell.read(text) else { throw .notADay(field: field.name, word: text) }
      return Value(day)
    default: return form.value(typed: text)
    }
  }

  /// The elements that `words` mean for set field `field`.
  func elements(_ words: [String], of field: Field) throws(ImportProblem) -> [String] {
    let kinds = field.referencedKinds
    guard !kinds.isEmpty else { return words }
    var elements: [String] = []
    for word in words { elements.append(try reference(word, of: field, kinds)) }
    return elements
  }

  private func reference(
    _ word: String, of field: Field, _ kinds: [String]
  ) throws(ImportProblem) -> String {
    switch roll.meant(by: word, kinds: kinds) {
    case .one(let record): return record
    case .several(let records):
      throw .ambiguousReference(field: field.name, word: word, records)
    case .nothing: throw .noSuchReference(field: field.name, word: word)
    }
  }
}
