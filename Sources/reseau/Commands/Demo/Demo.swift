import ArgumentParser
import Community
import Merge

/// `demo`: a day of work of a whole network.
struct Demo: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "demo",
      Phrase(
        fr: "Jouer une journée de tout un réseau, dans un dossier temporaire.",
        en: "Play a day of a whole network, in a temporary folder."),
      examples: ["reseau demo", "reseau demo --keep"])
  }

  @Option(
    help: help(
      fr: "Le dossier du réseau à jouer (sinon, celui du programme).",
      en: "The folder of the network to play (else, the program's own).",
      valueName: Phrase(fr: "dossier", en: "folder")),
    completion: .directory)
  var data: String?

  @Flag(help: help(fr: "Garder le dossier temporaire.", en: "Keep the temporary folder."))
  var keep = false

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let folder = try TemporaryFolder()
    defer { if !keep { folder.remove() } }
    let plan = try DemoPlan(
      folder: data.map { Edge.absolute($0) } ?? DemoData.laidOut(in: folder.path))
    let network = DemoNetwork(plan: plan, folder: folder.path)
    let isIdentical = try DemoStory(of: network, isSilent: output.json).play()
    if output.json {
      var members: [(key: String, value: Value)] = [
        ("identical", Value(isIdentical)), ("network", Value(plan.name)),
        ("records", Value(try network.dump(0).count)), ("sites", Value(plan.sites.count)),
      ]
      if keep { members.append(("folder", Value(folder.path))) }
      try Output.print(Value(object: members).json)
    } else if keep {
      let home = network.home(0)
      try Output.print(
        Phrase(
          fr: "Tout est gardé dans « \(folder.path) » : essayez « reseau --home \(home) status ».",
          en: "All is kept in “\(folder.path)”: try “reseau --home \(home) status”."
        ).text)
    }
    if !isIdentical { throw Ending(outcome: .inputOutput) }
  }
}
