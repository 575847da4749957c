import Merge

extension RecordView {
  /// The record's kind; `nil` when this version does not know it.
  public var kind: Kind? { Kind.of(record: record) }

  /// What people call the record: the field that names its kind, else the start of its text,
  /// else its id, as of every confidential one. It is never empty and always one line.
  public var title: String { title(as: kind) }

  /// What people call the record, which is of this kind.
  func title(as kind: Kind?) -> String {
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
  ///
  /// Nothing behind that line is looked at: texts are long, and the first line mostly says
  /// something.
  private func start(of field: String) -> String? {
    guard case .text(let text) = fields[field] else { return nil }
    var rest = text[...]
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[..<end].drop { "#>*- \t".contains($0) }
      if let start = RecordView.start(of: line) { return start }
      guard end < rest.endIndex else { return nil }
      rest = rest[rest.utf8.index(after: end)...]
    }
    return nil
  }

  private static func start(of line: Substring) -> String? {
    guard let found = oneLine(String(line.prefix(atMost: 10 * longestStart))) else { return nil }
    let cut = found.prefix(atMost: longestStart)
    guard cut.endIndex < found.endIndex else { return found }
    let atWord = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return atWord + "…"
  }

  private static func oneLine(_ text: String) -> String? {
    if isOneLine(text.utf8) { return text }
    let words = text.unicodeScalars.split { scalar in
      scalar.properties.isWhitespace && scalar != "\u{A0}" && scalar != "\u{202F}"
        || ControlCharacters.isBanned(scalar, inLine: true)
    }
    return words.isEmpty ? nil : words.map { String($0) }.joined(separator: " ")
  }

  /// Whether `text` is words of ASCII, Latin letters and the marks of French print with single
  /// spaces between, as nearly all lines are: seen from its bytes alone.
  private static func isOneLine(_ text: String.UTF8View) -> Bool {
    var isAfterSpace = true
    var rest = text.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case 0x20 where !isAfterSpace:
        isAfterSpace = true
        continue
      case 0x21...0x7E: break
      // U+00C0 to U+017F.
      case 0xC3...0xC5: _ = rest.next()
      // U+00A0 to U+00BF: no-break space, « and ».
      case 0xC2: guard let last = rest.next(), last >= 0xA0 else { return false }
      // U+2010 to U+2027, and the narrow no-break space: dashes, quotation marks, ’ and ….
      case 0xE2:
        guard rest.next() == 0x80, let last = rest.next(), 0x90...0xA7 ~= last || last == 0xAF
        else { return false }
      default: return false
      }
      isAfterSpace = false
    }
    return !isAfterSpace
  }
}

extension StringProtocol {
  /// The first `count` characters. So many are never counted where there are no more bytes.
  fileprivate func prefix(atMost count: Int) -> SubSequence {
    utf8.count <= count ? self[...] : prefix(count)
  }
}
