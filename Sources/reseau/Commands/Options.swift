import ArgumentParser
import Community
import Merge
import Workspace

/// The option of a command that shows something.
struct JSONOption: ParsableArguments {
  @Flag(
    help: help(
      fr: "Répondre en JSON, pour un autre programme.", en: "Answer in JSON, for another program."))
  var json = false
}

/// The option of a command that changes something.
struct ByOption: ParsableArguments {
  @Option(
    help: help(
      fr: "Le membre qui fait ce changement.", en: "The member who makes this change.",
      valueName: Phrase(fr: "membre", en: "member")),
    completion: .custom { words, _, start in Completions.records(of: "member", start) })
  var by: String?

  /// The member's name, as `member/…`.
  func member(in replica: Replica) throws -> String? { try Self.member(by, in: replica) }

  /// The name of the member that `handle` means, as `member/…`.
  static func member(_ handle: String?, in replica: Replica) throws -> String? {
    try handle.map { try replica.record($0, kind: "member").record }
  }
}

/// The option of a command that asks before it acts.
struct YesOption: ParsableArguments {
  @Flag(help: help(fr: "Ne pas demander de confirmation.", en: "Don't ask for confirmation."))
  var yes = false

  /// Whether the person wants what `question` asks.
  ///
  /// - Parameters:
  ///   - consequences: what follows from it: told before.
  ///   - isForGood: whether it can't be undone.
  /// - Throws: ``Complaint`` when there is nobody to ask.
  func isGiven(
    _ question: Phrase, after consequences: [Phrase] = [], isForGood: Bool = true
  ) throws -> Bool {
    if yes { return true }
    guard Terminal.canAsk else {
      throw isForGood
        ? Complaint(
          .usage, fr: "Cela ne se défait pas : confirmez avec --yes.",
          en: "This can't be undone: confirm it with --yes.")
        : Complaint(
          .usage, fr: "Personne ici à qui demander avant d’agir : confirmez avec --yes.",
          en: "There is nobody here to ask before acting: confirm it with --yes.")
    }
    for consequence in consequences { Output.message(consequence.text) }
    if try Question.ask(question) { return true }
    try Output.print(Phrase(fr: "Rien n’est changé.", en: "Nothing is changed.").text)
    return false
  }
}

/// The option of an exchange that is only tried.
struct TrialOption: ParsableArguments {
  @Flag(
    help: help(
      fr: "Ne rien écrire, ni ici ni dans les partages : dire seulement ce qui se ferait.",
      en: "Write nothing, neither here nor in the shares: only say what would be done."))
  var dryRun = false
}
