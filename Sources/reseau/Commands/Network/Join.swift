import ArgumentParser
import Community
import Journal
import Workspace

/// `join`: becomes a site of a network.
struct Join: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "join",
      Phrase(
        fr: "Rejoindre un réseau avec le code reçu.", en: "Join a network with the code received."),
      more: Phrase(
        fr: "Sans code, ou avec « - », il est demandé au terminal sans s’afficher, ou lu sur "
          + "l’entrée : il n’apparaît alors ni dans l’historique du terminal, ni dans la "
          + "liste des processus, que d’autres peuvent lire. "
          + "Un code coupé par le courriel se donne tel quel, en plusieurs morceaux. Ce qui s’est "
          + "arrêté en chemin se redemande de même, et continue. Un site qui a été révoqué rejoint "
          + "à nouveau avec un nouveau code, et garde ce qu’il contient.",
        en:
          "Without a code, or with “-”, you are asked for it at the terminal, where it is not "
          + "shown, or it is read from the input. It then appears neither in the history of the "
          + "shell nor in the list of processes, which other users can read. A code that a mail "
          + "program broke into pieces can be given as it is. If joining stops halfway, run the "
          + "same command again, and it carries on. A site that was revoked joins again with a new "
          + "code, and keeps everything it holds."),
      examples: [
        "reseau join --share /mnt/commun/reseau",
        "reseau join - --share /mnt/commun/reseau < code.txt",
        "reseau join reseau1-0g8w… --share /mnt/commun/reseau",
      ])
  }

  @Argument(
    help: help(
      fr: "Le code d’invitation ; « - » ou rien : le demander, ou le lire.",
      en: "The invitation code; “-” or nothing: ask for it, or read it.",
      valueName: Phrase(fr: "code", en: "code")))
  var code: [String] = []

  @Option(
    help: help(
      fr: "Le dossier partagé : l’ajouter, recevoir ce qui s’y trouve, et s’y annoncer.",
      en: "The shared folder: add it, receive what is there, and say there who has come.",
      valueName: Phrase(fr: "dossier", en: "folder")),
    completion: .directory)
  var share: String?

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let code = try invitation()
    let share = share.map { Edge.absolute($0) }
    let surroundings = Edge.surroundings
    if try Replica.isHome(Edge.home, in: surroundings) {
      return try Replica.writing { replica in
        try naming(share) { try replica.enterAgain(with: code, through: share) }
        try visit(share, replica)
      }
    }
    try naming(share) {
      try Replica.enter(
        at: Edge.home, with: code, through: share, language: Edge.arguments.language,
        in: surroundings)
    }
    if share == nil {
      try Replica.reading { try visit(nil, $0) }
    } else {
      try Replica.writing { try visit(share, $0) }
    }
  }

  /// Exchanges with the share, and tells how the site stands then.
  private func visit(_ share: String?, _ replica: Replica) throws {
    guard let share else { return try tell(replica, []) }
    try tell(replica, try naming(share) { try replica.arrive(through: share) })
  }

  private func invitation() throws -> InvitationCode {
    if code.isEmpty || code == ["-"] { return try CodeInput.code() }
    let text = code.joined(separator: " ")
    guard text.contains(where: { !$0.isWhitespace }) else { throw CodeInput.missing }
    do {
      return try InvitationCode(text)
    } catch {
      throw Complaint(error)
    }
  }

  private func tell(_ replica: Replica, _ outcomes: [ShareOutcome]) throws {
    if let barring = try replica.barring() { throw barring }
    if output.json, outcomes.isEmpty { return try Output.print(SiteReport(replica).json) }
    if !output.json {
      let settings = replica.settings
      let network = Visible.line(settings.networkName)
      try Output.print(
        Phrase(
          fr: "\(Visible.line(settings.name)) (\(settings.site.text)) fait partie du réseau "
            + "« \(network) », dans « \(Edge.home) ».",
          en: "\(Visible.line(settings.name)) (\(settings.site.text)) belongs to the network "
            + "“\(network)”, in “\(Edge.home)”."
        ).text)
    }
    guard !outcomes.isEmpty else {
      return try Output.print(
        replica.settings.shares.isEmpty
          ? Phrase(
            fr: "Ensuite : « reseau share add DOSSIER », puis « reseau sync ».",
            en: "Next: “reseau share add FOLDER”, then “reseau sync”."
          ).text
          : Phrase(fr: "Ensuite : « reseau sync ».", en: "Next: “reseau sync”.").text)
    }
    try ExchangeReport(Exchanged(with: outcomes)).tell(asJSON: output.json)
    if !output.json, try !replica.hasHeardOfOthers() {
      try Output.print(
        Phrase(
          fr: "Ce partage ne contient encore rien du site qui vous invite : qu’il fasse "
            + "« reseau push » ; ensuite, ici : « reseau sync ».",
          en: "This share holds nothing yet of the site that invites you: there, “reseau push”; "
            + "then, here: “reseau sync”."
        ).text)
    }
  }
}
