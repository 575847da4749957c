// Quantities as people type them: one spelling for every option, with the letters of both
// languages.

extension TimeSpan {
  private static let units: [String: Int64] = [
    "s": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000,
    "d": 86_400_000, "j": 86_400_000, "w": 604_800_000, "sem": 604_800_000,
  ]

  /// Reads a number and its unit: `90s`, `10min`, `12h`, `30d` or `30j`, `2w` or `2sem`; `nil` when
  /// `text` is none such.
  public init?(typed text: String) {
    guard let milliseconds = typedNumber(text, Self.units) else { return nil }
    self.init(milliseconds: milliseconds)
  }
}

extension ByteCount {
  private static let units: [String: Int64] = {
    let powers: [(String, Int64)] = [
      ("", 1), ("k", 1000), ("m", 1_000_000), ("g", 1_000_000_000), ("t", 1_000_000_000_000),
    ]
    let spellings = powers.flatMap { letter, size in
      ["", "b", "o"].map { (letter + $0, size) }
    }
    return Dictionary(uniqueKeysWithValues: spellings)
  }()

  /// Reads a number and its unit, in powers of a thousand: `500M`, `500 MB` or `500 Mo`, `2G`;
  /// `nil` when `text` is none such.
  public init?(typed text: String) {
    guard let bytes = typedNumber(text, Self.units) else { return nil }
    self.init(bytes: Int(bytes))
  }
}

/// A whole number times its unit; `nil` when there is no such unit, or too much of it.
private func typedNumber(_ text: String, _ units: [String: Int64]) -> Int64? {
  let digits = text.prefix { $0.isASCII && $0.isNumber }
  let letters = text[digits.endIndex...].filter { !$0.isWhitespace }.lowercased()
  guard let number = Int64(digits), let unit = units[letters] else { return nil }
  let (product, isTooLarge) = number.multipliedReportingOverflow(by: unit)
  return isTooLarge ? nil : product
}
