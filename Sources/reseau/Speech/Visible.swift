/// Foreign text made safe for a terminal: a control character in it could move the cursor, or
/// change what was printed before.
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

  private static func mapped(
    _ text: String, _ kept: (Unicode.Scalar) -> Unicode.Scalar?
  ) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
        visible.append(kept(scalar) ?? "\u{FFFD}")
      default: visible.append(scalar)
      }
    }
    return String(visible)
  }
}
