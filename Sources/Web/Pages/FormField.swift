import Community
import Merge
import Workspace

/// A field on its way into a form and back.
struct FormField {
  let field: Field

  init(_ field: Field) { self.field = field }

  /// What the form shows of `view`.
  func shown(of view: RecordView?, _ text: FieldText) throws -> String {
    switch view?.fields[field.name] {
    case .value(let value): try text.typed(value, field.form)
    case .set(let elements):
      try elements.map { try text.typed(Value($0), field.form) }.joined(separator: "\n")
    case .text(let text): text
    case nil: ""
    }
  }

  /// The lines of a set as they were typed: trimmed, without empty ones and repetitions.
  static func lines(_ text: String) -> [String] {
    var seen: Set<String> = []
    return text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingWhiteSpace }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

extension Substring {
  /// The text without white space around it.
  var trimmingWhiteSpace: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
