import ArgumentParser
import Community
import Workspace

/// `dump`: prints every live record.
struct Dump: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "dump",
      Phrase(
        fr: "Écrire toutes les fiches, un objet JSON par ligne.",
        en: "Print all records, one JSON object a line."),
      more: Phrase(
        fr: "Deux sites qui ont reçu les mêmes changements écrivent exactement les mêmes octets.",
        en: "Two sites that have received the same changes print exactly the same bytes."),
      examples: ["reseau dump", "reseau dump | sha256sum"])
  }

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.reading { replica in
      var output = Output()
      try replica.dump { try output.line(exactly: $0) }
      try output.flush()
    }
  }
}
