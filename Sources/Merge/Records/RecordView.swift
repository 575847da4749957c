/// A record as people see it: what each field shows, and what needs a decision.
public struct RecordView: Hashable, Sendable {
  /// What a field shows.
  public enum Shown: Hashable, Sendable {
    /// A value that is not null.
    case value(Value)
    /// The elements that are in, sorted by code point; at least one.
    case set([String])
    /// A text that is not empty.
    case text(String)
  }

  /// The record, as `kind/id`.
  public let record: String
  /// What each field that holds something shows.
  public private(set) var fields: [String: Shown] = [:]
  /// Of each field in conflict, the distinct live values, the one shown first.
  public private(set) var conflicts: [String: [LiveValue]] = [:]
  /// Of each text that is to be reread, what each side wrote.
  public private(set) var readings: [String: [MergedText.Reading]] = [:]
  /// Whether somebody deleted the record while somebody else changed it.
  public let isEditedWhileDeleted: Bool

  /// Makes the view of `state`; `nil` when the record is gone.
  ///
  /// Where sites disagree about a field's type, a text is shown before a set before a value.
  ///
  /// - Parameter siteRank: the place of a site's id among all ids, by bytes.
  public init?(_ record: String, _ state: RecordState, siteRank: (SiteIndex) -> Int) {
    guard !state.life.isGone else { return nil }
    self.record = record
    isEditedWhileDeleted = state.life.isEditedWhileDeleted
    for (field, register) in state.values {
      let shown = register.shown(siteRank: siteRank)
      if shown.count > 1 { conflicts[field] = shown }
      if let first = shown.first, first.value != .null { fields[field] = .value(first.value) }
    }
    for (field, set) in state.sets where !set.elements.isEmpty {
      fields[field] = .set(set.elements)
    }
    for (field, text) in state.texts {
      if text.merged.isToReread { readings[field] = text.merged.readings }
      if !text.merged.text.isEmpty { fields[field] = .text(text.merged.text) }
    }
  }

  /// The same record, showing `fields` in place of its own.
  public func showing(_ fields: [String: Shown]) -> RecordView {
    var view = self
    view.fields = fields
    return view
  }

  /// Whether something about the record waits for a person's decision.
  public var needsDecision: Bool {
    !conflicts.isEmpty || !readings.isEmpty || isEditedWhileDeleted
  }

  /// The string that value field `field` shows; `nil` when it shows none.
  public func string(_ field: String) -> String? {
    guard case .value(let value) = fields[field] else { return nil }
    return value.string
  }

  /// The record as one line of a dump: the same bytes at every site that has the same changes.
  public var json: String {
    var members: [(key: String, value: Value)] = [("record", Value(record))]
    if !conflicts.isEmpty {
      members.append(("conflicts", object(conflicts) { Value(array: $0.map(\.value)) }))
    }
    if !fields.isEmpty { members.append(("fields", fieldsJSON)) }
    if !readings.isEmpty {
      let fields = readings.keys.sorted { $0.precedesByCodePoint($1) }
      members.append(("reread", Value(array: fields.map { Value($0) })))
    }
    return Value(object: members).json
  }

  /// What the fields show, as a JSON object.
  public var fieldsJSON: Value {
    object(fields) { shown in
      switch shown {
      case .value(let value): value
      case .set(let elements): Value(array: elements.map { Value($0) })
      case .text(let text): Value(text)
      }
    }
  }

  private func object<Content>(
    _ fields: [String: Content], _ value: (Content) -> Value
  ) -> Value {
    Value(object: fields.map { ($0.key, value($0.value)) })
  }
}
