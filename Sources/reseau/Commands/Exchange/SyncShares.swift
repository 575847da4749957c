import ArgumentParser
import Workspace

/// `sync`: Exchange with the shares: receive, then send.
struct SyncShares: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "sync",
      Phrase(
        fr: "Échanger avec les partages : recevoir, puis envoyer.",
        en: "Exchange with the shares: receive, then send."),
      examples: [
        "reseau sync", "reseau sync /media/cle-usb/reseau", "reseau sync --dry-run",
      ])
  }

  @OptionGroup var shares: SharesArgument
  @OptionGroup var trial: TrialOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try shares.exchange(.both, isTrial: trial.dryRun, asJSON: output.json)
  }
}
