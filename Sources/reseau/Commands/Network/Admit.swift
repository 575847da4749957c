import ArgumentParser
import Community
import Merge
import Workspace

/// `admit`: lets a site in for good.
struct Admit: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "admit",
      Phrase(
        fr: "Garder un site dans le réseau, quoi qu’il advienne de son invitation.",
        en: "Keep a site in the network, whatever becomes of its invitation."),
      more: Phrase(
        fr: "Le poste d’un site animateur le fait de lui-même quand un site rejoint. Vous décidez "
          + "quand plusieurs sites ont utilisé la même invitation, ou quand seul un site révoqué "
          + "en avait admis un : « reseau status » les nomme.",
        en: "The home of a lead site does so by itself when a site joins. You decide when several "
          + "sites used one invitation, or when only a site that was revoked had let one in: "
          + "“reseau status” names them."),
      examples: ["reseau admit Pau", "reseau admit pau-7k2q9fxa --json"])
  }

  @OptionGroup var handle: SiteArgument
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let admitted = try Replica.writing { try $0.admit(handle.meant) }
    if output.json {
      let rows = admitted.map {
        Value(object: [("site", Value($0.id)), ("siteName", Value($0.name))])
      }
      return try Output.print(Value(array: rows).json)
    }
    for site in admitted {
      let name = "\(Visible.line(site.name)) (\(site.id))"
      try Output.print(
        Phrase(
          fr: "\(name) est du réseau, quoi qu’il advienne de son invitation.",
          en: "\(name) belongs to the network, whatever becomes of its invitation."
        ).text)
    }
    try Output.print(Phrase.syncTells.text)
  }
}
