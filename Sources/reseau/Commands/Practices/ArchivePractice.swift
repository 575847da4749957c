import ArgumentParser
import Community
import Merge
import Workspace

/// `practice archive`: keeps a practice to be read only.
struct ArchivePractice: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "archive",
      Phrase(
        fr: "Archiver une pratique : on la lit encore, on ne la suit plus.",
        en: "Archive a practice: it can be read, and is not followed any more."),
      examples: [
        "reseau practice archive \"réserver une salle\"", "reseau practice archive 4h7k --undo",
      ])
  }

  @OptionGroup var step: PracticeStep
  @OptionGroup var undoing: UndoOption

  func run() throws {
    try step.run(life: { life in
      guard undoing.undo else { return life.archiving() }
      return life.stage == .archived ? life.proposingAgain() : nil
    })
  }
}
