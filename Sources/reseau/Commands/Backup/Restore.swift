import Archive
import ArgumentParser
import Community
import Journal
import Merge
import Workspace

/// `restore`: makes a home from a backup.
struct Restore: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "restore",
      Phrase(
        fr: "Refaire un site d’après une sauvegarde.", en: "Make a site from a backup."),
      more: Phrase(
        fr: "La sauvegarde est vérifiée avant que rien ne soit mis en place, et un site qui est là "
          + "n’est jamais touché. Le site refait continue sous un nouveau numéro : l’ancien a "
          + "peut-être écrit d’autres changements depuis, et ils reviennent au prochain échange. "
          + "Pour une fiche supprimée : « reseau practice restore », « reseau member restore »…",
        en: "The backup is checked before anything is put in place, and a site that is there is "
          + "never touched. The site goes on under a new id: the old one may have written more "
          + "since, which comes back with the next exchange. For a deleted record: “reseau "
          + "practice restore”, “reseau member restore”…"),
      examples: [
        "reseau restore /media/disque/reseau.tar.gz",
        "reseau restore --dry-run /media/disque/reseau.tar.gz",
        "reseau --home /srv/lyon restore /media/disque/reseau.tar.gz",
      ])
  }

  @Argument(
    help: help(
      fr: "Le fichier de la sauvegarde ; « - » la lit sur l’entrée standard.",
      en: "The file of the backup; “-” reads it from the standard input.",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file())
  var file: String

  @Flag(
    help: help(
      fr: "Ne rien écrire : vérifier la sauvegarde, et dire ce qui se ferait.",
      en: "Write nothing: check the backup, and say what would be done."))
  var dryRun = false

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.checkRoom(for: Edge.home, in: Edge.surroundings)
    if dryRun { return try rehearse() }
    let (manifest, wentOn) = try restored()
    for change in wentOn { Output.message("reseau: \(change.phrase.text)") }
    let flaws = try Replica.reading { try $0.verify().flaws }
    if output.json {
      let changes = wentOn.last.map { [("wentOn", $0.json)] } ?? []
      try Output.print(
        Value(object: manifest.members + changes + [("isSound", Value(flaws.isEmpty))]).json)
    } else {
      try tell(manifest)
    }
    guard !flaws.isEmpty else { return }
    Output.message(
      "reseau: "
        + Phrase(
          fr: "Des fichiers étaient déjà endommagés quand la sauvegarde a été faite : « reseau "
            + "verify » les nomme, « reseau repair » les reprend d’un partage.",
          en: "Files were damaged already when the backup was made: “reseau verify” names them, "
            + "“reseau repair” takes them from a share."
        ).text)
    throw Ending(outcome: .inputOutput)
  }

  private func rehearse() throws {
    let manifest = try CheckedBackup.manifest(of: file)
    if output.json { return try Output.print(manifest.summary.json) }
    try Output.print(
      manifest.phrase.text,
      Phrase(
        fr: "Le site serait refait dans « \(Edge.home) ».",
        en: "The site would be made in “\(Edge.home)”."
      ).text)
  }

  private func restored() throws -> (manifest: Manifest, wentOn: [WentOn]) {
    let progress = ProgressLine()
    defer { progress.finish() }
    let input = try Input(file)
    defer { input.close() }
    return try Replica.restore(
      Edge.home, called: file, from: { (count) throws(FileError) in try input.read(count) },
      drive: Edge.drive, in: Edge.surroundings, report: progress.report)
  }

  private func tell(_ manifest: Manifest) throws {
    let (name, time) = (Visible.line(manifest.siteName), LocalTime(manifest.at).phrase)
    let extent = manifest.extent
    try Output.print(
      Phrase(
        fr: "\(name) est de nouveau là, dans « \(Edge.home) », comme le \(time.french) : "
          + "\(extent.french).",
        en: "\(name) is back, in “\(Edge.home)”, as on \(time.english): \(extent.english)."
      ).text,
      Phrase(
        fr: "Ce qui a été écrit depuis, ici ou ailleurs, revient avec « reseau sync », pour autant "
          + "qu’un partage l’ait.",
        en: "What was written since, here or elsewhere, comes back with “reseau sync”, as far as a "
          + "share has it."
      ).text)
  }
}
