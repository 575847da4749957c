import ArgumentParser
import Community
import Merge
import Sync
import Workspace

/// `share check`: tries what a folder can do as a share.
struct ShareCheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "check",
      Phrase(
        fr: "Essayer ce qu’un dossier peut faire comme partage.",
        en: "Try what a folder can do as a share."),
      more: Phrase(
        fr: """
          L’essai crée, renomme, remplace et supprime quelques petits fichiers dans un dossier à \
          lui, qu’il enlève à la fin. Il ne dérange pas les sites qui échangent en même temps, et \
          ne fait pas du dossier un partage.
          """,
        en: """
          The trial creates, renames, replaces and removes some small files in a folder of its \
          own, which it removes at the end. It does not disturb sites that exchange at the same \
          time, and does not make the folder a share.
          """),
      examples: ["reseau share check /mnt/commun/reseau", "reseau share check /media/cle --json"])
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
    let found = try naming(path) {
      try Replica.checkShare(at: path, drive: Edge.drive, in: Edge.surroundings)
    }
    let refusal = refusal(of: found, at: path)
    if output.json {
      try Output.print(json(of: found, at: path, isUsable: refusal == nil).json)
    } else {
      var lines = Output()
      try lines.line(found.standing.phrase(at: path).text)
      if found.isUsable { try lines.line(ShareCheck.worksPhrase.text) }
      for note in found.notes { try lines.line(note.text) }
      try lines.flush()
      for flaw in found.flaws { Output.message("reseau: \(flaw.text)") }
    }
    if let refusal { throw refusal }
  }

  /// Why this site can't use the folder, whatever the drive can do.
  private func refusal(of found: ShareCheck, at path: String) -> Complaint? {
    if let complaint = found.complaint(at: path) { return complaint }
    switch found.standing {
    case .closed(let error): return Complaint(error, share: path)
    case .share(let mark):
      // Where there is no home yet, every network may turn out to be the one.
      let own = try? Replica.reading { $0.settings.network }
      guard let own, own != mark.network else { return nil }
      return Complaint(.otherNetwork(mark.name), share: path)
    case .withoutMark, .folder, .emptyFolder: return nil
    }
  }

  private func json(of found: ShareCheck, at path: String, isUsable: Bool) -> Value {
    let needs = ShareCheck.Need.allCases.map { need in
      (
        need.rawValue,
        found.met.contains(need)
          ? Value(true) : found.shortcomings[need] == nil ? .null : Value(false)
      )
    }
    return Value(object: [
      ("caseSensitive", found.isCaseSensitive.map { Value($0) } ?? .null),
      ("clockLead", found.clockLead.map { Value(Int($0)) } ?? .null),
      ("flaws", Value(array: found.flaws.map { Value($0.text) })),
      ("freeSpace", found.freeSpace.map { Value($0) } ?? .null),
      ("leftovers", Value(array: found.leftovers.map { Value($0) })),
      ("listingDelay", found.listingDelay.map { Value(Int($0)) } ?? .null),
      ("longestName", found.longestName.map { Value($0) } ?? .null),
      ("needs", Value(object: needs)), ("share", Value(path)),
      ("state", Value(found.standing.code)),
      ("syncsFolders", found.syncsFolders.map { Value($0) } ?? .null),
      ("usable", Value(isUsable)),
    ])
  }
}
