import Community
import Merge

/// One thing that `check` looks at: how well it is, what to say of it, and its number.
struct CheckItem {
  /// The word that scripts go by, and the label of the number.
  let name: String
  let state: MonitorState
  let phrase: Phrase
  var measure: Measure?

  /// A number for the graphs of monitoring.
  struct Measure {
    let number: Int
    /// `s`, `B`, `c` for a counter, or nothing.
    let unit: String
    var limit: MonitorLimit?
  }

  /// `label=value[unit];[warning];[critical];[min]`.
  var performance: String? {
    measure.map { measure in
      let limit = measure.limit
      let ranges = [limit?.warning, limit?.critical].map { limit?.range($0) ?? "" }
      return "\(name)=\(measure.number)\(measure.unit);\(ranges[0]);\(ranges[1]);0"
    }
  }

  var json: Value {
    var members: [(key: String, value: Value)] = [
      ("check", Value(name)), ("message", Value(phrase.text)),
      ("state", Value(state.word.lowercased())),
    ]
    if let measure {
      members.append(("value", Value(measure.number)))
      members.append(("unit", Value(measure.unit)))
      members.append(("warning", measure.limit?.warning.map { Value($0) } ?? .null))
      members.append(("critical", measure.limit?.critical.map { Value($0) } ?? .null))
    }
    return Value(object: members)
  }
}
