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
          + "c’est comme s’il n’avait jamais été du réseau. Seul un site animateur peut révoquer.",
        en: "What has come here of the site stays, or what it wrote up to --through; with 0 it is "
          + "as if it never had belonged. Only a lead site may revoke."),
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
    let meant = try Replica.reading { replica in
      guard try replica.isLead() else { throw WorkspaceError.leadsOnly }
      return try replica.members(named: handle.meant)
    }
    let names = meant.map { "\(Visible.line($0.site.name)) (\($0.site.id))" }
      .joined(separator: ", ")
    guard try confirmation.isGiven(SiteDecision.revoke.question(about: names)) else { return }
    try Replica.writing { replica in
      let revoked = try replica.revoke(handle.meant, through: through)
      let standing = Set(try replica.members().map(\.id))
      try tell(revoked.map { Outcome($0.site, $0.seq, stands: !standing.contains($0.site.id)) })
    }
  }

  /// What became of one site. A revocation that takes away what it rests on itself does not stand.
  private struct Outcome {
    let site: SiteName
    let seq: UInt32
    let stands: Bool

    init(_ site: SiteName, _ seq: UInt32, stands: Bool) {
      self.site = site
      self.seq = seq
      self.stands = stands
    }

    var json: Value {
      Value(object: [
        ("site", Value(site.id)), ("siteName", Value(site.name)), ("stands", Value(stands)),
        ("through", Value(Int(seq))),
      ])
    }

    var phrase: Phrase {
      let name = "\(Visible.line(site.name)) (\(site.id))"
      guard stands else {
        return Phrase(
          fr: "\(name) : la révocation est écrite, mais ne tient pas : elle contredit ce qui fait "
            + "de ce site-ci un animateur.",
          en: "\(name): the revocation is written, but does not stand: it contradicts what makes "
            + "this site a lead.")
      }
      guard seq > 0 else {
        return Phrase(
          fr: "\(name) : révoqué. Rien de ce que ce site a écrit ne compte plus ; un autre peut se "
            + "servir de son invitation.",
          en: "\(name): revoked. Nothing that the site wrote counts any more; another one can use "
            + "its invitation.")
      }
      return Phrase(
        fr: "\(name) : révoqué après son changement \(seq). Ce qui précède reste ; ce qui suit ne "
          + "compte plus, nulle part.",
        en: "\(name): revoked after its change \(seq). What came before stays; what comes later "
          + "counts for nothing, anywhere.")
    }
  }

  private func tell(_ outcomes: [Outcome]) throws {
    if output.json { return try Output.print(Value(array: outcomes.map(\.json)).json) }
    for outcome in outcomes { try Output.print(outcome.phrase.text) }
    try Output.print(SiteDecision.accessToClose.text, Phrase.syncTells.text)
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

extension Phrase {
  /// Says how a decision reaches the other sites.
  static let syncTells = Phrase(
    fr: "« reseau sync » le dit aux autres sites.", en: "“reseau sync” tells the other sites.")
}
