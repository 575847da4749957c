import ArgumentParser
import Community
import Workspace

/// `sync`: Exchange with the shares: receive, then send.
struct SyncShares: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "sync",
      Phrase(
        fr: "Échanger avec les partages : recevoir, puis envoyer.",
        en: "Exchange with the shares: receive, then send."),
      more: Phrase(
        fr: "Avec --watch, la commande reste là jusqu’à Ctrl-C : elle échange dès que ce site ou "
          + "un partage a du nouveau, et attend en silence un partage absent.",
        en: "With --watch the command stays until Ctrl-C: it exchanges whenever this site or a "
          + "share has news, and waits in silence for a share that is absent."),
      examples: [
        "reseau sync", "reseau sync /media/cle-usb/reseau", "reseau sync --dry-run",
        "reseau sync --watch --every 30",
      ])
  }

  @OptionGroup var shares: SharesArgument
  @OptionGroup var trial: TrialOption
  @Flag(
    help: help(
      fr: "Rester là, et échanger à chaque nouveauté.",
      en: "Stay, and exchange whenever there is news."))
  var watch = false

  @Option(
    help: help(
      fr: "Avec --watch : regarder toutes les tant de secondes (sinon 5).",
      en: "With --watch: look every so many seconds (otherwise 5).",
      valueName: Phrase(fr: "secondes", en: "seconds")))
  var every: Int?

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard watch || every == nil, !watch || !trial.dryRun else {
      throw Complaint(
        .usage, fr: "--every va avec --watch, et --watch sans --dry-run.",
        en: "--every goes with --watch, and --watch without --dry-run.")
    }
    guard (every ?? 1) > 0, (every ?? 1) <= Self.longestWait else {
      throw Complaint(
        .usage, fr: "--every compte des secondes, de 1 à \(Self.longestWait).",
        en: "--every counts seconds, from 1 to \(Self.longestWait).")
    }
    if watch {
      var watch = Watch(handles: shares.handles, seconds: every ?? 5, asJSON: output.json)
      return try watch.run()
    }
    try shares.exchange(.both, isTrial: trial.dryRun, asJSON: output.json)
  }

  private static let longestWait = 86_400
}
