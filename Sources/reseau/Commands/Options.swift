import ArgumentParser
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
  func member(in replica: Replica) throws -> String? {
    try by.map { try replica.record($0, kind: "member").record }
  }
}
