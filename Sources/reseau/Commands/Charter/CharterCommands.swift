import ArgumentParser
import Community
import Workspace

/// `charter`: the one charter of the network.
struct CharterCommands: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      Kind.charter.name, Charters.abstract, examples: ["reseau charter show", Charters.example],
      subcommands: [ShowCharter.self, EditCharter.self])
  }
}

/// `charter show`: shows the charter.
struct ShowCharter: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "show", Phrase(fr: "Montrer la charte.", en: "Show the charter."),
      examples: ["reseau charter show", "reseau charter show --json"])
  }

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.reading { replica in
      guard let view = try replica.view(of: Kind.charterRecord) else {
        throw Complaint(
          .missing,
          fr: "Le réseau n’a pas encore de charte : « reseau charter edit » la commence.",
          en: "The network has no charter yet: “reseau charter edit” begins it.")
      }
      if output.json { return try Output.print(RecordJSON(view, in: replica).text) }
      try RecordPage(view, in: replica).print()
    }
  }
}
