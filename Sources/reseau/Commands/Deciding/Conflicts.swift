import ArgumentParser
import Community
import Merge
import Workspace

/// `conflicts`: shows what waits for a person's decision.
struct Conflicts: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "conflicts",
      Phrase(
        fr: "Montrer ce qui attend une décision : conflits et textes à relire.",
        en: "Show what waits for a decision: conflicts and texts to reread."),
      examples: ["reseau conflicts", "reseau conflicts --json"])
  }

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.reading { replica in
      let views = try replica.conflicts()
      if output.json {
        return try Output.print(
          text: "[" + views.map { try RecordJSON($0, in: replica).text }.joined(separator: ",\n")
            + "]")
      }
      guard !views.isEmpty else {
        return try Output.print(Phrase(fr: "Rien n’est à décider.", en: "Nothing to decide.").text)
      }
      var lines = Output()
      for (place, view) in views.enumerated() {
        if place > 0 { try lines.line() }
        try lines.line("\(Terminal.bold(Visible.line(view.title)))  \(Terminal.dim(view.record))")
        for decision in try Decision.all(of: view, in: replica) {
          for line in DecisionText(decision, in: replica).lines { try lines.line(line) }
        }
      }
      try lines.flush()
    }
  }
}
