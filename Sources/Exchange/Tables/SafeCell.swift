// A cell that begins with = + - @ is a formula to a spreadsheet, and may run what somebody else
// put into a record (OWASP, "CSV Injection").

/// A cell without anything that a spreadsheet would compute.
///
/// An apostrophe is put before it. Reading takes one away wherever apostrophes stand before such
/// a sign, so that every text comes back as it was, also one that began with an apostrophe.
enum SafeCell {
  private static let signs = "=+-@\t\r".unicodeScalars

  /// `text` as it may stand in a cell.
  ///
  /// A number, and a phone number in groups as `+33 5 36 49 10 01`, stay as they are: no
  /// spreadsheet computes with them, and an apostrophe would be in everybody's way.
  static func write(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let rest = scalars.drop { $0 == "'" }
    guard let sign = rest.first, signs.contains(sign) else { return text }
    let isHarmless = rest.count == scalars.count && (isNumber(text) || isPhone(text))
    return isHarmless ? text : "'" + text
  }

  /// The text that was written as `cell`.
  static func read(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    let rest = scalars.drop { $0 == "'" }
    guard rest.count < scalars.count, let sign = rest.first, signs.contains(sign) else {
      return cell
    }
    return String(scalars.dropFirst())
  }

  /// Whether it is a minus, digits, and at most one comma or point between them. A plus would be
  /// lost in a spreadsheet.
  private static func isNumber(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "-") else { return false }
    let parts = text.utf8.dropFirst().split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == 0x2C || $0 == 0x2E })
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }

  /// Whether it is a plus and at least two groups of digits, with one space between.
  private static func isPhone(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "+") else { return false }
    let groups = text.unicodeScalars.dropFirst().split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "\u{A0}" })
    return groups.count > 1
      && groups.allSatisfy { group in
        !group.isEmpty && group.allSatisfy { $0.isASCII && isDigit(UInt8($0.value)) }
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
