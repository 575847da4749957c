import Merge

extension Field.Form {
  /// The value that somebody means who types `text` on a command line or into a page.
  ///
  /// Yes and no, a decimal comma, `9h30` and the label of a choice are understood in both
  /// languages.
  /// What is not understood comes back as a string, for the rules to refuse and show.
  public func value(typed text: String) -> Value {
    switch self {
    case .truth:
      switch text.lowercased() {
      case "true", "yes", "oui", "vrai": return Value(true)
      case "false", "no", "non", "faux": return Value(false)
      default: return Value(text)
      }
    case .time:
      return Value(ClockTime(typed: text)?.text ?? text)
    case .number, .whole:
      let plain = text.filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 }
      let number = try? JSONReader.read(String(plain).utf8) { (reader) throws(JSONError) in
        try reader.value()
      }
      return number.flatMap { $0.isNumber ? $0 : nil } ?? Value(text)
    case .choice(let choices):
      let meant = choices.first { choice in
        [choice.name, choice.label.french, choice.label.english].contains {
          $0.lowercased() == text.lowercased()
        }
      }
      return Value(meant?.name ?? text)
    case .line, .date, .reference, .attachment:
      return Value(text)
    }
  }
}
