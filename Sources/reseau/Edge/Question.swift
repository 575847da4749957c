import Community

/// A question to the person who sits at the terminal.
enum Question {
  /// Asks, and returns whether the answer is yes; anything else is no.
  static func ask(_ question: Phrase) throws -> Bool {
    let answers = Phrase(fr: "[oui/non]", en: "[yes/no]").text
    Output.message(question.text + " " + answers)
    let input = try Input("-")
    let answer = String(decoding: try input.read(256), as: UTF8.self)
      .lowercased().filter { $0.isLetter }
    return ["o", "oui", "y", "yes"].contains(answer)
  }
}
