import ArgumentParser
import Community
import Workspace

/// `pull`: Receive what is new in the shares.
struct PullShares: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "pull",
      Phrase(
        fr: "Recevoir ce que les partages ont de nouveau.",
        en: "Receive what is new in the shares."),
      examples: [
        "reseau pull", "reseau pull /media/cle-usb/reseau", "reseau pull --dry-run",
      ])
  }

  @OptionGroup var shares: SharesArgument
  @OptionGroup var trial: TrialOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try shares.exchange(.pull, isTrial: trial.dryRun, asJSON: output.json)
  }
}
