/// A row of the table: a figure in people's words, and what it must not exceed.
struct Row {
  /// What a figure is held against.
  enum Bound {
    /// So many times what the floor takes in the same rounds.
    case times(Double, Figure, called: String)
    /// So many times what the quickest peer that keeps documents takes in the same rounds.
    case best(Double)
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
}

extension Row {
  /// What is allowed, in words; empty without a bound.
  var allowed: String {
    var parts = bounds.map { bound in
      switch bound {
      case .times(let factor, _, let name): "\(factor.short) × \(name)"
      case .best(let factor): "\(factor.short) × the best peer"
      case .most(let most): unit.text(most)
      }
    }
    if let memory { parts.append(Self.megabytes(memory)) }
    return parts.isEmpty ? "" : "≤ " + parts.joined(separator: ", ")
  }

  /// Whether a report keeps to what is allowed; `nil` without a bound, the figure, or a peer that
  /// it is held against.
  func isKept(in report: Report) -> Bool? {
    guard let own = report[figure], !allowed.isEmpty else { return nil }
    for case .best in bounds where report.best(figure) == nil { return nil }
    let isInTime = bounds.allSatisfy { bound in
      switch bound {
      case .times(let factor, let floor, _):
        own.values.median <= factor * (report[floor]?.values.median ?? 0)
      case .best(let factor):
        report.best(figure).map { own.values.median <= factor * $0 } ?? true
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
    for case .best in bounds {
      guard let best = report.best(figure) else { continue }
      text += " = \((own.values.median / best).short) × the best peer"
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

extension Report {
  /// What the quickest of the peers that keep documents took.
  fileprivate func best(_ figure: Figure) -> Double? {
    ["sqlite", "loro", "yrs"].compactMap { self[figure, by: $0]?.values.median }.min()
  }
}
