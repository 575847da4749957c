import ArgumentParser
import Community
import Workspace

/// `init`: founds a network.
struct Init: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "init",
      Phrase(
        fr: "Fonder un réseau ; ce site en est le premier animateur.",
        en: "Found a network; this site is its first lead."),
      examples: ["reseau init \"Réseau Valmérac\" --site Toulouse"])
  }

  @Argument(
    help: help(
      fr: "Le nom du réseau.", en: "The network's name.", valueName: Phrase(fr: "nom", en: "name")))
  var name: String

  @Option(
    help: help(
      fr: "Le nom de ce site.", en: "The name of this site.",
      valueName: Phrase(fr: "nom", en: "name")))
  var site: String

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let name = try CheckedName.of(
      name, what: Phrase(fr: "Le nom du réseau", en: "The network's name"))
    let site = try CheckedName.of(site, what: Phrase(fr: "Le nom du site", en: "The site's name"))
    try Replica.found(
      at: Edge.home, network: name, site: site, language: Edge.arguments.language,
      in: Edge.surroundings)
    try Replica.reading { replica in
      if output.json { return try Output.print(SiteReport(replica).json) }
      try Output.print(
        Phrase(
          fr: "Le réseau « \(name) » est fondé ; ce site s’appelle \(site) "
            + "(\(replica.settings.site.text)), dans « \(Edge.home) ».",
          en: "The network “\(name)” is founded; this site is called \(site) "
            + "(\(replica.settings.site.text)), in “\(Edge.home)”."
        ).text,
        Phrase(
          fr: "Ensuite : « reseau share add DOSSIER », puis « reseau invite SITE ».",
          en: "Next: “reseau share add FOLDER”, then “reseau invite SITE”."
        ).text)
    }
  }
}
