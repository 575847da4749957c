import Community

/// A number as a report shows it: « 1 234,5 », “1,234.5”.
enum ReportNumber {
  /// `number`, with one decimal where it has any.
  static func text(_ number: Double, in language: Language) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "–" }
    let tenths = Int((abs(number) * 10).rounded())
    let whole = grouped(tenths / 10, language == .french ? "\u{A0}" : ",")
    let decimal = tenths % 10
    let mark = language == .french ? "," : "."
    return (number < 0 && tenths > 0 ? "−" : "") + whole
      + (decimal == 0 ? "" : "\(mark)\(decimal)")
  }

  private static func grouped(_ number: Int, _ separator: String) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { place, digit in
      let begins = place > 0 && (digits.count - place).isMultiple(of: 3)
      return (begins ? separator : "") + String(digit)
    }.joined()
  }
}
