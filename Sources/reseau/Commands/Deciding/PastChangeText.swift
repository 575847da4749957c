import Community
import Merge
import Workspace

/// A change of the past as people read it.
struct PastChangeText {
  /// The lines to print: when and where, then what.
  let lines: [String]

  init(_ past: PastChange, in replica: Replica) throws {
    let when = LocalTime(past.at).phrase
    let who =
      try past.by.map { try replica.title(of: $0) ?? $0 }.map { ", " + Visible.line($0) } ?? ""
    let site = Visible.line(past.site.name)
    let heading = Phrase(
      fr: "\(when.french), \(site)\(who)", en: "\(when.english), \(site)\(who)")
    var lines = [Terminal.bold(heading.text)]
    if let change = past.change {
      lines += try Self.lines(of: change, in: replica)
    } else {
      lines.append(Phrase(fr: "  (effacé)", en: "  (erased)").text)
    }
    self.lines = lines
  }

  private static func lines(of change: Change, in replica: Replica) throws -> [String] {
    let kind = Kind.of(record: change.record)
    func label(_ name: String) -> String {
      kind?.field(name).map { $0.label.text } ?? Visible.line(name)
    }
    func words(_ elements: [String], _ name: String) throws -> String {
      let field = kind?.field(name)
      return try elements.map {
        try ShownValue(Value($0), of: field, in: replica, room: .cell).text
      }.joined(separator: ", ")
    }
    let colon = Phrase(fr: " :", en: ":").text
    var lines: [String] = []
    for part in change.set {
      let field = kind?.field(part.field)
      let shown = try ShownValue(part.content, of: field, in: replica, room: .cell).text
      lines.append("  \(label(part.field))\(colon) \(shown)")
    }
    for part in change.add {
      lines.append("  \(label(part.field))\(colon) + \(try words(part.content, part.field))")
    }
    for part in change.remove {
      lines.append("  \(label(part.field))\(colon) − \(try words(part.content, part.field))")
    }
    for part in change.edit {
      lines.append("  \(label(part.field))\(colon) \(summary(of: part.content).text)")
    }
    if change.delete { lines.append(Phrase(fr: "  supprimée", en: "  removed").text) }
    if lines.isEmpty { lines.append(Phrase(fr: "  confirmée", en: "  confirmed").text) }
    return lines
  }

  private static func summary(of steps: [TextEdit]) -> Phrase {
    guard !steps.isEmpty else { return Phrase(fr: "relu, c’est bon", en: "reread, it is right") }
    let added = steps.reduce(0) { $0 + $1.inserted.unicodeScalars.count }
    let removed = steps.reduce(0) { $0 + $1.deleted }
    let letters = Phrase(fr: "caractères", en: "characters")
    let start = steps.lazy.map { $0.inserted.drop { $0.isWhitespace } }.first { !$0.isEmpty }
    let shown = start.map { Visible.excerpt(String($0.prefix(80)), longest: 50) }
    return Phrase(
      fr: "+\(added) −\(removed) \(letters.french)" + (shown.map { " : « \($0) »" } ?? ""),
      en: "+\(added) −\(removed) \(letters.english)" + (shown.map { ": “\($0)”" } ?? ""))
  }
}
