import Community
import Journal
import Merge
import Workspace

/// A decision as people read it: what disagrees, who wrote what and when, and what to type.
struct DecisionText {
  /// The lines to print.
  let lines: [String]

  init(_ decision: Decision, in replica: Replica) {
    let field = decision.field.flatMap { Kind.of(record: decision.record)?.field($0) }
    let label =
      field.map { $0.label } ?? Phrase(fr: decision.field ?? "", en: decision.field ?? "")
    var lines = [Terminal.alert(Self.heading(decision, label).text)]
    for (place, side) in decision.sides.enumerated() {
      let shown =
        decision.matter == .reread
        ? Self.ownLines(of: side, among: decision.sides)
        : [(try? ShownValue(side.value, of: field, in: replica).text) ?? side.value.json]
      let when = side.at.map { LocalTime($0).phrase }
      let mark = decision.matter == .conflict && place == 0
      let who = Visible.line(side.site.name)
      let head = Phrase(
        fr: who + (when.map { ", le \($0.french)" } ?? "") + (mark ? " (affichée)" : "") + " :",
        en: who + (when.map { ", \($0.english)" } ?? "") + (mark ? " (shown)" : "") + ":")
      if shown.count == 1 {
        lines.append("  \(head.text) \(shown[0])")
      } else {
        lines.append("  \(head.text)")
        lines += shown.map { "    " + $0 }
      }
    }
    lines.append(Phrase(fr: "  Pour décider :", en: "  To decide:").text)
    lines += decision.commands.map { "    \($0)" }
    self.lines = lines
  }

  private static func heading(_ decision: Decision, _ label: Phrase) -> Phrase {
    switch decision.matter {
    case .conflict:
      Phrase(
        fr: "Conflit : « \(label.french) » a \(decision.sides.count) valeurs.",
        en: "Conflict: “\(label.english)” has \(decision.sides.count) values.")
    case .reread:
      Phrase(
        fr: "À relire : « \(label.french) » a été changé au même endroit par "
          + "\(decision.sides.count) sites.",
        en: "To reread: “\(label.english)” was changed in the same place by "
          + "\(decision.sides.count) sites.")
    case .deleted:
      Phrase(
        fr: "Supprimée par un site pendant qu’un autre la modifiait : elle est gardée.",
        en: "Removed by one site while another one changed it: it is kept.")
    }
  }

  /// The lines of a reading that not all the other readings have.
  private static func ownLines(of side: Decision.Side, among sides: [Decision.Side]) -> [String] {
    func lines(_ side: Decision.Side) -> [Substring] {
      (side.value.string ?? "").split(separator: "\n")
    }
    let others = sides.filter { $0.site != side.site }.map { Set(lines($0)) }
    let own = lines(side).filter { line in !others.allSatisfy { $0.contains(line) } }
    let none = Phrase(fr: "(lignes retirées)", en: "(lines taken out)").text
    return own.isEmpty ? [none] : own.map { Visible.line(String($0)) }
  }
}
