import Merge
import Workspace

typealias Decision = PendingDecision

extension PendingDecision {
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

extension PendingDecision.Side {
  fileprivate var json: Value {
    var members: [(key: String, value: Value)] = [
      ("site", Value(site.id)), ("siteName", Value(site.name)), ("value", value),
    ]
    if let at { members.append(("at", Value(at.text))) }
    return Value(object: members)
  }
}
