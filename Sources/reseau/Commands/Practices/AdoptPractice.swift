import ArgumentParser
import Community
import Merge
import Workspace

/// `practice adopt`: a site works by a practice.
struct AdoptPractice: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "adopt",
      Phrase(
        fr: "Dire qu’un site suit une pratique.", en: "Say that a site works by a practice."),
      examples: [
        "reseau practice adopt \"réserver une salle\"",
        "reseau practice adopt \"réserver une salle\" --site Lyon --undo",
      ])
  }

  @Option(
    help: help(
      fr: "Le site, si ce n’est pas celui-ci.", en: "The site, if it is not this one.",
      valueName: Phrase(fr: "site", en: "site")))
  var site: String?

  @OptionGroup var step: PracticeStep
  @OptionGroup var undoing: UndoOption

  func run() throws {
    try step.run { view, replica in
      let site = try site ?? replica.name(of: replica.settings.site).name
      return view.putting(site, in: "adopted", !undoing.undo)
    }
  }
}
