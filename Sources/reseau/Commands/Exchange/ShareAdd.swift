import ArgumentParser
import Community
import Merge
import Workspace

/// `share add`: adds a folder to the shares of this site.
struct ShareAdd: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "add",
      Phrase(
        fr: "Ajouter un dossier partagé ; il doit être là.",
        en: "Add a shared folder; it must be there."),
      examples: ["reseau share add /mnt/commun/reseau", "reseau share add /media/cle-usb/reseau"])
  }

  @Argument(
    help: help(
      fr: "Le dossier.", en: "The folder.", valueName: Phrase(fr: "dossier", en: "folder")),
    completion: .directory)
  var folder: String

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let path = Edge.absolute(folder)
    let isNew = try naming(path) { try Replica.writing { try $0.addShare(path) } }
    if output.json {
      return try Output.print(
        Value(object: [("new", Value(isNew)), ("share", Value(path))]).json)
    }
    let phrase =
      isNew
      ? Phrase(
        fr: "« \(path) » est maintenant un partage de ce réseau ; « reseau sync » y envoie ce qui "
          + "est ici.",
        en: "“\(path)” is now a share of this network; “reseau sync” sends there what is here.")
      : Phrase(
        fr: "« \(path) » est ajouté ; « reseau sync » échange avec lui.",
        en: "“\(path)” is added; “reseau sync” exchanges with it.")
    try Output.print(phrase.text)
  }
}
