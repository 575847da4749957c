import Community
import Merge
import Workspace

/// A record in JSON: the keys of a line of `dump`, and besides, what the decisions are about, and
/// under `related` what belongs to the record, list by list.
struct RecordJSON {
  let text: String

  /// - Parameter person: the records that `view` was combined of, where there are several.
  init(_ view: RecordView, person: CombinedPerson? = nil, in replica: Replica) throws {
    var members: [(key: String, value: Value)] = [
      ("record", Value(view.record)), ("title", Value(view.title)), ("fields", view.fieldsJSON),
    ]
    if !view.conflicts.isEmpty {
      let values = view.conflicts.map { field, live in
        (key: field, value: Value(array: live.map(\.value)))
      }
      members.append(("conflicts", Value(object: values)))
    }
    if !view.readings.isEmpty {
      let names = view.readings.keys.sorted { $0.precedesByCodePoint($1) }
      members.append(("reread", Value(array: names.map { Value($0) })))
    }
    let attachments = try replica.attachments(of: view)
    if !attachments.isEmpty {
      members.append(("attachments", Value(array: attachments.map(\.json))))
    }
    if view.needsDecision {
      members.append(
        ("decisions", Value(array: try Decision.all(of: view, in: replica).map(\.json))))
    }
    let related = try replica.related(to: view.record).filter { !$0.records.isEmpty }
    if !related.isEmpty {
      let lists = related.map { list in
        (key: list.relation.name, value: Value(array: list.records.map(\.summaryInList)))
      }
      members.append(("related", Value(object: lists)))
    }
    if let person, person.records.count > 1 {
      members += person.json.filter { $0.key != "record" }
    }
    text = Value(object: members).json
  }
}

extension RecordView {
  /// The record as lists in JSON have it: its name, its title and what its fields show.
  fileprivate var summaryInList: Value {
    Value(object: [
      ("fields", fieldsJSON), ("record", Value(record)), ("title", Value(title)),
    ])
  }
}
