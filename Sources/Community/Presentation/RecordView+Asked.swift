import Merge

// What is asked of many records at once: an index keeps it beside each.
extension RecordView {
  /// The day by which somebody has something to do: a validated practice is reviewed, a task done,
  /// a survey closed. `nil` when it was done, or no day is given.
  public var due: CalendarDate? {
    guard let kind else { return nil }
    return switch kind {
    case .practice: string("status") == "validated" ? date("review") : nil
    case .task: value("done")?.bool == true ? nil : date("due")
    case .survey: string("status") == "open" ? date("closes") : nil
    default: nil
    }
  }

  /// The records to which it belongs (``Relation``), with the field that names each. What has a
  /// space in it names none.
  public var owners: [(field: String, record: String)] {
    guard let kind, let fields = Relation.fields[kind.name] else { return [] }
    return fields.flatMap { field in
      let named = string(field).map { [$0] } ?? elements(field)
      return named.filter { !$0.utf8.contains { $0 <= 0x20 } }.map { (field, $0) }
    }
  }
}
