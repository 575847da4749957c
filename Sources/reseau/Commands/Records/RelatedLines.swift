import Community
import Merge
import Workspace

/// What belongs to a record, as `show` prints it below: a heading and lines for each list that is
/// not empty.
struct RelatedLines {
  let sections: [(label: String, lines: [String])]

  init(_ view: RecordView, in replica: Replica) throws {
    sections = try replica.related(to: view.record).compactMap { list in
      guard !list.records.isEmpty else { return nil }
      let lines = try list.records.enumerated().flatMap { place, record in
        try Self.lines(of: record, number: place + 1, in: replica)
      }
      return (list.relation.label.text, lines)
    }
  }

  private static func lines(
    of view: RecordView, number: Int, in replica: Replica
  ) throws -> [String] {
    switch view.kind {
    case Kind.task: [try line(ofTask: view, in: replica)]
    case Kind.comment: try lines(ofComment: view, in: replica)
    case Kind.question: lines(ofQuestion: SurveyQuestion(view), number: number)
    default: ["  \(Visible.line(view.title))  \(Terminal.dim(view.record))"]
    }
  }

  /// « [x] Relire le guide — Claire Dubois, 27 nov. 2026 »
  private static func line(ofTask view: RecordView, in replica: Replica) throws -> String {
    let facts = try ["who", "due"].compactMap { name in
      try view.value(name).map {
        try ShownValue($0, of: Kind.task.field(name), in: replica, room: .cell).text
      }
    }
    let mark = view.value("done") == Value(true) ? "[x]" : "[ ]"
    let tail = facts.isEmpty ? "" : " — " + facts.joined(separator: ", ")
    return "  \(mark) \(Visible.line(view.title))\(tail)  \(Terminal.dim(view.record))"
  }

  private static func lines(ofComment view: RecordView, in replica: Replica) throws -> [String] {
    let by = try view.value("by").map {
      try ShownValue($0, of: Kind.comment.field("by"), in: replica, room: .cell).text
    }
    let heading = [by, Terminal.dim(view.record)].compactMap(\.self).joined(separator: "  ")
    let body = Visible.text(view.text("body")).split(separator: "\n")
    return ["  " + heading] + body.map { "    " + $0 }
  }

  /// The question with its number, by which people answer it, and what may be answered.
  private static func lines(ofQuestion question: SurveyQuestion, number: Int) -> [String] {
    let heading =
      "  \(number). \(Visible.line(question.title))  \(Terminal.dim(question.record))"
    return [heading] + question.hints.map { "     " + $0 }
  }
}

extension SurveyQuestion {
  /// What may be answered, a line each.
  var hints: [String] {
    switch form {
    case .one(let choices): Self.numbered(choices)
    case .several(let choices):
      [Phrase(fr: "plusieurs choix possibles :", en: "several choices are possible:").text]
        + Self.numbered(choices)
    case .scale(let largest):
      [Phrase(fr: "de 1 à \(largest)", en: "from 1 to \(largest)").text]
    case .text: [Phrase(fr: "en quelques mots", en: "in a few words").text]
    }
  }

  private static func numbered(_ choices: [String]) -> [String] {
    choices.enumerated().map { "\($0 + 1) = \(Visible.line($1))" }
  }
}
