import ArgumentParser
import Community
import Workspace

/// `push`: Send the shares what they lack.
struct PushShares: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "push",
      Phrase(
        fr: "Envoyer aux partages ce qui leur manque.",
        en: "Send the shares what they lack."),
      examples: [
        "reseau push", "reseau push /media/cle-usb/reseau", "reseau push --dry-run",
      ])
  }

  @OptionGroup var shares: SharesArgument
  @OptionGroup var trial: TrialOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try shares.exchange(.push, isTrial: trial.dryRun, asJSON: output.json)
  }
}
