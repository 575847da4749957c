import Community

/// The values of cards and calendars: backslashes before what would divide them.
enum EscapedText {
  /// `text` as a value, or as a part of one.
  static func write(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in Draft.withLineFeeds(text).unicodeScalars {
      switch scalar {
      case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
      case "\\", ",", ";": escaped.append(contentsOf: ["\\", scalar])
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// The text that `value` says.
  static func read(_ value: String) -> String { parts(of: value, dividedBy: nil)[0] }

  /// The parts of `value` between the bare `divider`s; at least one.
  static func parts(of value: String, dividedBy divider: Unicode.Scalar?) -> [String] {
    var parts = [String.UnicodeScalarView()]
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        parts[parts.count - 1].append(scalar == "n" || scalar == "N" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == divider {
        parts.append(String.UnicodeScalarView())
      } else {
        parts[parts.count - 1].append(scalar)
      }
    }
    if isEscaped { parts[parts.count - 1].append("\\") }
    return parts.map { String($0) }
  }
}
