import ArgumentParser
import Community
import Merge
import Workspace

/// `promote`: makes a site a lead.
struct Promote: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "promote",
      Phrase(fr: "Faire d’un site un site animateur.", en: "Make a site a lead site."),
      more: Phrase(
        fr: SiteDecision.promote.consequence.french + " Un réseau en a deux au moins : si le seul "
          + "s’en va, personne ne peut plus le faire. « reseau demote » le reprend.",
        en: SiteDecision.promote.consequence.english + " A network has two at least: when the only "
          + "one is gone, nobody can do so any more. “reseau demote” takes it back."),
      examples: ["reseau promote Lyon", "reseau promote lyon-p3x9k2m7 --json"])
  }

  @OptionGroup var handle: SiteArgument
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try RoleReport(
      sites: Replica.writing { try $0.setRole(.lead, of: handle.meant) }, role: .lead
    ).tell(of: handle.site, asJSON: output.json)
  }
}

/// `demote`: takes back that a site is a lead.
struct Demote: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "demote",
      Phrase(
        fr: "Reprendre à un site son rôle de site animateur.",
        en: "Take back that a site is a lead site."),
      more: Phrase(
        fr: SiteDecision.demote.consequence.french
          + " Le dernier site animateur le reste : nommez-en un autre d’abord. Pour ce site-ci, "
          + "la commande demande avant d’agir.",
        en: SiteDecision.demote.consequence.english
          + " The last lead site stays one: make another one a lead first. For this very site the "
          + "command asks before it acts."),
      examples: ["reseau demote Lyon", "reseau demote lyon-p3x9k2m7 --json"])
  }

  @OptionGroup var handle: SiteArgument
  @OptionGroup var confirmation: YesOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let foresight = try Replica.reading { try $0.foresee(.demote, about: handle.meant) }
    // Nobody but another lead gives it back.
    guard
      try !foresight.isOwn
        || confirmation.isGiven(foresight.question, after: foresight.sentences, isForGood: false)
    else { return }
    try RoleReport(
      sites: Replica.writing { try $0.setRole(.site, of: handle.meant) }, role: .site
    ).tell(of: handle.site, asJSON: output.json)
  }
}

/// What became of the role of some sites.
private struct RoleReport {
  let sites: [SiteName]
  let role: Role

  func tell(of handle: String, asJSON: Bool) throws {
    if asJSON {
      let rows = sites.map { site in
        Value(object: [
          ("role", Value(role.rawValue)), ("site", Value(site.id)), ("siteName", Value(site.name)),
        ])
      }
      return try Output.print(Value(array: rows).json)
    }
    guard !sites.isEmpty else {
      let name = Visible.line(handle)
      return try Output.print(
        role == .lead
          ? Phrase(
            fr: "\(name) est déjà un site animateur.", en: "\(name) is a lead site already."
          ).text
          : Phrase(fr: "\(name) n’est pas un site animateur.", en: "\(name) is no lead site.").text)
    }
    for site in sites {
      let name = "\(Visible.line(site.name)) (\(site.id))"
      try Output.print(
        role == .lead
          ? Phrase(
            fr: "\(name) est un site animateur.", en: "\(name) is a lead site."
          ).text
          : Phrase(
            fr:
              "\(name) n’est plus un site animateur ; ce qu’il a décidé et qui est arrivé ici "
              + "reste.",
            en: "\(name) is no lead site any more; what it decided and has come here stays."
          ).text)
    }
    try Output.print(Phrase.syncTells.text)
  }
}
