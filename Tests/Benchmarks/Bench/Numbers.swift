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
