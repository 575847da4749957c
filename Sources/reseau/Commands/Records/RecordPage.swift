import Community
import Journal
import Merge
import Workspace

/// A record as `show` prints it.
struct RecordPage {
  private let view: RecordView
  private let person: CombinedPerson?
  private let replica: Replica

  /// - Parameter person: the records that `view` was combined of, where there are several.
  init(_ view: RecordView, person: CombinedPerson? = nil, in replica: Replica) {
    self.view = view
    self.person = person
    self.replica = replica
  }

  func print() throws {
    var output = Output()
    try output.line(Terminal.bold(Visible.line(view.title)))
    try output.line(Terminal.dim(view.record))
    try output.line()
    let lines = try valueLines()
    let width = lines.map { DisplayWidth.of($0.label) }.max() ?? 0
    for (label, text) in lines {
      let gap = String(repeating: " ", count: width - DisplayWidth.of(label) + 2)
      try output.line("  \(Terminal.dim(label))\(gap)\(text)")
    }
    for (label, text) in texts() {
      try output.line()
      try output.line("\(Terminal.bold(label))")
      try output.text(text)
    }
    for (label, lines) in try RelatedLines(view, in: replica).sections {
      try output.line()
      try output.line("\(Terminal.bold(label))")
      for line in lines { try output.line(line) }
    }
    for line in try unionLines() { try output.line(line) }
    for decision in try Decision.all(of: view, in: replica) {
      try output.line()
      for line in DecisionText(decision, in: replica).lines { try output.line(line) }
    }
    try output.flush()
  }

  /// Value and set fields, in the kind's order.
  private func valueLines() throws -> [(label: String, text: String)] {
    try view.fieldsInOrder.compactMap { name in
      let field = view.kind?.field(name)
      let label = field.map { $0.label.text } ?? name
      switch view.fields[name] {
      case .value(let value):
        let mark =
          view.conflicts[name] == nil
          ? "" : Phrase(fr: "  (en conflit)", en: "  (in conflict)").text
        return (label, try ShownValue(value, of: field, in: replica).text + Terminal.alert(mark))
      case .set where field?.holdsAttachments == true:
        let shown = try replica.attachments(of: view).map(\.phrase.text)
        return (label, shown.joined(separator: ", "))
      case .set(let elements):
        let shown = try elements.map {
          try ShownValue(Value($0), of: field, in: replica, room: .list).text
        }
        return (label, shown.joined(separator: ", "))
      default: return nil
      }
    }
  }

  /// What was united, and what differs.
  private func unionLines() throws -> [String] {
    guard let person, person.records.count > 1 else { return [] }
    let records = person.records.joined(separator: ", ")
    let heading = Phrase(
      fr: "Plusieurs fiches réunies : \(records)", en: "Several records united: \(records)")
    return ["", heading.text] + (try DifferenceText(person, in: replica).lines.map { "  " + $0 })
  }

  private func texts() -> [(label: String, text: String)] {
    view.fieldsInOrder.compactMap { name in
      guard case .text(let text) = view.fields[name] else { return nil }
      let label = view.kind?.field(name).map { $0.label.text } ?? name
      let shown = Visible.text(text)
      return (label, shown.hasSuffix("\n") ? String(shown.dropLast()) : shown)
    }
  }
}
