// The heading of a page: a small, strict part of YAML 1.2. Exchange.docc/Formats.md has its
// grammar. A parser of all of YAML would take `no` for a truth value and bytes for a program.

/// The heading of a page: keys with one value or a list.
struct FrontMatter: Hashable {
  /// What stands behind a key.
  enum Content: Hashable {
    case scalar(String)
    case list([String])
  }

  /// A key, what stands behind it, and its line in the file, from 1.
  struct Item: Hashable {
    let key: String
    var content: Content
    var line = 0

    init(_ key: String, _ content: Content, line: Int = 0) {
      self.key = key
      self.content = content
      self.line = line
    }
  }

  /// The keys, in order.
  var items: [Item] = []

  /// The page that has this heading, and then `body`, as it is.
  func page(body: String) -> String {
    var text = "---\n"
    for item in items {
      switch item.content {
      case .scalar(let value): text += "\(item.key): \(Self.written(value))\n"
      case .list(let elements):
        text += "\(item.key):\n"
        for element in elements { text += "  - \(Self.written(element))\n" }
      }
    }
    return text + "---\n" + body
  }

  /// The value, in quotation marks unless nobody could take it for anything but these letters.
  private static func written(_ text: String) -> String {
    let words: Set<String> = [
      "true", "false", "yes", "no", "on", "off", "null", "y", "n", "oui", "non", "nan", "inf",
    ]
    let scalars = text.unicodeScalars
    let isPlain =
      scalars.first.map { $0.properties.isAlphabetic } == true && scalars.last != " "
      && scalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || " -_/.’'()".unicodeScalars.contains(scalar)
      } && !words.contains(text.lowercased())
    if isPlain || isDay(text) { return text }
    var quoted = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar {
      case "\"", "\\": quoted.append(contentsOf: ["\\", scalar])
      case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
      case "\t": quoted.append(contentsOf: "\\t".unicodeScalars)
      case "\r": quoted.append(contentsOf: "\\r".unicodeScalars)
      case "\u{0}"..<" ", "\u{7F}"..."\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let hex = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: 4 - hex.count)
        quoted.append(contentsOf: "\\u\(zeros)\(hex)".unicodeScalars)
      default: quoted.append(scalar)
      }
    }
    return "\"\(String(quoted))\""
  }

  private static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10
      && bytes.enumerated().allSatisfy { place, byte in
        place == 4 || place == 7 ? byte == UInt8(ascii: "-") : byte &- 0x30 < 10
      }
  }
}
