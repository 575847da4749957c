import Community
import Merge

/// Writes members as vCards, version 4.0 (RFC 6350).
public enum CardWriter {
  /// The cards of `sheets`, one after the other.
  ///
  /// - Parameter at: when they are written.
  public static func bytes(of sheets: [Sheet], at time: Timestamp) -> [UInt8] {
    Array(sheets.map { card(of: $0, at: time) }.joined().utf8)
  }

  /// One card. What vCard has no property for stands in some of our own, `X-RESEAU-…`.
  static func card(of sheet: Sheet, at time: Timestamp) -> String {
    let name = sheet.string("name") ?? String(sheet.record.drop { $0 != "/" }.dropFirst())
    var lines = [
      ContentLine("BEGIN", value: "VCARD"), ContentLine("VERSION", value: "4.0"),
      ContentLine("PRODID", value: "-//Réseau//Réseau//FR"),
      ContentLine("UID", [.init(name: "VALUE", value: "text")], value: sheet.record),
      text("FN", name), ContentLine("N", value: parts(of: name)),
      ContentLine("KIND", value: "individual"),
    ]
    let site = sheet.string("site")
    let unit = sheet.string("unit")
    if site != nil || unit != nil {
      let names = [site ?? ""] + (unit.map { [$0] } ?? [])
      lines.append(
        ContentLine("ORG", value: names.map(EscapedText.write).joined(separator: ";")))
    }
    func value(_ field: String, _ property: String, type: String? = nil) {
      guard let string = sheet.string(field) else { return }
      let parameters = type.map { [ContentLine.Parameter(name: "TYPE", value: $0)] } ?? []
      lines.append(ContentLine(property, parameters, value: EscapedText.write(string)))
    }
    value("title", "TITLE")
    value("phone", "TEL", type: "work")
    value("email", "EMAIL", type: "work")
    lines += sheet.elements("languages").map(language)
    lines += sheet.elements("roles").map { text("ROLE", $0) }
    lines += sheet.elements("skills").map { text("EXPERTISE", $0) }
    let tags = sheet.elements("tags")
    if !tags.isEmpty {
      lines.append(
        ContentLine("CATEGORIES", value: tags.map(EscapedText.write).joined(separator: ",")))
    }
    if !sheet.text("notes").isEmpty { lines.append(text("NOTE", sheet.text("notes"))) }
    value("assists", "X-RESEAU-ASSISTS")
    value("arrived", "X-RESEAU-ARRIVED")
    if !sheet.isVisible { lines.append(ContentLine("X-RESEAU-VISIBLE", value: "false")) }
    lines.append(ContentLine("REV", value: UTCTime.basic(time)))
    lines.append(ContentLine("END", value: "VCARD"))
    return lines.map(\.folded).joined()
  }

  private static func text(_ name: String, _ text: String) -> ContentLine {
    ContentLine(name, value: EscapedText.write(text))
  }

  /// The name for programs that file people by their last name: words in capitals are it, else all
  /// behind the first word. Readers who know more have `FN`.
  private static func parts(of name: String) -> String {
    let words = name.split(separator: " ").map { String($0) }
    let shouted = words.filter { $0.count > 1 && $0 == $0.uppercased() && $0 != $0.lowercased() }
    let last: [String]
    if !shouted.isEmpty, shouted.count < words.count {
      last = shouted
    } else {
      last = words.count > 1 ? Array(words.dropFirst()) : words
    }
    let first = words.count > 1 ? words.filter { !last.contains($0) } : []
    let parts = [last, first].map { EscapedText.write($0.joined(separator: " ")) }
    return parts.joined(separator: ";") + ";;;"
  }

  private static func language(_ name: String) -> ContentLine {
    guard let tag = LanguageTag.of(name) else {
      return ContentLine("X-RESEAU-LANGUAGE", value: EscapedText.write(name))
    }
    let isUsual = LanguageTag.name(of: tag) == name
    let parameters = isUsual ? [] : [ContentLine.Parameter(name: "X-RESEAU-NAME", value: name)]
    return ContentLine("LANG", parameters, value: tag)
  }
}

/// A time as cards and calendars write it.
enum UTCTime {
  /// `20261124T080000Z`.
  static func basic(_ time: Timestamp) -> String {
    let text = time.text
    return String(text.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
  }
}
