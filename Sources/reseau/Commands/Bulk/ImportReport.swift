import Community
import Exchange
import Merge

/// Tells what an import does, or would do.
struct ImportReport {
  private let plan: ImportPlan
  private let leftOut: [String]
  private let kind: Kind
  private let words: FieldText

  static let nothingWritten = Phrase(
    fr: " C’est un essai : rien n’est écrit.", en: " This is a trial: nothing is written.")

  init(_ plan: ImportPlan, leftOut: [String], kind: Kind, roll: Roll) {
    self.plan = plan
    self.leftOut = leftOut
    self.kind = kind
    words = FieldText(in: .current, roll: roll)
  }

  /// Prints it: on trial line by line, else the lines that are refused; then the counts.
  func tell(isTrial: Bool, isWritten: Bool, asJSON: Bool) throws {
    if asJSON {
      var output = Output()
      for line in plan.lines { try output.line(json(of: line).json) }
      return try output.flush()
    }
    if !leftOut.isEmpty { Output.message(leftOutPhrase.text) }
    var output = Output()
    for line in plan.lines {
      if isTrial {
        try output.line(phrase(of: line).text)
      } else if case .refused = line.outcome {
        Output.message(phrase(of: line).text)
      }
    }
    try output.line(counts(isTrial: isTrial, isWritten: isWritten).text)
    try output.flush()
  }

  private var leftOutPhrase: Phrase {
    let names = leftOut.prefix(20).map { Visible.excerpt($0, longest: 40) }
    let more = leftOut.count > 20 ? ", …" : ""
    return Phrase(
      fr: "Laissé de côté, car aucun champ ne s’appelle ainsi : "
        + names.map { "« \($0) »" }.joined(separator: ", ") + more + ".",
      en: "Left out, since no field goes by it: "
        + names.map { "“\($0)”" }.joined(separator: ", ") + more + ".")
  }

  private func counts(isTrial: Bool, isWritten: Bool) -> Phrase {
    var counts: [String: Int] = [:]
    for line in plan.lines { counts[line.outcome.name, default: 0] += 1 }
    let parts = [
      Counted.created(counts["created"] ?? 0), Counted.changed(counts["changed"] ?? 0),
      Counted.unchanged(counts["unchanged"] ?? 0), Counted.refused(counts["refused"] ?? 0),
    ]
    let shown = parts.enumerated().filter { $0.offset == 0 || $0.element.count > 0 }
    var end = Phrase(same: "")
    if isTrial {
      end = Self.nothingWritten
    } else if !isWritten {
      end = Phrase(
        fr: " Rien n’a été écrit : corrigez ces lignes, ou reprenez les autres avec --skip-bad.",
        en: " Nothing was written: correct these lines, or take the others with --skip-bad.")
    }
    return Phrase(
      fr: shown.map(\.element.french).joined(separator: ", ") + "." + end.french,
      en: shown.map(\.element.english).joined(separator: ", ") + "." + end.english)
  }

  private func phrase(of line: ImportPlan.Line) -> Phrase {
    let place = Phrase.place(line: line.line, file: line.file)
    let title = Visible.excerpt(line.title.isEmpty ? line.record ?? "" : line.title)
    let name = title.isEmpty ? Phrase(same: "") : Phrase(same: "\(title), ")
    let told: Phrase
    switch line.outcome {
    case .created:
      told = Phrase(fr: "nouvelle fiche", en: "new record")
    case .unchanged:
      told = Phrase(fr: "inchangée", en: "unchanged")
    case .refused(let problem):
      told = problem.phrase(of: kind)
    case .changed(let differences):
      let fields = differences.map(phrase)
      told = Phrase(
        fr: fields.map(\.french).joined(separator: " ; "),
        en: fields.map(\.english).joined(separator: "; "))
    }
    return Phrase(
      fr: "\(place.french) : \(name.french)\(told.french)",
      en: "\(place.english): \(name.english)\(told.english)")
  }

  private func phrase(_ difference: ImportPlan.Difference) -> Phrase {
    let label = difference.field.label
    let (old, new) = (shown(difference.old, difference), shown(difference.new, difference))
    switch (difference.old, difference.new) {
    case (nil, _):
      return Phrase(fr: "\(label.french) : « \(new) »", en: "\(label.english): “\(new)”")
    case (_, nil):
      return Phrase(
        fr: "\(label.french) : « \(old) » effacé", en: "\(label.english): “\(old)” cleared")
    default:
      return Phrase(
        fr: "\(label.french) : « \(old) » → « \(new) »",
        en: "\(label.english): “\(old)” → “\(new)”")
    }
  }

  private func shown(_ shown: RecordView.Shown?, _ difference: ImportPlan.Difference) -> String {
    Visible.excerpt(words.text(shown, of: difference.field))
  }

  private func json(of line: ImportPlan.Line) -> Value {
    var members: [(key: String, value: Value)] = [
      ("line", Value(line.line)), ("outcome", Value(line.outcome.name)),
    ]
    if let file = line.file { members.append(("file", Value(file))) }
    if let record = line.record { members.append(("record", Value(record))) }
    if !line.title.isEmpty { members.append(("title", Value(line.title))) }
    switch line.outcome {
    case .created(let differences), .changed(let differences):
      let fields = differences.map { difference in
        (
          key: difference.field.name,
          value: Value(object: [("new", difference.new.json), ("old", difference.old.json)])
        )
      }
      members.append(("fields", Value(object: fields)))
    case .refused(let problem): members.append(("problem", Value(problem.phrase(of: kind).text)))
    case .unchanged: break
    }
    return Value(object: members)
  }
}

extension ImportPlan.Outcome {
  /// The outcome's name in JSON.
  fileprivate var name: String {
    switch self {
    case .created: "created"
    case .changed: "changed"
    case .unchanged: "unchanged"
    case .refused: "refused"
    }
  }
}

extension RecordView.Shown? {
  fileprivate var json: Value {
    switch self {
    case .value(let value): value
    case .set(let elements): Value(array: elements.map { Value($0) })
    case .text(let text): Value(text)
    case nil: .null
    }
  }
}
