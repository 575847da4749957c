import ArgumentParser
import Community
import Journal

/// `service units`: writes the units that a package installs for every user of a machine.
struct ServiceUnits: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      "units",
      Phrase(
        fr: "Écrire les unités systemd d’un paquet, pour le dossier habituel de chaque personne.",
        en: "Write the systemd units of a package, for each user's usual folder."),
      examples: [
        "reseau service units --program /usr/bin/reseau --output usr/lib/systemd/user"
      ])
    configuration.shouldDisplay = false
    return configuration
  }

  @Option(
    help: help(
      fr: "Où le programme sera installé.", en: "Where the program will be installed.",
      valueName: Phrase(fr: "chemin", en: "path")))
  var program: String

  @Option(
    help: help(
      fr: "Le dossier où les écrire.", en: "The folder to write them to.",
      valueName: Phrase(fr: "dossier", en: "folder")),
    completion: .directory)
  var output: String

  @OptionGroup var interval: IntervalOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let folder = Edge.absolute(output)
    let units = SystemdUnits(
      name: .usual,
      schedule: Schedule(program: Edge.absolute(program), home: nil, every: try interval.value()))
    try LocalFiles().makeFolders(folder)
    try LocalFiles().replace(units.files, in: folder, temporary: ".units", isPrivate: false)
  }
}
