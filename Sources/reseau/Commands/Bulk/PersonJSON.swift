import Community
import Merge
import Workspace

/// All that is held about a person, as one JSON document.
struct PersonJSON {
  let value: Value

  /// - Parameter linked: what is held under other records of the same person.
  init(_ data: PersonalData, linked: [PersonalData] = [], in replica: Replica) throws {
    var members: [(key: String, value: Value)] = [
      ("record", Value(data.record)), ("state", Value(data.state.rawValue)),
      ("fields", data.view?.fieldsJSON ?? Value(object: [])),
      ("history", Value(array: data.history.map(\.json))),
      ("references", Value(array: data.references.map(\.json))),
      (
        "written",
        Value(object: [
          ("count", Value(data.written.count)),
          ("entries", Value(array: data.written.map(\.json))),
        ])
      ),
    ]
    if let view = data.view {
      members.append(("title", Value(view.title)))
      let decisions = try Decision.all(of: view, in: replica)
      members.append(("conflicts", Value(array: decisions.map(\.json))))
    }
    if !data.answers.isEmpty {
      members.append(("answers", Value(array: try data.answers.map { try $0.answerJSON(replica) })))
    }
    if !data.setAside.isEmpty {
      members.append(("setAside", Value(array: data.setAside.map(\.json))))
    }
    if !linked.isEmpty {
      members.append(
        ("linked", Value(array: try linked.map { try PersonJSON($0, in: replica).value })))
    }
    value = Value(object: members)
  }
}

extension RecordView {
  /// An answer to a survey, with the question that it is to.
  fileprivate func answerJSON(_ replica: Replica) throws -> Value {
    var members: [(key: String, value: Value)] = [
      ("fields", fieldsJSON), ("record", Value(record)),
    ]
    if let title = try string("question").flatMap({ try replica.title(of: $0) }) {
      members.append(("question", Value(title)))
    }
    return Value(object: members)
  }
}

extension PersonalData.Reference {
  fileprivate var json: Value {
    var members: [(key: String, value: Value)] = [
      ("current", Value(isCurrent)), ("field", Value(field)), ("record", Value(record)),
    ]
    if let title { members.append(("title", Value(title))) }
    return Value(object: members)
  }
}

extension PersonalData.Written {
  fileprivate var json: Value {
    var members: [(key: String, value: Value)] = [
      ("at", Value(at.text)), ("seq", Value(Int(seq))), ("site", Value(site.id)),
      ("siteName", Value(site.name)),
    ]
    if let record { members.append(("record", Value(record))) }
    return Value(object: members)
  }
}
