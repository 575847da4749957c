import ArgumentParser
import Community
import Workspace

/// `service status`: whether the system exchanges.
struct ServiceStatus: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "status",
      Phrase(
        fr: "Dire si ce site échange de lui-même, et quand il l’a fait avec chaque partage.",
        en: "Say whether this site exchanges by itself, and when it did with each share."),
      examples: ["reseau service status", "reseau service status --json"])
  }

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let shares = try Replica.reading { $0.sightings() }
    guard let scheduler = Edge.scheduler else {
      return try ServiceReport.tellNone(shares, asJSON: output.json)
    }
    try ServiceReport(scheduler, .current, shares).tell(asJSON: output.json)
  }
}
