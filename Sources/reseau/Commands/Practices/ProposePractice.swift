import ArgumentParser
import Community
import Merge
import Workspace

/// `practice propose`: asks the leads to validate a practice.
struct ProposePractice: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "propose",
      Phrase(
        fr: "Proposer une pratique aux animateurs.",
        en: "Propose a practice to the leads."),
      examples: ["reseau practice propose \"réserver une salle\""])
  }

  @OptionGroup var step: PracticeStep
  @OptionGroup var undoing: UndoOption

  func run() throws {
    try step.run(life: { undoing.undo ? $0.withdrawingProposal() : $0.proposing() })
  }
}
