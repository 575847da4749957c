/// Foreign text made safe for a terminal: a control character in it could move the cursor, or
/// change what was printed before.
///
/// Whoever shows foreign text as a part of a line asks for it here. What they forget is escaped by
/// ``Output``, through which all goes that is printed.
enum Visible {
  /// `text` as one line.
  static func line(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
    return mapped(text) { $0 == "\n" || $0 == "\t" || $0 == "\r" ? " " : nil }
  }

  /// `text` with its line feeds and tabs.
  static func text(_ text: String) -> String {
    mapped(text) { $0 == "\n" || $0 == "\t" ? $0 : nil }
  }

  /// The start of a long text, as one line.
  static func excerpt(_ text: String, longest: Int = 60) -> String {
    let line = line(text)
    return line.count > longest ? line.prefix(longest - 1) + "…" : line
  }

  /// `text` with spaces for its line feeds: for a line that may be JSON, where they mean nothing.
  static func unbroken(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return text }
    return String(decoding: text.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  /// `text` with its line feeds and tabs, and each other character that steers a terminal written
  /// as JSON escapes it: `\u001b`. So what is JSON says the same as before.
  static func escaped(_ text: String) -> String {
    func isLeft(_ scalar: Unicode.Scalar) -> Bool {
      !isSteering(scalar) || scalar == "\n" || scalar == "\t"
    }
    guard !text.unicodeScalars.allSatisfy(isLeft) else { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isLeft(scalar) {
        let hex = String(scalar.value, radix: 16)
        let digits = String(repeating: "0", count: 4 - hex.count) + hex
        escaped.append(contentsOf: "\\u\(digits)".unicodeScalars)
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Whether a terminal acts on `scalar` or shows what stands around it in another order: the
  /// control characters, the two separators of lines, and what Unicode calls Bidi_Control.
  private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func mapped(
    _ text: String, _ kept: (Unicode.Scalar) -> Unicode.Scalar?
  ) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      visible.append(isSteering(scalar) ? kept(scalar) ?? "\u{FFFD}" : scalar)
    }
    return String(visible)
  }
}
