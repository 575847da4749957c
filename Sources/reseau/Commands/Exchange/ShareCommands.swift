import ArgumentParser
import Community

/// `share`: the shares of this site.
struct ShareCommands: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "share",
      Phrase(fr: "Les dossiers partagés de ce site.", en: "The shared folders of this site."),
      examples: [
        "reseau share add /mnt/commun/reseau", "reseau share check /mnt/commun/reseau",
        "reseau share list",
      ],
      subcommands: [ShareAdd.self, ShareCheckCommand.self, ShareList.self, ShareRemove.self])
  }
}
