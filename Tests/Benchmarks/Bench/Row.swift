/// A row of the table: a figure in people's words, and what it must not exceed.
struct Row {
  /// What a figure is held against.
  enum Bound {
    /// So many times what the floor takes in the same rounds.
    case times(Double, Figure, called: String)
    /// So much, in the figure's own unit.
    case most(Double)
  }

  let figure: Figure
  let words: String
  let unit: Unit
  let bounds: [Bound]
  /// The most memory, in megabytes.
  let memory: Double?

  init(
    _ figure: Figure, _ words: String, _ unit: Unit = .milliseconds, _ bounds: Bound...,
    memory: Double? = nil
  ) {
    self.figure = figure
    self.words = words
    self.unit = unit
    self.bounds = bounds
    self.memory = memory
  }

  /// The village of twenty sites.
  static let main = [
    Row(
      .join, "a new site joins: all received, verified, indexed, searchable", .milliseconds,
      .times(3, .zcat, called: "zcat"), memory: 600),
    Row(
      .verify, "everything verified again, every record of the index too", .milliseconds,
      .times(1.5, .zcat, called: "zcat")),
    Row(
      .crowdedJoin, "a join beside 100,000 files that strangers left in the share", .milliseconds,
      .times(2, .join, called: "a join")),
    Row(.apply, "one edit, durable", .milliseconds, .times(6, .append, called: "sync")),
    Row(.show, "a practice shown", .milliseconds, .most(15)),
    Row(.list, "a list of 50", .milliseconds, .most(15)),
    Row(.search, "a search", .milliseconds, .most(15)),
    Row(.pull, "100 new changes pulled", .milliseconds, .most(30)),
    Row(.noNews, "a pull without news", .milliseconds, .most(20)),
    Row(.push, "one edit pushed"),
    Row(.pushedFiles, "… files written", .files, .most(2)),
    Row(.pushedBytes, "… bytes written", .bytes, .most(300_000)),
    Row(.share, "a change in the share", .bytes, .most(45)),
  ]

  /// The village of 200 sites.
  static let hundreds = [
    Row(.noNews, "200 sites: a pull without news", .milliseconds, .most(20))
  ]

  /// The village of a thousand sites.
  static let thousand = [
    Row(
      .join, "1,000 sites with 10 changes each: a new site joins", .milliseconds, .most(1500)),
    Row(.clock, "… what clocks add to a change in the share", .bytes, .most(3)),
  ]
}

extension Row {
  /// What is allowed, in words; empty without a bound.
  var allowed: String {
    var parts = bounds.map { bound in
      switch bound {
      case .times(let factor, _, let name): "\(factor.short) × \(name)"
      case .most(let most): unit.text(most)
      }
    }
    if let memory { parts.append(Self.megabytes(memory)) }
    return parts.isEmpty ? "" : "≤ " + parts.joined(separator: ", ")
  }

  /// Whether a report keeps to what is allowed; `nil` without a bound, or without the figure.
  func isKept(in report: Report) -> Bool? {
    guard let own = report[figure], !allowed.isEmpty else { return nil }
    let isInTime = bounds.allSatisfy { bound in
      switch bound {
      case .times(let factor, let floor, _):
        own.values.median <= factor * (report[floor]?.values.median ?? 0)
      case .most(let most): own.values.median <= most
      }
    }
    return isInTime && memory.map { own.memory.median <= $0 } ?? true
  }

  /// What the program took, and how many times the floor that is.
  func own(in report: Report) -> String {
    guard let own = report[figure] else { return "" }
    var text = "**\(unit.text(own.values.median))**"
    for case .times(_, let floor, let name) in bounds {
      guard let floor = report[floor] else { continue }
      text += " = \((own.values.median / floor.values.median).digits(1)) × \(name)"
    }
    if memory != nil { text += ", \(Self.megabytes(own.memory.median))" }
    return text + (isKept(in: report).map { $0 ? " ✓" : " ✗" } ?? "")
  }

  /// What a peer took, and how many times what the program took that is.
  func others(_ peer: String, in report: Report) -> String {
    guard let series = report[figure, by: peer], let own = report[figure] else { return "" }
    var text = unit.text(series.values.median)
    if !series.warm.isEmpty { text += " (\(unit.text(series.warm.median)))" }
    if memory != nil { text += ", \(Self.megabytes(series.memory.median))" }
    return text + " · \((series.values.median / own.values.median).short)×"
  }

  private static func megabytes(_ number: Double) -> String { number.digits(0) + " MB" }
}
