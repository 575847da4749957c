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
          + "la même fiche dit qui l’a fait. Seul un site animateur peut effacer. Les fiches dites "
          + "de la même personne sont nommées et demandées une à une ; avec --yes, seulement "
          + "celles que nomme --also.",
        en: "Every line about the person, and the person's answers to surveys, go from the "
          + "journals of all sites and from the shares, as they learn of it. To ask for the same "
          + "record again tells who has done so. Only a lead site may erase. Records that are said "
          + "to be the same person are named and asked for one by one; with --yes, only those that "
          + "--also names are erased."),
      examples: [
        "reseau forget \"Claire Dubois\"", "reseau forget member/4h7k2m9qpx3w --yes",
        "reseau forget member/4h7k2m9qpx3w --also member/9tq3x7dk2m5a --yes",
      ])
  }

  @Argument(
    help: help(
      fr: "Le membre : le nom de sa fiche, ou le sien.",
      en: "The member: the name of the record, or of the person.",
      valueName: Phrase(fr: "membre", en: "member")),
    completion: .custom { _, _, start in Completions.records(of: "member", start) })
  var record: String

  @Option(
    help: help(
      fr: "Effacer aussi cette fiche, dite de la même personne ; à répéter.",
      en: "Also erase this record, which is said to be the same person; repeatable.",
      valueName: Phrase(fr: "fiche", en: "record")),
    completion: .custom { _, _, start in Completions.records(of: "member", start) })
  var also: [String] = []

  @OptionGroup var confirmation: YesOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let found = try Replica.reading { try Found(record, in: $0) }
    let named = try found.linked(named: also)
    let asks = Terminal.canAsk && !confirmation.yes
    if confirmation.yes { try checkWhole(record: found.record, title: found.title) }
    var chosen: [LinkedRecord] = []
    if found.isDue || !named.isEmpty {
      guard try !found.isDue && asks || confirmation.isGiven(found.question) else { return }
      chosen = named
    }
    if asks { chosen = try found.linked.filter(Self.isWanted) }
    let names = chosen.map(\.record)
    if found.isDue || !names.isEmpty {
      try erase(found.record, with: names)
    } else {
      try tell(found.erasures)
    }
    if !asks { Self.tell(left: found.linked.filter { !names.contains($0.record) }) }
  }

  private func erase(_ record: String, with linked: [String]) throws {
    try Replica.writing { replica in
      try replica.forget(record, with: linked)
      let erasures = try ([record] + linked).compactMap { try replica.erasure(of: $0) }
      guard !erasures.isEmpty else { throw WorkspaceError.leadsOnly }
      try tell(erasures)
    }
  }

  /// Asks about a linked record by itself: somebody may have linked it who wants it gone.
  private static func isWanted(_ linked: LinkedRecord) throws -> Bool {
    for reason in linked.reasons { Output.message(reason.text) }
    let name = linked.name
    return try Question.ask(
      Phrase(
        fr: "Effacer aussi \(name.french), de tous les sites, pour toujours ?",
        en: "Erase \(name.english), too, from all sites, for ever?"))
  }

  /// Tells which linked records stay, and how they would go.
  private static func tell(left: [LinkedRecord]) {
    for linked in left {
      for reason in linked.reasons { Output.message(reason.text) }
      let name = linked.name
      Output.message(
        Phrase(
          fr: "Elle n’est pas effacée : \(name.french). Si c’est la même personne : "
            + "--also \(linked.record).",
          en: "It is not erased: \(name.english). If it is the same person: "
            + "--also \(linked.record)."
        ).text)
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

extension Forget {
  /// What there is to erase.
  fileprivate struct Found {
    let record: String
    /// What the record itself calls the person.
    let title: String?
    /// How far an erasure has come that somebody asked for before.
    let erasures: [ErasureState]
    /// Whether the record, or an answer of the person, is still there.
    let isDue: Bool
    let linked: [LinkedRecord]
    let question: Phrase

    init(_ handle: String, in replica: Replica) throws {
      record = try PersonHandle.record(handle, in: replica)
      erasures = try [replica.erasure(of: record)].compactMap { $0 }
      guard try !erasures.isEmpty || replica.isLead() else { throw WorkspaceError.leadsOnly }
      title = try replica.ownTitle(of: record)
      let isLead = try replica.isLead()
      let isThere = try replica.recordsToForget(of: record).contains(record)
      isDue = try isThere || erasures.isEmpty || isLead && replica.hasAnswersToForget(of: record)
      linked = isLead ? try replica.linkedRecords(of: record) : []
      let name = Phrase.naming(record, title: title)
      let changes = Counted.changes(isThere ? try replica.history(of: record).count : 0)
      question = Phrase(
        fr: "Effacer \(name.french), \(changes.french), de tous les sites, pour toujours ?",
        en: "Erase \(name.english), \(changes.english), from all sites, for ever?")
    }

    /// The linked records that `handles` name: by the record, whole or without its kind, or by what
    /// it calls the person.
    func linked(named handles: [String]) throws(Complaint) -> [LinkedRecord] {
      var named: [LinkedRecord] = []
      for handle in handles {
        let found = linked.filter {
          $0.record == handle || $0.record.drop { $0 != "/" }.dropFirst() == handle
            || $0.title?.lowercased() == handle.lowercased()
        }
        guard let only = found.first, found.count == 1 else {
          throw Complaint(
            .badData,
            fr: "« \(Visible.line(handle)) » ne désigne pas une seule des fiches réunies avec "
              + "\(record) : donnez le nom entier, comme member/4h7k2m9qpx3w.",
            en: "“\(Visible.line(handle))” does not name one of the records united with "
              + "\(record): give the whole name, such as member/4h7k2m9qpx3w.")
        }
        named.append(only)
      }
      return named
    }
  }
}

extension ErasureState {
  /// « effacé à 7 sites sur 9 ; doivent encore échanger : Lyon, Pau. »
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
      fr: "effacé à \(Counted.sites(done).french) sur \(all) ; "
        + "\(waiting.count < 2 ? "doit" : "doivent") encore échanger : \(names).",
      en: "erased at \(done) of \(Counted.sites(all).english); still to sync: \(names).")
  }
}
