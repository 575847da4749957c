import Merge

/// A record with the days of its changes: what a report counts.
public struct DatedRecord: Sendable {
  /// One change, and the day of it.
  public struct Dated: Sendable {
    /// The day: that of ``PastChange/at``.
    public let day: CalendarDate
    /// What people call that site.
    public let site: String
    /// What was done.
    public let change: Change

    /// Says that `site` made `change` on `day`.
    public init(_ day: CalendarDate, _ site: String, _ change: Change) {
      self.day = day
      self.site = site
      self.change = change
    }
  }

  /// The record, as `kind/id`.
  public let record: String
  /// Its changes, by day; those of one day in the order in which they were merged. What was erased
  /// is not among them.
  public let changes: [Dated]

  /// Makes a record of `changes`, in an order in which each comes after those that it had seen.
  public init(_ record: String, _ changes: [Dated]) {
    self.record = record
    self.changes = changes.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }.map(\.element)
  }

  /// The day of the first change.
  var first: CalendarDate? { changes.first?.day }

  /// The site that made the record.
  var site: String? { changes.first?.site }

  /// What value field `name` held at the end of `day`.
  func value(_ name: String, on day: CalendarDate) -> Value? {
    for dated in changes.reversed() where dated.day <= day {
      guard let part = dated.change.set.last(where: { $0.field == name }) else { continue }
      return part.content == .null ? nil : part.content
    }
    return nil
  }

  /// The string that value field `name` held at the end of `day`; `nil` for none, or an empty one.
  func string(_ name: String, on day: CalendarDate) -> String? {
    value(name, on: day)?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The number that value field `name` held at the end of `day`.
  func number(_ name: String, on day: CalendarDate) -> Double? {
    value(name, on: day).flatMap { $0.isNumber ? Double($0.json) : nil }
  }

  /// Whether value field `name` was set to `word` in `period`.
  func was(set name: String, to word: String, in period: ReportPeriod) -> Bool {
    changes.contains { dated in
      period.contains(dated.day)
        && dated.change.set.contains { $0.field == name && $0.content.string == word }
    }
  }

  /// The elements that were put into set field `name` in `period`, each once.
  func added(to name: String, in period: ReportPeriod) -> Set<String> {
    elements(of: name) { period.contains($0) }
  }

  /// The elements that were put into set field `name` up to `day` and not taken out since.
  func elements(of name: String, on day: CalendarDate) -> Set<String> {
    elements(of: name) { $0 <= day }
  }

  private func elements(of name: String, _ counts: (CalendarDate) -> Bool) -> Set<String> {
    var elements: Set<String> = []
    for dated in changes where counts(dated.day) {
      for part in dated.change.remove where part.field == name { elements.subtract(part.content) }
      for part in dated.change.add where part.field == name { elements.formUnion(part.content) }
    }
    return elements
  }
}
