import ArgumentParser
import Community

// The argument parser only says in English what is wrong with a command line, and offers no
// other way to know. Its sentences are few, and tests hold each of them.
extension Complaint {
  /// Says what is wrong with the command line.
  init(parsing error: any Error) {
    let message = Reseau.message(for: error)
    let whole = Reseau.fullMessage(for: error)
    let command = Self.command(in: whole)
    let problem =
      Self.unknownCommand(in: message, after: command)
      ?? Self.sentences.lazy.compactMap { $0.phrase(for: message) }.first
      ?? Phrase(fr: message, en: message)
    self.init(
      .usage,
      fr: "\(problem.french) « \(command) --help » montre ce qui est possible.",
      en: "\(problem.english) “\(command) --help” shows what is possible.")
  }

  /// Where commands hang on `command`, a word that is none of them was meant as one.
  private static func unknownCommand(in message: String, after command: String) -> Phrase? {
    var type: any ParsableCommand.Type = Reseau.self
    for name in command.split(separator: " ").dropFirst() {
      guard let next = type.commands.first(where: { $0._commandName == name }) else { return nil }
      type = next
    }
    let names = type.commands.map { $0._commandName }
    let words = message.split(separator: "'", omittingEmptySubsequences: false)
    guard !names.isEmpty, message.contains("nexpected argument"), words.count > 2 else {
      return nil
    }
    let word = Visible.excerpt(String(words[1]))
    guard let nearest = Resemblance.nearest(to: word, in: names) else {
      return Phrase(
        fr: "« \(word) » n’est pas une commande.", en: "“\(word)” is no command.")
    }
    return Phrase(
      fr: "« \(word) » n’est pas une commande ; vouliez-vous dire « \(nearest) » ?",
      en: "“\(word)” is no command; did you mean “\(nearest)”?")
  }

  /// The command that the parser had come to: it says so in its pointer to the help.
  private static func command(in message: String) -> String {
    guard let start = message.ranges(of: "See '").last?.upperBound,
      let end = message[start...].firstRange(of: " --help'")
        ?? message[start...].firstRange(of: " -h'")
    else { return "reseau" }
    return String(message[start..<end.lowerBound])
  }

  /// A sentence of the parser: words with gaps between them, and what they mean.
  private struct Sentence: Sendable {
    let words: [String]
    let meaning: @Sendable ([String]) -> Phrase

    func phrase(for message: String) -> Phrase? {
      var rest = Substring(message)
      guard rest.hasPrefix(words[0]) else { return nil }
      rest = rest.dropFirst(words[0].count)
      var gaps: [String] = []
      for word in words.dropFirst() {
        if word.isEmpty {
          gaps.append(String(rest))
          rest = ""
          break
        }
        guard let found = rest.firstRange(of: word) else { return nil }
        gaps.append(String(rest[..<found.lowerBound]))
        rest = rest[found.upperBound...]
      }
      return rest.isEmpty ? meaning(gaps) : nil
    }
  }

  private static let sentences: [Sentence] = [
    Sentence(words: ["Unknown option '", "'. Did you mean '", "'?"]) {
      Phrase(
        fr: "L’option « \($0[0]) » n’existe pas ; vouliez-vous dire « \($0[1]) » ?",
        en: "There is no option “\($0[0])”; did you mean “\($0[1])”?")
    },
    Sentence(words: ["Unknown option '", "'"]) {
      Phrase(fr: "L’option « \($0[0]) » n’existe pas.", en: "There is no option “\($0[0])”.")
    },
    Sentence(words: ["Unexpected argument '", "'"]) {
      Phrase(fr: "« \($0[0]) » est de trop.", en: "“\($0[0])” is not expected here.")
    },
    Sentence(words: ["", " unexpected arguments: '", "'"]) {
      let words = $0[1].replacing("', '", with: " ")
      return Phrase(fr: "« \(words) » est de trop.", en: "“\(words)” is not expected here.")
    },
    Sentence(words: ["Missing expected argument '", "'"]) {
      Phrase(fr: "Il manque « \($0[0]) ».", en: "“\($0[0])” is missing.")
    },
    Sentence(words: ["Missing value for '", "'"]) {
      Phrase(fr: "Il manque la valeur de « \($0[0]) ».", en: "“\($0[0])” lacks its value.")
    },
    Sentence(words: ["Missing one of: '", "'"]) {
      let words = $0[0].replacing("', '", with: ", ")
      return Phrase(fr: "Il manque l’un de : \(words).", en: "One of these is missing: \(words).")
    },
    Sentence(words: ["Missing required subcommand."]) { _ in
      Phrase(fr: "Il manque une commande.", en: "A command is missing.")
    },
    Sentence(words: ["The value '", "' is invalid for '", "'", ""]) {
      Phrase(
        fr: "« \($0[0]) » ne convient pas à « \($0[1]) ».",
        en: "“\($0[0])” does not suit “\($0[1])”.")
    },
    Sentence(words: ["The option '", "' does not take any value, but '", "' was specified."]) {
      Phrase(
        fr: "L’option « \($0[0]) » ne prend pas de valeur (« \($0[1]) »).",
        en: "The option “\($0[0])” takes no value (“\($0[1])”).")
    },
    Sentence(words: ["Value to be set with ", " had already been set with ", ""]) {
      Phrase(
        fr: "\($0[0]) et \($0[1]) s’excluent.", en: "\($0[0]) and \($0[1]) exclude each other.")
    },
    Sentence(words: ["Invalid option: ", ""]) {
      Phrase(fr: "« \($0[0]) » n’est pas une option.", en: "“\($0[0])” is no option.")
    },
  ]
}

extension ParsableCommand {
  /// The commands that hang on this one.
  fileprivate static var commands: [any ParsableCommand.Type] {
    configuration.subcommands
  }
}
