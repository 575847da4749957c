import ArgumentParser
import Community

/// `service off`: has the system exchange no more.
struct ServiceOff: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "off",
      Phrase(
        fr: "Ne plus faire échanger ce site de lui-même.",
        en: "Have this site exchange by itself no more."),
      examples: ["reseau service off"])
  }

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard let scheduler = Edge.scheduler else {
      return try ServiceReport.tellNone(asJSON: output.json)
    }
    try scheduler.turnOff(.current)
    try ServiceReport(scheduler, .current).tell(asJSON: output.json)
  }
}
