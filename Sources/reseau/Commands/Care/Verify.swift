import ArgumentParser
import Community
import Journal
import Merge
import Workspace

/// `verify`: checks everything that the home holds.
struct Verify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "verify",
      Phrase(
        fr: "Vérifier tous les journaux : noms, chaînes, signatures, et l’index.",
        en: "Check all journals: names, chains, signatures, and the index."),
      examples: ["reseau verify", "reseau verify --journals", "reseau verify --json"])
  }

  @Flag(
    help: help(
      fr: "Seulement les journaux, les chaînes, les signatures et les clés : ni l’index ni les "
        + "pièces jointes.",
      en: "The journals, chains, signatures and keys alone: neither the index nor attachments."))
  var journals = false

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let found = try Replica.reading { try $0.verify(isOfAll: !journals) }
    if output.json {
      try Output.print(
        Value(object: [
          ("attachments", found.attachments.map { Value($0) } ?? .null),
          ("entries", Value(found.entries)),
          ("flaws", Value(array: found.flaws.map(\.json))),
          ("journals", Value(found.journals)),
          ("records", found.records.map { Value($0) } ?? .null),
        ]).json)
    } else {
      let changes = Counted.changes(found.entries)
      let journals = Counted(
        count: found.journals, fr: ("journal", "journaux"), en: ("journal", "journals"))
      try Output.print(
        Phrase(
          fr: "\(changes.french) lus dans \(journals.french).",
          en: "\(changes.english) read in \(journals.english)."
        ).text)
      if let compared = found.records {
        let records = Counted.records(compared)
        let french = compared < 2 ? "comparée" : "comparées"
        try Output.print(
          Phrase(
            fr: "\(records.french) de l’index \(french) à ce que disent les journaux.",
            en: "\(records.english) of the index compared with what the journals say."
          ).text)
      }
      if let attachments = found.attachments, attachments > 0 {
        let files = Counted.attachments(attachments)
        let french = attachments < 2 ? "lue" : "lues"
        try Output.print(
          Phrase(fr: "\(files.french) \(french).", en: "\(files.english) read.").text)
      }
      if found.flaws.isEmpty {
        try Output.print(Phrase(fr: "Tout est sain.", en: "All is sound.").text)
      }
    }
    guard !found.flaws.isEmpty else { return }
    for flaw in found.flaws { Output.message("reseau: \(flaw.phrase.text)") }
    throw Ending(outcome: .inputOutput)
  }
}

extension Flaw {
  fileprivate var json: Value {
    let name =
      switch kind {
      case .journal: "journal"
      case .otherJournal: "other-journal"
      case .head: "head"
      case .lacking: "lacking"
      case .key: "key"
      case .erased: "erased"
      case .index: "index"
      case .attachment: "attachment"
      case .openToOthers: "open-to-others"
      }
    return Value(object: [
      ("flaw", Value(name)), ("message", Value(phrase.text)), ("site", Value(site.text)),
    ])
  }

  /// What is wrong, and what to do.
  fileprivate var phrase: Phrase {
    switch kind {
    case .journal(let error): return Complaint(error).phrase
    case .otherJournal:
      return Phrase(
        fr: "Le journal de \(site) n’est pas celui que son annonce signe : « reseau repair » le "
          + "reprend d’un partage.",
        en: "The journal of \(site) is not the one that its head signs: “reseau repair” takes it "
          + "from a share.")
    case .head:
      return Phrase(
        fr: "L’annonce de \(site) manque ou n’est pas crédible : « reseau repair » la reprend d’un "
          + "partage.",
        en: "The head of \(site) is missing or can't be believed: “reseau repair” takes it from a "
          + "share.")
    case .lacking:
      return Phrase(
        fr: "Le journal de \(site) n’est plus ici en entier : « reseau repair » le reprend d’un "
          + "partage.",
        en: "The journal of \(site) is not here any more as a whole: “reseau repair” takes it from "
          + "a share.")
    case .key:
      return Phrase(
        fr:
          "La clé privée de ce site manque, ou n’est pas la sienne : reprenez le dossier « keys » "
          + "d’une sauvegarde.",
        en: "The private key of this site is missing, or is not its own: take the folder “keys” "
          + "from a backup.")
    case .erased:
      return Phrase(
        fr: "Ce qui a été effacé se trouve encore dans le journal de \(site) : « reseau repair » "
          + "l’efface.",
        en: "What was erased still stands in the journal of \(site): “reseau repair” erases it.")
    case .attachment(let path):
      return Phrase(
        fr: "La pièce jointe « \(path) » est endommagée : « reseau repair » la reprend d’un "
          + "partage.",
        en: "The attachment “\(path)” is damaged: “reseau repair” takes it from a share.")
    case .openToOthers(let path):
      return Phrase(
        fr: "D’autres comptes de cet ordinateur peuvent ouvrir « \(path) », et reseau ne peut pas "
          + "l’empêcher : le fichier est à quelqu’un d’autre, ou le disque ne connaît pas de "
          + "droits. "
          + "Rendez-le à votre compte (chown), ou mettez le dossier du site sur un autre disque.",
        en: "Other accounts of this computer can open “\(path)”, and reseau can't prevent it: the "
          + "file is somebody else's, or the disk knows no rights. Give it to your account "
          + "(chown), or put the site's folder on another disk.")
    case .index:
      return Phrase(
        fr:
          "L’index ne montre pas ce que dit le journal de \(site) : « reseau rebuild » le refait.",
        en: "The index does not show what the journal of \(site) says: “reseau rebuild” makes it "
          + "anew.")
    }
  }
}
