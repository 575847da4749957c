/// The characters that nobody types on purpose: they would move the cursor of a terminal, break
/// a line of a list, or hide in a name.
enum ControlCharacters {
  /// Whether `scalar` is refused: C0, DEL and C1 everywhere, save line feed and tab in a text,
  /// and in a line the two line separators too.
  static func isBanned(_ scalar: Unicode.Scalar, inLine: Bool) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: inLine
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x2028, 0x2029: inLine
    default: false
    }
  }

  /// The first refused character of `text`.
  static func first(in text: String, inLine: Bool) -> Unicode.Scalar? {
    text.unicodeScalars.first { isBanned($0, inLine: inLine) }
  }
}
