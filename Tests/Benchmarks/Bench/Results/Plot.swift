import Foundation

/// Lines over two logarithmic axes, as SVG: a cost that is level stays level, and one that grows
/// with the whole rises by a decade for each decade.
struct Plot {
  struct Line {
    let label: String
    /// Where its points stand, from left to right; both numbers are above zero.
    let points: [(x: Double, y: Double)]
  }

  let title: String
  let xLabel: String
  let yLabel: String
  let lines: [Line]

  private static let width = 680.0
  private static let height = 400.0
  private static let left = 64.0
  private static let right = 520.0
  private static let top = 36.0
  private static let bottom = 352.0
  /// Told apart by dashes, too.
  private static let strokes = [
    ("#1f4e79", ""), ("#8a4b00", "6 3"), ("#2f6b3a", ""), ("#7a1f5c", "2 3"), ("#52606d", "8 3"),
    ("#b3261e", ""), ("#00707a", "4 2"), ("#3d3d99", "10 2"),
  ]

  var svg: String {
    let points = lines.flatMap(\.points)
    guard let across = Decades(points.map(\.x)), let up = Decades(points.map(\.y)) else {
      return ""
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width.digits(0)) \
      \(Self.height.digits(0))" role="img" aria-label="\(title)" font-size="12" \
      font-family="sans-serif" fill="#1b2530">
      <title>\(title)</title>
      <rect width="100%" height="100%" fill="#ffffff"/>
      \(grid(across, up))
      \(curves(across, up))
      </svg>

      """
  }

  private func grid(_ across: Decades, _ up: Decades) -> String {
    var parts = [
      text(title, (Self.left + Self.right) / 2, 20, "middle"),
      text(xLabel, (Self.left + Self.right) / 2, Self.height - 10, "middle"),
      text(yLabel, Self.left - 8, Self.top - 12, "end"),
    ]
    for power in across.powers {
      let x = across.place(power, in: Self.left, Self.right)
      parts.append(rule(x, Self.top, x, Self.bottom))
      parts.append(text(Int(power).grouped, x, Self.bottom + 18, "middle"))
    }
    for power in up.powers {
      let y = up.place(power, in: Self.bottom, Self.top)
      parts.append(rule(Self.left, y, Self.right, y))
      parts.append(
        text(power < 1 ? power.digits(1) : Int(power).grouped, Self.left - 8, y + 4, "end"))
    }
    return parts.joined(separator: "\n")
  }

  private func curves(_ across: Decades, _ up: Decades) -> String {
    let placed = lines.map { line in
      line.points.map { point in
        (
          x: across.place(point.x, in: Self.left, Self.right),
          y: up.place(point.y, in: Self.bottom, Self.top)
        )
      }
    }
    let labels = Self.apart(placed.map { $0.last?.y ?? 0 })
    return zip(lines, placed).enumerated().map { place, curve in
      let (color, dashes) = Self.strokes[place % Self.strokes.count]
      let points = curve.1.map { "\($0.x.digits(1)),\($0.y.digits(1))" }.joined(separator: " ")
      let dots = curve.1.map {
        "<circle cx=\"\($0.x.digits(1))\" cy=\"\($0.y.digits(1))\" r=\"3\" fill=\"\(color)\"/>"
      }
      return """
        <polyline points="\(points)" fill="none" stroke="\(color)" stroke-width="2" \
        stroke-dasharray="\(dashes)"/>
        \(dots.joined())
        <text x="\((Self.right + 10).digits(0))" y="\((labels[place] + 4).digits(1))" \
        fill="\(color)">\(curve.0.label)</text>
        """
    }.joined(separator: "\n")
  }

  /// Moves labels down until none covers another.
  private static func apart(_ places: [Double]) -> [Double] {
    var moved = places
    var free = -Double.infinity
    for place in places.indices.sorted(by: { places[$0] < places[$1] }) {
      moved[place] = max(places[place], free)
      free = moved[place] + 15
    }
    return moved
  }

  private func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
    """
    <line x1="\(x1.digits(1))" y1="\(y1.digits(1))" x2="\(x2.digits(1))" y2="\(y2.digits(1))" \
    stroke="#d5dce3"/>
    """
  }

  private func text(_ text: String, _ x: Double, _ y: Double, _ anchor: String) -> String {
    """
    <text x="\(x.digits(1))" y="\(y.digits(1))" text-anchor="\(anchor)">\(text)</text>
    """
  }
}

/// A logarithmic axis over whole decades.
private struct Decades {
  let powers: [Double]

  /// The decades that hold `values`; `nil` without values, or with some that are not above zero.
  init?(_ values: [Double]) {
    guard let least = values.min(), let most = values.max(), least > 0 else { return nil }
    let start = Int(log10(least).rounded(.down))
    let end = max(Int(log10(most).rounded(.up)), start + 1)
    powers = (start...end).map { pow(10, Double($0)) }
  }

  func place(_ value: Double, in start: Double, _ end: Double) -> Double {
    let first = log10(powers[0])
    return start + (log10(value) - first) / Double(powers.count - 1) * (end - start)
  }
}
