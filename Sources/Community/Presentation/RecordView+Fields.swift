import Merge

// What fields show, by the type that a reader expects. A field that shows something else, which
// only comes from elsewhere, shows nothing.
extension RecordView {
  /// The value that `field` shows.
  public func value(_ field: String) -> Value? {
    guard case .value(let value) = fields[field] else { return nil }
    return value
  }

  /// The elements that set field `field` holds, sorted by code point.
  public func elements(_ field: String) -> [String] {
    guard case .set(let elements) = fields[field] else { return [] }
    return elements
  }

  /// What text field `field` reads; empty when it holds nothing.
  public func text(_ field: String) -> String {
    guard case .text(let text) = fields[field] else { return "" }
    return text
  }

  /// The day that `field` shows.
  public func date(_ field: String) -> CalendarDate? { string(field).flatMap { CalendarDate($0) } }

  /// The number that `field` shows.
  public func number(_ field: String) -> Double? {
    value(field).flatMap { $0.isNumber ? Double($0.json) : nil }
  }
}

extension RecordView {
  /// Whether this record comes before `other` where people have set an order: by `order`, those
  /// without one last, then by name, so that all sites agree.
  public func precedesInOrder(_ other: RecordView) -> Bool {
    let (mine, theirs) = (number("order") ?? .infinity, other.number("order") ?? .infinity)
    return mine == theirs ? record.precedesByCodePoint(other.record) : mine < theirs
  }
}
