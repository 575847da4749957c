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
      more: Phrase(
        fr: "Un dossier qui contient déjà autre chose n’en devient un qu’après une question, ou "
          + "avec --yes. Le dossier d’un site n’en devient jamais un : il contient sa clé.",
        en: "A folder that holds other things already becomes one only after a question, or with "
          + "--yes. The folder of a site never does: it holds its key."),
      examples: ["reseau share add /mnt/commun/reseau", "reseau share add /media/cle-usb/reseau"])
  }

  @Argument(
    help: help(
      fr: "Le dossier.", en: "The folder.", valueName: Phrase(fr: "dossier", en: "folder")),
    completion: .directory)
  var folder: String

  @OptionGroup var confirmation: YesOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let path = folder.isEmpty ? "" : Edge.absolute(folder)
    guard let isNew = try added(path) else { return }
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

  /// Adds the folder, and returns whether it was made a share; `nil` when somebody did not want
  /// that beside what lies there.
  private func added(_ path: String) throws -> Bool? {
    func add(besideOthers: Bool) throws -> Bool {
      try naming(path) { try Replica.writing { try $0.addShare(path, besideOthers: besideOthers) } }
    }
    do {
      return try add(besideOthers: confirmation.yes)
    } catch WorkspaceError.obstacle(let obstacle, let path) {
      guard case .otherThings = obstacle, Terminal.canAsk else {
        throw Complaint(obstacle, at: path)
      }
      let found = obstacle.phrase(at: path)
      let question = Phrase(
        fr: found.french + ". En faire un partage quand même ?",
        en: found.english + ". Make it a share all the same?")
      return try confirmation.isGiven(question) ? add(besideOthers: true) : nil
    }
  }
}
