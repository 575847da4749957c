import Community
import Journal
import Merge
import Workspace

/// Something about a record that waits for a person: what, and what each side wrote.
struct Decision {
  /// What is to be decided.
  enum Matter: String {
    /// Several values of one field.
    case conflict
    /// A text that was merged within a paragraph.
    case reread
    /// A record that was deleted and changed at the same time.
    case deleted
  }

  /// What one side wrote.
  struct Side {
    let site: SiteName
    let at: Timestamp?
    let value: Value
  }

  let record: String
  let matter: Matter
  /// The field; `nil` when the whole record is meant.
  let field: String?
  /// The sides; of a conflict, the one shown first.
  let sides: [Side]

  /// Everything about `view` that waits for a decision.
  static func all(of view: RecordView, in replica: Replica) throws -> [Decision] {
    var decisions: [Decision] = []
    for field in view.conflicts.keys.sorted(by: { $0.precedesByCodePoint($1) }) {
      let sides = try replica.explain(view.conflicts[field] ?? []).map {
        Side(site: $0.site, at: $0.at, value: $0.value)
      }
      decisions.append(
        Decision(record: view.record, matter: .conflict, field: field, sides: sides))
    }
    for field in view.readings.keys.sorted(by: { $0.precedesByCodePoint($1) }) {
      let sides = try replica.explain(view.readings[field] ?? []).map {
        Side(site: $0.site, at: nil, value: Value($0.text))
      }
      decisions.append(Decision(record: view.record, matter: .reread, field: field, sides: sides))
    }
    if view.isEditedWhileDeleted {
      decisions.append(Decision(record: view.record, matter: .deleted, field: nil, sides: []))
    }
    return decisions
  }

  /// The decision for other programs.
  var json: Value {
    var members: [(key: String, value: Value)] = [("matter", Value(matter.rawValue))]
    if let field { members.append(("field", Value(field))) }
    if !sides.isEmpty { members.append(("sides", Value(array: sides.map(\.json)))) }
    return Value(object: members)
  }

  /// The commands that settle it, one for each way.
  var commands: [String] {
    let start = (["reseau resolve", record] + [field].compactMap { $0 }).joined(separator: " ")
    let takes = sides.map { "\(start) --take \($0.site.id)" }
    return matter == .conflict ? takes : ["\(start) --as-is"] + takes
  }
}

extension Decision.Side {
  fileprivate var json: Value {
    var members: [(key: String, value: Value)] = [
      ("site", Value(site.id)), ("siteName", Value(site.name)), ("value", value),
    ]
    if let at { members.append(("at", Value(at.text))) }
    return Value(object: members)
  }
}
