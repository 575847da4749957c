import ArgumentParser
import Community

/// Makes help for an argument.
func help(fr: String, en: String, valueName: Phrase? = nil) -> ArgumentHelp {
  ArgumentHelp("\(Phrase(fr: fr, en: en).text)", valueName: valueName?.text)
}

extension CommandConfiguration {
  /// Describes a command in the user's language.
  ///
  /// The parser asks for the description of every command again and again; what only help shows
  /// is made when help may be shown.
  init(
    _ name: String, _ abstract: @autoclosure () -> Phrase,
    more: @autoclosure () -> Phrase? = nil, examples: @autoclosure () -> [String],
    usage: String? = nil, version: String = "", subcommands: [any ParsableCommand.Type] = [],
    groups: [CommandGroup] = []
  ) {
    let isShown = Edge.arguments.mayAskForHelp
    self.init(
      commandName: name, abstract: isShown ? abstract().text : "", usage: usage,
      discussion: isShown ? HelpText.discussion(more(), examples()) : "", version: version,
      subcommands: subcommands, groupedSubcommands: groups)
  }
}

/// The help of the argument parser, whose own words are English, in the user's language.
enum HelpText {
  /// What help says about a command at length.
  static func discussion(_ more: Phrase?, _ examples: [String]) -> String {
    let heading = Phrase(fr: "Exemples :", en: "Examples:").text
    let lines = ([heading] + examples.map { "  " + $0 }).joined(separator: "\n")
    return [more?.text, lines].compactMap { $0 }.joined(separator: "\n\n")
  }

  /// Translates the headings and the sentences that the parser adds.
  static func translated(_ help: String) -> String {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { translated(line: String($0)) }.joined(separator: "\n")
  }

  private static func translated(line: String) -> String {
    var line = line
    if let (start, phrase) = starts.first(where: { line.hasPrefix($0.0) }) {
      line = phrase.text + line.dropFirst(start.count)
    }
    if line.hasSuffix(" SUBCOMMANDS:") {
      line = line.dropLast(" SUBCOMMANDS:".count) + Phrase(fr: " :", en: ":").text
    }
    for (words, phrase) in inside where line.contains(words) {
      line = line.replacing(words, with: phrase.text)
    }
    return line
  }

  private static let starts: [(String, Phrase)] = [
    ("OVERVIEW: ", Phrase(fr: "", en: "")),
    ("USAGE: ", Phrase(fr: "USAGE : ", en: "USAGE: ")),
    ("ARGUMENTS:", Phrase(fr: "ARGUMENTS :", en: "ARGUMENTS:")),
    ("OPTIONS:", Phrase(fr: "OPTIONS :", en: "OPTIONS:")),
    ("SUBCOMMANDS:", Phrase(fr: "COMMANDES :", en: "COMMANDS:")),
  ]

  private static let inside: [(String, Phrase)] = [
    (
      "<subcommand>' for detailed help.",
      Phrase(fr: "<commande> » dit le détail.", en: "<command>” tells more.")
    ),
    ("See 'reseau", Phrase(fr: "« reseau", en: "“reseau")),
    ("<subcommand>", Phrase(fr: "<commande>", en: "<command>")),
    ("Show help information.", Phrase(fr: "Montrer cette aide.", en: "Show this help.")),
    ("Show the version.", Phrase(fr: "Montrer la version.", en: "Show the version.")),
    (
      "Show subcommand help information.",
      Phrase(fr: "Aide d’une commande.", en: "Help on a command.")
    ),
    ("(default:", Phrase(fr: "(sinon :", en: "(default:")),
    ("(values:", Phrase(fr: "(au choix :", en: "(values:")),
  ]
}
