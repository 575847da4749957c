import Merge

/// A person as several records tell about them: what people see of a group.
///
/// It is made anew each time and stored nowhere, so it is the same at every site that has the
/// same records. No value of any record is missing in it.
public struct CombinedPerson: Hashable, Sendable {
  /// What another record says where the combined view shows something else.
  public struct Other: Hashable, Sendable {
    /// The record that says so.
    public let record: String
    /// What it says.
    public let value: Value
  }

  /// The records, the representative first.
  public let records: [String]
  /// What they say together, under the name of the representative: its values, then those of the
  /// others where it has none; the elements of all; the texts, one after the other. Its conflicts
  /// are the representative's own.
  public let view: RecordView
  /// Of each field in which the records differ, what is not shown, in the order of the records.
  public let also: [String: [Other]]

  /// Combines `views`, the representative first; `nil` when there are none.
  public init?(_ views: [RecordView]) {
    guard let first = views.first else { return nil }
    records = views.map(\.record)
    guard views.count > 1 else {
      view = first
      also = [:]
      return
    }
    var fields: [String: RecordView.Shown] = [:]
    var also: [String: [Other]] = [:]
    // The links themselves are what has been followed.
    for name in Set(views.flatMap { Array($0.fields.keys) + $0.conflicts.keys })
    where name != "same" {
      let combination = Combination(of: name, views)
      fields[name] = combination.shown
      if !combination.others.isEmpty { also[name] = combination.others }
    }
    view = first.showing(fields)
    self.also = also
  }

  /// The fields in which the records differ, in the order in which a record shows them.
  public var differingFields: [String] {
    let known = Kind.member.fields.map(\.name).filter { also[$0] != nil }
    return known + also.keys.filter { !known.contains($0) }.sorted { $0.precedesByCodePoint($1) }
  }
}

/// One field of several records.
private struct Combination {
  private(set) var shown: RecordView.Shown?
  private(set) var others: [CombinedPerson.Other] = []
  private var texts: [String] = []

  init(of field: String, _ views: [RecordView]) {
    shown = views.lazy.compactMap { $0.fields[field] }.first
    for (place, view) in views.enumerated() {
      switch (view.fields[field], shown) {
      case (.set(let elements), .set(let all)): shown = .set(Self.union(all, elements))
      case (.text(let text), .text): join(text)
      case (let said?, _): add(Self.value(said), of: view.record)
      case (nil, _): break
      }
      // The representative's own conflicts are told as such.
      if place > 0 { for live in view.conflicts[field] ?? [] { add(live.value, of: view.record) } }
    }
  }

  private mutating func add(_ value: Value, of record: String) {
    if case .value(let known) = shown, known == value { return }
    guard value != .null, !others.contains(where: { $0.value == value }) else { return }
    others.append(CombinedPerson.Other(record: record, value: value))
  }

  private static func value(_ shown: RecordView.Shown) -> Value {
    switch shown {
    case .value(let value): value
    case .set(let elements): Value(array: elements.map { Value($0) })
    case .text(let text): Value(text)
    }
  }

  private static func union(_ left: [String], _ right: [String]) -> [String] {
    let new = right.filter { element in !left.contains { $0.utf8.elementsEqual(element.utf8) } }
    return (left + new).sorted { $0.precedesByCodePoint($1) }
  }

  /// The texts one after the other, each once.
  private mutating func join(_ text: String) {
    guard !texts.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else { return }
    texts.append(text)
    let parts = texts.dropLast().map { $0.hasSuffix("\n") ? $0 + "\n" : $0 + "\n\n" }
    shown = .text(parts.joined() + text)
  }
}
