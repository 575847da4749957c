import Community

/// A question to the person who sits at the terminal.
enum Question {
  /// Asks for a line, and returns it, without white space around it; `nil` when whoever sits there
  /// has ended the conversation.
  static func line(_ question: [String]) throws -> String? {
    for line in question { Output.message(line) }
    let bytes = try Input("-").read(64 << 10)
    guard !bytes.isEmpty else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Complaint(
        .badData, fr: "Cette réponse n’est pas en UTF-8 : vérifiez l’encodage du terminal.",
        en: "This answer is not in UTF-8: check the encoding of the terminal.")
    }
    let line = text.drop(while: \.isWhitespace)
    return line.lastIndex { !$0.isWhitespace }.map { String(line[...$0]) } ?? ""
  }

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
