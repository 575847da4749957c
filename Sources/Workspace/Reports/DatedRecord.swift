import Merge

/// A record with the days of its changes, and what they said of what a report counts.
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

  /// What `field` held at the end of `day`.
  func value(_ field: ReportedField, on day: CalendarDate) -> Value? {
    for dated in changes.reversed() where dated.day <= day {
      guard let part = dated.change.set.last(where: { $0.field == field.rawValue }) else {
        continue
      }
      return part.content == .null ? nil : part.content
    }
    return nil
  }

  /// The string that `field` held at the end of `day`; `nil` for none, or an empty one.
  func string(_ field: ReportedField, on day: CalendarDate) -> String? {
    value(field, on: day)?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The number that `field` held at the end of `day`.
  func number(_ field: ReportedField, on day: CalendarDate) -> Double? {
    value(field, on: day).flatMap { $0.isNumber ? Double($0.json) : nil }
  }

  /// Whether `field` was set to `word` in `period`.
  func was(set field: ReportedField, to word: String, in period: ReportPeriod) -> Bool {
    changes.contains { dated in
      period.contains(dated.day)
        && dated.change.set.contains { $0.field == field.rawValue && $0.content.string == word }
    }
  }

  /// The elements that were put into set field `field` in `period`, each once.
  func added(to field: ReportedField, in period: ReportPeriod) -> Set<String> {
    elements(of: field) { period.contains($0) }
  }

  /// The elements that were put into set field `field` up to `day` and not taken out since.
  func elements(of field: ReportedField, on day: CalendarDate) -> Set<String> {
    elements(of: field) { $0 <= day }
  }

  private func elements(of field: ReportedField, _ counts: (CalendarDate) -> Bool) -> Set<String> {
    var elements: Set<String> = []
    for dated in changes where counts(dated.day) {
      for part in dated.change.remove where part.field == field.rawValue {
        elements.subtract(part.content)
      }
      for part in dated.change.add where part.field == field.rawValue {
        elements.formUnion(part.content)
      }
    }
    return elements
  }
}
