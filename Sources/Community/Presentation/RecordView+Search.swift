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
  /// should search in vain.
  public var searchWords: SearchWords {
    let titleField = kind?.titleField
    var keywords: [String] = []
    var texts: [String] = []
    for name in fieldsInOrder {
      switch fields[name] {
      case .value(let value):
        let values = conflicts[name].map { $0.map(\.value) } ?? [value]
        keywords += values.dropFirst(name == titleField ? 1 : 0)
          .flatMap { words(for: $0, in: name) }
      case .set(let elements):
        keywords += elements.flatMap { words(for: Value($0), in: name) }
      case .text(let text): texts.append(text)
      case nil: break
      }
    }
    return SearchWords(
      title: title, keywords: keywords.joined(separator: "\n"),
      body: texts.joined(separator: "\n\n"))
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
  public var fieldsInOrder: [String] {
    let known = (kind?.fields ?? []).map(\.name)
    let foreign = fields.keys.filter { !known.contains($0) }
    return known.filter { fields[$0] != nil } + foreign.sorted { $0.precedesByCodePoint($1) }
  }

  /// What people would type to find `value`: of a choice its names in all languages, of a
  /// reference the id, which an importer may have made of a name; nothing for truth values and
  /// numbers, which tell records apart by nobody's memory.
  private func words(for value: Value, in name: String) -> [String] {
    guard let string = value.string, !string.isEmpty else { return [] }
    switch kind?.field(name)?.content {
    case .value(.choice(let choices)):
      guard let choice = choices.first(where: { $0.name == string }) else { return [string] }
      let labels = [choice.label.french, choice.label.english].filter { $0 != string }
      return [string] + labels
    case .value(.reference), .set(of: .reference):
      return [RecordName(string)?.id ?? string]
    default:
      return [string]
    }
  }
}
