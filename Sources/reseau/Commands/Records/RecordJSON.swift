import Community
import Merge
import Workspace

/// A record in JSON: the keys of a line of `dump`, and besides, what the decisions are about.
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
    if view.needsDecision {
      members.append(
        ("decisions", Value(array: try Decision.all(of: view, in: replica).map(\.json))))
    }
    if let person, person.records.count > 1 {
      members += person.json.filter { $0.key != "record" }
    }
    text = Value(object: members).json
  }
}
