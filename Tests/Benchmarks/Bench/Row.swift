/// A row of the table: a figure in people's words, and what it must not exceed.
struct Row {
  /// What a figure is held against.
  enum Bound {
    /// So many times what the floor takes in the same rounds.
    case times(Double, Figure, called: String)
    /// So much, in the figure's own unit.
    case most(Double)
  }

  /// What the values count.
  enum Unit { case milliseconds, bytes, files }

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
      .verify, "everything verified again, the index compared with one made anew", .milliseconds,
      .times(1.5, .zcat, called: "zcat")),
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
  /// What is allowed, and whether a report keeps to it; `nil` without a bound.
  func verdict(in report: Report) -> (allowed: String, isKept: Bool)? {
    guard let own = report[figure] else { return nil }
    var allowed: [String] = []
    var isKept = true
    for bound in bounds {
      let limit: Double
      switch bound {
      case .times(let factor, let floor, let name):
        guard let floor = report[floor]?.values.median else { return nil }
        limit = factor * floor
        allowed.append(
          "\(factor.digits(factor == factor.rounded() ? 0 : 1)) × \(name) = \(unit.text(limit))")
      case .most(let most):
        limit = most
        allowed.append(unit.text(most))
      }
      isKept = isKept && own.values.median <= limit
    }
    if let memory {
      allowed.append(Self.megabytes(memory))
      isKept = isKept && own.memory.median <= memory
    }
    return allowed.isEmpty ? nil : ("≤ " + allowed.joined(separator: ", "), isKept)
  }

  /// What one contestant took.
  func cell(_ series: Series?) -> String {
    guard let series else { return "" }
    var text = unit.text(series.values.median)
    if memory != nil { text += ", " + Self.megabytes(series.memory.median) }
    if !series.warm.isEmpty { text += " (\(unit.text(series.warm.median)))" }
    return text
  }

  private static func megabytes(_ number: Double) -> String {
    "\(Int(number.rounded())) MB"
  }
}

extension Row.Unit {
  /// A number with its unit, in as many digits as mean something.
  func text(_ number: Double) -> String {
    switch self {
    case .milliseconds where number >= 10_000: (number / 1000).digits(0) + " s"
    case .milliseconds where number >= 1000: (number / 1000).digits(1) + " s"
    case .milliseconds: number.digits(number < 10 ? 1 : 0) + " ms"
    case .bytes where number >= 10_000: (number / 1000).digits(0) + " kB"
    case .bytes: number.digits(number < 100 ? 1 : 0) + " bytes"
    case .files: number.digits(0)
    }
  }
}
