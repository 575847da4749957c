import Community

/// An invitation code that comes line by line: a mail may have cut it.
struct CodeInput {
  /// The code, once it is whole.
  private(set) var code: InvitationCode?
  /// What is wrong with the lines so far; `nil` before the first.
  private(set) var flaw: InvitationCodeError?
  private var text = ""

  /// Takes one more line.
  ///
  /// - Returns: whether that is enough: the code is whole, or no further line can make it one.
  mutating func take(_ line: String) -> Bool {
    // An answer quotes the mail that it answers.
    let line = line.drop { $0 == ">" || $0.isWhitespace }
    do {
      code = try InvitationCode(text + line)
      return true
    } catch {
      switch error {
      case .incomplete, .mistyped:
        text += line
        flaw = error
        return false
      case .notACode, .otherVersion, .foreignCharacter:
        flaw = flaw ?? error
        return true
      }
    }
  }

  /// The code, from who sits at the terminal, or from the input.
  static func code() throws -> InvitationCode {
    guard Terminal.canAsk else { return try read(isTyped: false) }
    Output.message(
      Phrase(
        fr: "Collez le code d’invitation (il ne s’affiche pas), puis Entrée :",
        en: "Paste the invitation code (it is not shown), then Enter:"
      ).text)
    return try Terminal.withoutEcho { try read(isTyped: true) }
  }

  /// - Parameter isTyped: whether somebody types: an empty line is the end then, and whose first
  ///   line is not enough is told so.
  private static func read(isTyped: Bool) throws -> InvitationCode {
    var input = CodeInput()
    try Input("-").readLines(limit: 64 << 10) { line in
      guard line.contains(where: { !$0.isWhitespace }) else { return isTyped }
      let isFirst = input.flaw == nil
      let isEnough = input.take(line)
      if isTyped, isFirst, !isEnough { Output.message(more.text) }
      return isEnough
    }
    if let code = input.code { return code }
    throw input.flaw.map { Complaint($0) } ?? missing
  }

  private static let more = Phrase(
    fr: "Il manque la suite du code : collez-la, ou Entrée seule pour arrêter.",
    en: "The code goes on: paste the rest, or Enter alone to stop.")

  /// Says that no code was given.
  static var missing: Complaint {
    Complaint(.usage, fr: "Il manque le code d’invitation.", en: "The invitation code is missing.")
  }
}
