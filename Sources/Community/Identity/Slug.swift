/// A name cut down to what is safe as a file name anywhere: `Saint-Étienne` gives
/// `saintetienne`.
enum Slug {
  /// The most characters of a slug.
  static let longest = 20

  /// The slug of `name`: `a-z` and `0-9`, 1 to 20 of them; `site` when nothing else is left.
  static func of(_ name: String) -> String {
    var slug: [UInt8] = []
    for scalar in name.lowercased().unicodeScalars {
      slug.append(contentsOf: letters(of: scalar))
      if slug.count >= longest { break }
    }
    return slug.isEmpty ? "site" : String(decoding: slug.prefix(longest), as: UTF8.self)
  }

  static func isSlug(_ text: some Collection<UInt8>) -> Bool {
    1...longest ~= text.count && text.allSatisfy { 97...122 ~= $0 || $0 &- 0x30 < 10 }
  }

  /// The ASCII letters that a Latin letter stands on.
  ///
  /// A letter with an accent or a ligature says them in its name, as in LATIN SMALL LETTER E
  /// WITH ACUTE and LATIN SMALL LIGATURE OE. Unicode promises never to change a name, so the
  /// slug of a name is the same with any version of its tables.
  static func letters(of scalar: Unicode.Scalar) -> [UInt8] {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return isSlug([byte]) ? [byte] : []
    }
    switch scalar {
    case "ß": return Array("ss".utf8)
    case "þ": return Array("th".utf8)
    case "ð": return Array("d".utf8)
    case "ŋ": return Array("n".utf8)
    case "ı": return Array("i".utf8)
    default: break
    }
    let words = scalar.properties.name?.split(separator: " ") ?? []
    guard words.count == 4 || words.count > 5 && words[4] == "WITH",
      words[0] == "LATIN", words[1] == "SMALL",
      words[2] == "LETTER" && words[3].count <= 2 || words[2] == "LIGATURE" && words[3].count <= 3
    else { return [] }
    return Array(words[3].lowercased().utf8)
  }
}
