import ArgumentParser
import Community
import Merge
import Workspace

/// `retire`: nobody waits any more for a site that is gone.
struct Retire: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "retire",
      Phrase(
        fr: "Mettre un site à la retraite : on ne l’attend plus.",
        en: "Retire a site: nobody waits for it any more."),
      more: Phrase(
        fr: SiteDecision.retire.consequence.french + " Seul un site animateur peut le faire.",
        en: SiteDecision.retire.consequence.english + " Only a lead site may do this."),
      examples: ["reseau retire Pau", "reseau retire pau-7k2q9fxa --json"])
  }

  @OptionGroup var handle: SiteArgument
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let retired = try Replica.writing { try $0.retire(handle.meant) }
    if output.json {
      let sites = retired.map { site, seq in
        Value(object: [
          ("known", Value(Int(seq))), ("site", Value(site.id)), ("siteName", Value(site.name)),
        ])
      }
      return try Output.print(Value(array: sites).json)
    }
    for (site, seq) in retired {
      let name = "\(Visible.line(site.name)) (\(site.id))"
      let changes = Counted.changes(Int(seq))
      try Output.print(
        Phrase(
          fr: "\(name) : à la retraite, avec \(changes.french). On ne l’attend plus.",
          en: "\(name): retired, with \(changes.english). Nobody waits for it any more."
        ).text)
    }
    try Output.print(Phrase.syncTells.text)
  }
}
