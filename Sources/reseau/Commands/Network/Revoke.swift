import ArgumentParser
import Community
import Merge
import Workspace

/// `revoke`: what a site writes from now on counts for nothing.
struct Revoke: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "revoke",
      Phrase(
        fr: "Révoquer un site : ce qu’il écrit désormais ne compte plus, nulle part.",
        en: "Revoke a site: what it writes from here on counts for nothing, anywhere."),
      more: Phrase(
        fr: "Ce qui est arrivé ici de ce site reste, ou ce qu’il a écrit jusqu’à --through ; 0, "
          + "c’est comme s’il n’avait jamais été du réseau. Un site qui attend d’être admis est "
          + "refusé : rien de lui ne compte. Révoquer à nouveau ne change rien, sauf avec un "
          + "--through plus petit. Seul un site animateur peut révoquer.",
        en: "What has come here of the site stays, or what it wrote up to --through; with 0 it is "
          + "as if it never had belonged. A site that waits to be let in is refused: nothing of it "
          + "counts. To revoke it again changes nothing, save with a lower --through. Only a lead "
          + "site may revoke."),
      examples: ["reseau revoke Lyon", "reseau revoke lyon-p3x9k2m7 --through 41 --yes"])
  }

  @OptionGroup var handle: SiteArgument

  @Option(
    help: help(
      fr: "Le dernier changement de ce site qui compte.",
      en: "The last change of the site that counts.",
      valueName: Phrase(fr: "numéro", en: "number")))
  var through: UInt32?

  @OptionGroup var confirmation: YesOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let foresight = try Replica.reading {
      try $0.foresee(.revoke, about: handle.meant, through: through)
    }
    guard foresight.isDue else { return try RevocationReport(foresight).tell(asJSON: output.json) }
    guard try confirmation.isGiven(foresight.question, after: foresight.sentences) else { return }
    let revoked = try Replica.writing { try $0.revoke(handle.meant, through: through) }
    try RevocationReport(revoked).tell(asJSON: output.json)
  }
}

/// The site that a command is about.
struct SiteArgument: ParsableArguments {
  @Argument(
    help: help(
      fr: "Le site : son nom, son numéro, ou le début de son numéro.",
      en: "The site: its name, its id, or the start of its id.",
      valueName: Phrase(fr: "site", en: "site")),
    completion: .custom { _, _, _ in Completions.sites() })
  var site: String

  var meant: SiteHandle { .typed(site) }
}

extension Foresight {
  /// Asks whether the decision is meant.
  var question: Phrase { decision.question(about: sites.withIDs) }

  /// What is said before that: whom it is about, and what follows.
  var sentences: [Phrase] {
    let names = sites.withIDs
    return [Phrase(fr: "\(names) :", en: "\(names):"), outcome] + consequences
  }
}

extension Phrase {
  /// Says how a decision reaches the other sites.
  static let syncTells = Phrase(
    fr: "« reseau sync » le dit aux autres sites.", en: "“reseau sync” tells the other sites.")
}

extension [SiteName] {
  /// Each with its id, as a question names them.
  var withIDs: String { map { Visible.line($0.nameAndNumber) }.joined(separator: ", ") }
}
