import Merge

extension RecordView {
  /// The record's kind; `nil` when this version does not know it.
  public var kind: Kind? { Kind.of(record: record) }

  /// What people call the record: the field that names its kind, else the start of its text,
  /// else its id, as of every confidential one. It is never empty and always one line.
  public var title: String {
    if let kind {
      if let field = kind.titleField {
        return line(field) ?? id
      }
      guard !kind.isConfidential else { return id }
      return kind.fields.lazy.filter(\.isText).compactMap { start(of: $0.name) }.first ?? id
    }
    return line("title") ?? line("name") ?? id
  }

  private var id: String { String(record.drop { $0 != "/" }.dropFirst()) }

  /// The string of value field `field` with white space and control characters, which only
  /// come from elsewhere, as single spaces; `nil` when nothing else is in it.
  private func line(_ field: String) -> String? { string(field).flatMap(RecordView.oneLine) }

  private static let longestStart = 80

  /// The first line of text field `field` that says something, without Markdown's marks before
  /// it and cut at a word.
  private func start(of field: String) -> String? {
    guard case .text(let text) = fields[field] else { return nil }
    for line in text.split(separator: "\n") {
      let words = line.drop { "#>*- \t".contains($0) }
      guard let found = RecordView.oneLine(String(words.prefix(10 * RecordView.longestStart)))
      else { continue }
      guard found.count > RecordView.longestStart else { return found }
      let cut = found.prefix(RecordView.longestStart)
      let atWord = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
      return atWord + "…"
    }
    return nil
  }

  private static func oneLine(_ text: String) -> String? {
    if isOneLine(text) { return text }
    let words = text.unicodeScalars.split { scalar in
      scalar.properties.isWhitespace && scalar != "\u{A0}" && scalar != "\u{202F}"
        || ControlCharacters.isBanned(scalar, inLine: true)
    }
    return words.isEmpty ? nil : words.map { String($0) }.joined(separator: " ")
  }

  /// Whether `text` is words of ASCII and Latin letters with single spaces between, as nearly all
  /// titles are: seen from its bytes alone.
  private static func isOneLine(_ text: String) -> Bool {
    var isAfterSpace = true
    for byte in text.utf8 {
      switch byte {
      case 0x20 where !isAfterSpace: isAfterSpace = true
      // Behind C3 to C5 stands the rest of a letter, from U+00C0 to U+017F.
      case 0x21...0x7E, 0x80...0xBF, 0xC3...0xC5: isAfterSpace = false
      default: return false
      }
    }
    return !isAfterSpace
  }
}
