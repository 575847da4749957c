import ArgumentParser
import Community
import Merge
import Workspace

/// `repair`: mends what `verify` finds, from the shares.
struct Repair: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "repair",
      Phrase(
        fr: "Réparer ce que « verify » trouve, et les fichiers abîmés des partages.",
        en: "Mend what “verify” finds, and the damaged files of the shares."),
      more: Phrase(
        fr: "Les bonnes copies viennent des partages qui sont là ; si aucun ne les a, les sites "
          + "qui les ont sont nommés. Rien n’est jeté : ce qui est abîmé reste à côté, en "
          + "« .damaged ».",
        en: "Good copies come from the shares that are there; where none has them, the sites that "
          + "do are named. Nothing is thrown away: what is damaged stays beside, as “.damaged”."),
      examples: ["reseau repair", "reseau repair --give-up"])
  }

  @Flag(
    help: help(
      fr: "Renoncer à ce que ni les partages présents ni ce dossier n’ont plus.",
      en: "Give up what neither the shares that are there nor this folder have any more."))
  var giveUp = false

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let own = try Replica.repairOwnJournal(
      at: Edge.home, isPatient: !giveUp, in: Edge.surroundings)
    try Replica.writing { replica in
      let report = RepairReport(own: own, repaired: try replica.repair())
      try report.tell(asJSON: output.json)
    }
  }
}

/// What a repair did, told to the user.
private struct RepairReport {
  let own: OwnRepair?
  let repaired: Repaired

  /// - Throws: ``Ending`` with the code of an input or output error when something is still wrong.
  func tell(asJSON: Bool) throws {
    if asJSON {
      try Output.print(json.json)
    } else {
      for phrase in done { try Output.print(phrase.text) }
    }
    for phrase in undone { Output.message("reseau: \(phrase.text)") }
    let isWrong =
      !repaired.missing.isEmpty || !repaired.left.isEmpty || !repaired.damagedAttachments.isEmpty
    if isWrong { throw Ending(outcome: .inputOutput) }
  }

  private var done: [Phrase] {
    var lines: [Phrase] = []
    if let own {
      let recovered = Counted.changes(own.recovered)
      lines.append(
        Phrase(
          fr: "Le journal de ce site est remis en ordre (\(recovered.french) repris d’un partage).",
          en:
            "The journal of this site is in order again (\(recovered.english) taken from a share)."
        ))
    }
    for (site, share) in repaired.fetched {
      lines.append(
        Phrase(
          fr: "Le journal de \(Visible.line(site.name)) a été repris de « \(share) ».",
          en: "The journal of \(Visible.line(site.name)) was taken from “\(share)”."))
    }
    for path in repaired.attachments {
      lines.append(
        Phrase(
          fr: "La pièce jointe « \(path) » a été reprise d’un partage.",
          en: "The attachment “\(path)” was taken from a share."))
    }
    for path in repaired.rewritten {
      lines.append(
        Phrase(fr: "Réparé dans le partage : \(path).", en: "Mended in the share: \(path)."))
    }
    if repaired.isIndexRemade {
      lines.append(Phrase(fr: "L’index est refait.", en: "The index is made anew."))
    }
    if lines.isEmpty, undone.isEmpty {
      lines.append(Phrase(fr: "Tout est sain.", en: "All is sound."))
    }
    return lines
  }

  private var undone: [Phrase] {
    var lines: [Phrase] = []
    for (site, holders) in repaired.missing {
      let names = holders.map { Visible.line($0.name) }.joined(separator: ", ")
      lines.append(
        Phrase(
          fr:
            "Aucun partage présent n’a une bonne copie du journal de \(Visible.line(site.name)) ; "
            + "ces sites l’ont : \(names). Échangez avec l’un d’eux, puis recommencez.",
          en:
            "No share that is there has a good copy of the journal of \(Visible.line(site.name)); "
            + "these sites have it: \(names). Exchange with one of them, then try again."))
    }
    for path in repaired.damagedAttachments {
      lines.append(
        Phrase(
          fr: "Aucun partage présent n’a une bonne copie de la pièce jointe « \(path) » : elle "
            + "reste comme elle est. Joignez le fichier à nouveau si vous l’avez.",
          en: "No share that is there has a good copy of the attachment “\(path)”: it stays as it "
            + "is. Attach the file again if you have it."))
    }
    for path in repaired.left {
      lines.append(
        Phrase(
          fr: "« \(path) » n’est pas ce que dit son nom, et ce site n’en a pas de bonne copie.",
          en: "“\(path)” is not what its name says, and this site has no good copy of it."))
    }
    for (share, failure) in repaired.unavailable {
      let complaint =
        switch failure {
        case .sync(let error): Complaint(error, share: share)
        default: Complaint(failure)
        }
      lines.append(complaint.phrase)
    }
    return lines
  }

  private var json: Value {
    func names(_ sites: [SiteName]) -> Value { Value(array: sites.map { Value($0.id) }) }
    return Value(object: [
      ("attachments", Value(array: repaired.attachments.map { Value($0) })),
      ("damagedAttachments", Value(array: repaired.damagedAttachments.map { Value($0) })),
      ("fetched", names(repaired.fetched.map(\.site))),
      ("indexRemade", Value(repaired.isIndexRemade)),
      ("left", Value(array: repaired.left.map { Value($0) })),
      (
        "missing",
        Value(
          array: repaired.missing.map { site, holders in
            Value(object: [("heldBy", names(holders)), ("site", Value(site.id))])
          })
      ),
      ("ownRecovered", Value(own?.recovered ?? 0)), ("ownReissued", Value(own?.behindGap ?? 0)),
      ("rewritten", Value(array: repaired.rewritten.map { Value($0) })),
      ("unavailable", Value(array: repaired.unavailable.map { Value($0.share) })),
    ])
  }
}
