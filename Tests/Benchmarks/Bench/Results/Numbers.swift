import Foundation

extension Double {
  /// The number with so many digits after the point.
  func digits(_ count: Int) -> String { String(format: "%.\(count)f", self) }

  /// The number in two digits or more, and no more after the point than mean something.
  var short: String { digits(self == rounded() || self >= 10 ? 0 : self >= 1 ? 1 : 2) }
}

extension Int {
  /// The number with a comma at every third digit.
  var grouped: String {
    let digits = String(self)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}

extension Sequence<Double> {
  /// The middle one, or the mean of the two in the middle.
  var median: Double {
    let sorted = sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
  }
}

/// What a figure counts.
enum Unit { case milliseconds, bytes, files }

extension Unit {
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
