import ArgumentParser
import Community
import Workspace

/// `status`: how this site and its network stand.
struct Status: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "status",
      Phrase(
        fr: "Où en est ce site : ce qui attend, ce qui est à décider, et chaque autre site.",
        en: "How this site stands: what waits, what is to decide, and each other site."),
      examples: ["reseau status", "reseau status --json"])
  }

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let status = try Replica.reading { try $0.status() }
    if output.json { return try Output.print(StatusJSON(status).text) }
    try StatusPage(status).print()
  }
}
