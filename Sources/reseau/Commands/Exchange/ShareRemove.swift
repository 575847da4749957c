import ArgumentParser
import Community
import Workspace

/// `share remove`: forgets a share.
struct ShareRemove: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "remove",
      Phrase(
        fr: "Oublier un dossier partagé ; ce qu’il contient reste.",
        en: "Forget a shared folder; what it holds stays."),
      examples: ["reseau share remove /media/cle-usb/reseau", "reseau share remove 2"])
  }

  @Argument(
    help: help(
      fr: "Le dossier, la fin de son chemin, ou son numéro.",
      en: "The folder, the end of its path, or its number.",
      valueName: Phrase(fr: "partage", en: "share")),
    completion: .custom { _, _, _ in Completions.shares() })
  var share: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let handle = ShareHandle.of(share)
    try Replica.writing { try $0.removeShare(handle) }
    try Output.print(
      Phrase(
        fr: "« \(handle) » n’est plus un partage de ce site ; ce qu’il contient reste.",
        en: "“\(handle)” is no share of this site any more; what it holds stays."
      ).text)
  }
}

/// How a share is named on the command line.
enum ShareHandle {
  /// A path is made absolute; a number, or the end of a path, stays as it is.
  static func of(_ text: String) -> String {
    text.contains("/") || text == "." || text == ".." ? Edge.absolute(text) : text
  }
}
