import ArgumentParser
import Community
import Merge
import Workspace

/// `share list`: the shares of this site, and whether they are there.
struct ShareList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "list",
      Phrase(
        fr: "Montrer les dossiers partagés, et s’ils sont là.",
        en: "Show the shared folders, and whether they are there."),
      examples: ["reseau share list"])
  }

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let shares = try Replica.reading { try $0.status().shares.map { ShareState($0) } }
    if output.json { return try Output.print(Value(array: shares.map(\.json)).json) }
    guard !shares.isEmpty else {
      return try Output.print(Complaint.noShare.phrase.text)
    }
    var table = Table()
    for (place, share) in shares.enumerated() {
      let seen = Phrase(
        fr: "dernier échange : \(share.seen.french)", en: "last exchange: \(share.seen.english)")
      table.add(["\(place + 1)", share.folder, share.word.text, seen.text])
    }
    try table.print()
  }
}
