import Merge

/// What a record is found by, in three parts that weigh differently.
public struct SearchWords: Hashable, Sendable {
  /// The record's title.
  public let title: String
  /// What its other values and sets say, one a line.
  public let keywords: String
  /// Its texts, one after the other.
  public let body: String
}

extension RecordView {
  /// What the record is found by. A value that lost a conflict counts too: nobody who wrote it
  /// should search in vain. Truth values and numbers find nothing: nobody tells records apart by
  /// them.
  public var searchWords: SearchWords {
    let kind = kind
    var (keywords, body) = ("", "")
    for field in shownFields(of: kind) {
      switch field.shown {
      case .value(let value):
        let values = conflicts[field.name].map { $0.map(\.value) } ?? [value]
        for value in values.dropFirst(field.name == kind?.titleField ? 1 : 0) {
          if let string = value.string { keywords.appendWords(for: string, in: field.known) }
        }
      case .set(let elements):
        for element in elements { keywords.appendWords(for: element, in: field.known) }
      case .text(let text): body.append(text, after: "\n\n")
      }
    }
    return SearchWords(title: title(as: kind), keywords: keywords, body: body)
  }

  /// What the value and set fields show, as a JSON object: all that a list needs.
  public var summary: Value {
    var members: [(key: String, value: Value)] = []
    for (name, shown) in fields {
      switch shown {
      case .value(let value): members.append((name, value))
      case .set(let elements): members.append((name, Value(array: elements.map { Value($0) })))
      case .text: break
      }
    }
    return Value(object: members)
  }

  /// The names of the fields that show something: in the kind's order, then those that this
  /// version does not know, by code point.
  public var fieldsInOrder: [String] { shownFields(of: kind).map(\.name) }

  /// A field that shows something; `known` is what this version knows of it.
  private typealias ShownField = (name: String, known: Field?, shown: Shown)

  private func shownFields(of kind: Kind?) -> [ShownField] {
    var found: [ShownField] = []
    found.reserveCapacity(fields.count)
    for field in kind?.fields ?? [] {
      if let shown = fields[field.name] { found.append((field.name, field, shown)) }
    }
    // Nearly always that is all.
    guard found.count < fields.count else { return found }
    let foreign = fields.filter { name, _ in !found.contains { $0.name == name } }
    return found
      + foreign.sorted { $0.key.precedesByCodePoint($1.key) }.map { ($0.key, nil, $0.value) }
  }
}

extension String {
  /// Appends `text`, and `separator` before it unless it is the first.
  fileprivate mutating func append(_ text: String, after separator: String) {
    if !isEmpty { self += separator }
    self += text
  }

  /// Appends what people would type to find `value`, one a line: of a choice its names in all
  /// languages, of a reference the id, which an importer may have made of a name.
  fileprivate mutating func appendWords(for value: String, in field: Field?) {
    guard !value.isEmpty else { return }
    switch field?.content {
    case .value(.choice(let choices)):
      append(value, after: "\n")
      guard let label = choices.first(where: { $0.name == value })?.label else { return }
      for word in [label.french, label.english] where word != value { append(word, after: "\n") }
    case .value(.reference), .set(of: .reference):
      append(RecordName(value)?.id ?? value, after: "\n")
    default:
      append(value, after: "\n")
    }
  }
}
