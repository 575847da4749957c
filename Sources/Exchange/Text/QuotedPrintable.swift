/// The encoding that vCard 2.1 writes accents in (RFC 2045, section 6.7).
enum QuotedPrintable {
  /// The text that `value` says, in the character set called `name`.
  static func read(_ value: String, charset name: String?) -> String {
    var bytes: [UInt8] = []
    let source = Array(value.utf8)
    var place = 0
    while place < source.count {
      if source[place] == UInt8(ascii: "="), place + 2 < source.count,
        let high = digit(source[place + 1]), let low = digit(source[place + 2])
      {
        bytes.append(high << 4 | low)
        place += 3
      } else {
        bytes.append(source[place])
        place += 1
      }
    }
    let isUTF8 = name.map { $0.uppercased() == "UTF-8" } ?? true
    if isUTF8, let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: bytes.map { Windows1252.scalar(of: $0) })
    return String(text)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
