import ArgumentParser
import Community
import Merge
import Workspace

/// `forget`: erases a person from every journal.
struct Forget: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "forget",
      Phrase(
        fr: "Effacer un membre, partout et pour toujours.",
        en: "Erase a member, everywhere and for ever."),
      more: Phrase(
        fr:
          "Chaque ligne qui parle de la personne, et ses réponses aux enquêtes, disparaissent des "
          + "journaux de tous les sites et des partages, à mesure qu’ils l’apprennent. Redemander "
          + "la même fiche dit qui l’a fait. Seul un site animateur peut effacer.",
        en: "Every line about the person, and the person's answers to surveys, go from the "
          + "journals of all sites and from the shares, as they learn of it. To ask for the same "
          + "record again tells who has done so. Only a lead site may erase."),
      examples: ["reseau forget \"Claire Dubois\"", "reseau forget member/4h7k2m9qpx3w --yes"])
  }

  @Argument(
    help: help(
      fr: "Le membre : le nom de sa fiche, ou le sien.",
      en: "The member: the name of the record, or of the person.",
      valueName: Phrase(fr: "membre", en: "member")),
    completion: .custom { _, _, start in Completions.records(of: "member", start) })
  var record: String

  @OptionGroup var confirmation: YesOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let found = try Replica.reading { replica in
      let record = try PersonHandle.record(record, in: replica)
      let erasure = try replica.erasure(of: record)
      guard try erasure != nil || replica.isLead() else { throw WorkspaceError.leadsOnly }
      return (
        record: record, erasure: erasure, title: try replica.title(of: record),
        records: try replica.recordsToForget(of: record),
        changes: try replica.recordsToForget(of: record).reduce(0) {
          try $0 + replica.history(of: $1).count
        },
        hasMore: try replica.isLead() && replica.hasAnswersToForget(of: record)
      )
    }
    if let erasure = found.erasure, found.records.isEmpty, !found.hasMore {
      return try tell([erasure])
    }
    let name = found.title.map { "\(Visible.line($0)) (\(found.record))" } ?? found.record
    let changes = Counted.changes(found.changes)
    let linked = found.records.filter { $0 != found.record }
    if !linked.isEmpty {
      let names = linked.joined(separator: ", ")
      Output.message(
        Phrase(
          fr: "Les fiches réunies avec elle sont effacées aussi : \(names).",
          en: "The records united with it are erased, too: \(names)."
        ).text)
    }
    let question = Phrase(
      fr: "Effacer \(name), \(changes.french), de tous les sites, pour toujours ?",
      en: "Erase \(name), \(changes.english), from all sites, for ever?")
    if confirmation.yes { try checkWhole(record: found.record, title: found.title) }
    guard try confirmation.isGiven(question) else { return }
    try Replica.writing { replica in
      try replica.forget(found.record)
      let erasures = try ([found.record] + linked).compactMap { try replica.erasure(of: $0) }
      guard !erasures.isEmpty else { throw WorkspaceError.leadsOnly }
      try tell(erasures)
    }
  }

  /// Where nobody is asked, half a name is not enough: it could be somebody else's by now.
  private func checkWhole(record whole: String, title: String?) throws(Complaint) {
    let id = whole.drop { $0 != "/" }.dropFirst()
    let isWhole =
      record == whole || record == id || record.lowercased() == title?.lowercased()
    guard !isWhole else { return }
    throw Complaint(
      .badData,
      fr: "Avec --yes, donnez le nom entier : \(whole).",
      en: "With --yes, give the whole name: \(whole).")
  }

  /// In JSON one object a record, the one that was asked for first.
  private func tell(_ erasures: [ErasureState]) throws {
    for erasure in erasures {
      if output.json {
        try Output.print(erasure.json.json)
        continue
      }
      let progress = erasure.phrase
      try Output.print(
        Phrase(
          fr: "\(erasure.record) : \(progress.french)",
          en: "\(erasure.record): \(progress.english)"
        ).text)
    }
    if !output.json, erasures.contains(where: { !$0.waiting.isEmpty }) {
      try Output.print(Phrase.syncTells.text)
    }
  }
}

extension ErasureState {
  /// « effacé à 7 sites sur 9 ; en attente de Lyon et de Pau. »
  var phrase: Phrase {
    let done = confirmed.count
    let all = done + waiting.count
    let names = waiting.map { Visible.line($0.name) }.joined(separator: ", ")
    guard !waiting.isEmpty else {
      return Phrase(
        fr: "effacé partout (\(Counted.sites(all).french)).",
        en: "erased everywhere (\(Counted.sites(all).english)).")
    }
    return Phrase(
      fr: "effacé à \(Counted.sites(done).french) sur \(all) ; en attente : \(names).",
      en: "erased at \(done) of \(Counted.sites(all).english); waiting for \(names).")
  }
}
