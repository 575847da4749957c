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
        fr: "Avec --watch, la commande reste là jusqu’à Ctrl-C, et échange dès que ce site ou un "
          + "partage a du nouveau. Elle tient un journal : une ligne par échange, rien quand il "
          + "ne se passe rien, et une seule fois qu’un partage est parti ou revenu. Avec --log, "
          + "un seul échange se raconte de même, comme il faut à qui le lance à heures fixes ; "
          + "« reseau service on » s’en charge.",
        en: "With --watch the command stays until Ctrl-C, and exchanges whenever this site or a "
          + "share has news. It keeps a log: one line an exchange, nothing when nothing happens, "
          + "and only once that a share has gone or is back. With --log a single exchange is told "
          + "in the same way, as a scheduler needs it; “reseau service on” sees to that."),
      examples: [
        "reseau sync", "reseau sync /media/cle-usb/reseau", "reseau sync --dry-run",
        "reseau sync --watch --every 30", "reseau sync --log-file exchanges.log",
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
      fr: "Avec --watch : regarder toutes les N secondes (sinon 5).",
      en: "With --watch: look every N seconds (otherwise 5).",
      valueName: Phrase(fr: "secondes", en: "seconds")))
  var every: Int?

  @Flag(
    help: help(
      fr: "Échanger une fois, et le dire en une ligne datée, seulement s’il y a à dire.",
      en: "Exchange once, and say so in one line with its time, only if there is anything to say."))
  var log = false

  @Option(
    help: help(
      fr: "Écrire ces lignes à la fin d’un fichier ; avec l’ancien, fichier.1, il ne dépasse pas "
        + "1 Mio.",
      en: "Write these lines to the end of a file; with the one before, file.1, it stays below "
        + "1 MiB.",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file())
  var logFile: String?

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard watch || every == nil, !trial.dryRun || !watch && !log && logFile == nil else {
      throw Complaint(
        .usage, fr: "--every va avec --watch, et --watch et --log sans --dry-run.",
        en: "--every goes with --watch, and --watch and --log without --dry-run.")
    }
    guard (every ?? 1) > 0, (every ?? 1) <= Self.longestWait else {
      throw Complaint(
        .usage, fr: "--every compte des secondes, de 1 à \(Self.longestWait).",
        en: "--every counts seconds, from 1 to \(Self.longestWait).")
    }
    guard watch || log || logFile != nil else {
      return try shares.exchange(.both, isTrial: trial.dryRun, asJSON: output.json)
    }
    let file = try logFile.map { try LogFile(beside: Edge.home, at: Edge.absolute($0)) }
    var log = ExchangeLog(handles: shares.handles, asJSON: output.json, file: file)
    guard watch else { return try log.exchangeOnce() }
    var round = Watch(seconds: every ?? 5, log: log)
    try round.run()
  }

  private static let longestWait = 86_400
}
