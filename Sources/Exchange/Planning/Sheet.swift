import Community
import Merge

/// What a record shows, as it is handed to another program.
public struct Sheet: Hashable, Sendable {
  /// The record, `kind/id`.
  public let record: String
  /// What its fields show.
  public let fields: [String: RecordView.Shown]

  /// Makes the sheet of a record whose fields show this.
  public init(record: String, fields: [String: RecordView.Shown]) {
    self.record = record
    self.fields = fields
  }

  /// Makes the sheet of `view`.
  public init(_ view: RecordView) {
    self.init(record: view.record, fields: view.fields)
  }

  /// The string that value field `field` shows; `nil` when it shows none.
  public func string(_ field: String) -> String? {
    guard case .value(let value) = fields[field] else { return nil }
    return value.string
  }

  /// The elements of set field `field`.
  public func elements(_ field: String) -> [String] {
    guard case .set(let elements) = fields[field] else { return [] }
    return elements
  }

  /// What text field `field` reads.
  public func text(_ field: String) -> String {
    guard case .text(let text) = fields[field] else { return "" }
    return text
  }

  /// Whether the record may be shown outside: a member who says `visible` is false is not.
  public var isVisible: Bool {
    guard case .value(let value) = fields["visible"] else { return true }
    return value.bool ?? true
  }

  /// The record as one line that `apply` takes, and that makes it anew in another network.
  ///
  /// Fields that this version does not know are left out, since `apply` refuses them.
  public func draftJSON(of kind: Kind) -> String {
    var values: [(key: String, value: Value)] = []
    var sets: [(key: String, value: Value)] = []
    var texts: [(key: String, value: Value)] = []
    for field in kind.fields {
      switch (field.content, fields[field.name]) {
      case (.value, .value(let value)): values.append((field.name, value))
      case (.set, .set(let elements)):
        sets.append((field.name, Value(array: elements.map { Value($0) })))
      case (.text, .text(let text)): texts.append((field.name, Value(text)))
      default: break
      }
    }
    var members: [(key: String, value: Value)] = [("on", Value(record))]
    for (key, fields) in [("set", values), ("add", sets), ("text", texts)] where !fields.isEmpty {
      members.append((key, Value(object: fields)))
    }
    return Value(object: members).json
  }
}
