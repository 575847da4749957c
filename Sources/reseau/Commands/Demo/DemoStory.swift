import Community
import Journal
import Merge
import Workspace

/// The day that the demonstration plays, told as it goes.
struct DemoStory {
  private let network: DemoNetwork
  private let isSilent: Bool
  private let practice = "practice/reserver-une-salle"
  private let member = "member/claire-dubois"
  /// The two sites that change the same things, by place.
  private let first = 0
  private let second = 2

  init(of network: DemoNetwork, isSilent: Bool) {
    self.network = network
    self.isSilent = isSilent
  }

  private func name(_ place: Int) -> String { network.plan.sites[place].name }

  /// Plays the day.
  ///
  /// - Returns: whether all sites end with the same.
  func play() throws -> Bool {
    try foundAndJoin()
    try workOffline()
    try exchange()
    try workWhileDriveIsAway()
    try exchangeAgain()
    try decide()
    return try compare()
  }

  private func foundAndJoin() throws {
    try network.found()
    let others = network.plan.sites.dropFirst().map(\.name).joined(separator: ", ")
    try tell(
      Phrase(fr: "Le matin", en: "Morning"),
      Phrase(
        fr:
          "\(name(0)) fonde le réseau « \(network.plan.name) » et invite : \(others). Chaque site "
          + "rejoint par un dossier partagé, et garde tout chez lui.",
        en:
          "\(name(0)) founds the network “\(network.plan.name)” and invites: \(others). Each site "
          + "joins through a shared folder, and keeps all at home."))
  }

  private func workOffline() throws {
    try tell(
      Phrase(fr: "Chacun de son côté", en: "Each on its own"),
      Phrase(
        fr: "Hors connexion, chaque site note ses membres, ses pratiques, ses projets :",
        en: "Offline, each site notes its members, practices and projects:"))
    var table = Table()
    for place in network.plan.sites.indices {
      let applied = try network.apply(place)
      let records = Counted.records(applied.count { $0.effect == .created })
      let changes = Counted.changes(applied.count)
      table.add(["  " + name(place), records.phrase.text, changes.phrase.text])
    }
    if !isSilent { try table.print() }
  }

  private func exchange() throws {
    try tell(
      Phrase(fr: "Le lecteur réseau est là", en: "The network drive is there"),
      Phrase(
        fr: "Chaque site échange avec le dossier partagé, une fois, puis une autre :",
        en: "Each site exchanges with the shared folder, once, and once again:"))
    let places = network.plan.sites.indices
    let outcomes = try network.sync(places)
    for place in [places.lowerBound, places.upperBound - 1] {
      try tellOutcome(outcomes[place], of: place)
    }
    if let again = try network.sync(places).first { try tellOutcome(again, of: 0) }
    let count = try network.dump(0).count
    let records = Counted.records(count)
    try say(
      Phrase(
        fr: "Tous les sites ont maintenant les mêmes \(records.french).",
        en: "All sites now have the same \(records.english)."))
    let decided = Counted.records(try network.decide(at: first).count)
    try say(
      Phrase(
        fr: "\(name(first)), site animateur, valide les pratiques proposées et ouvre les "
          + "enquêtes : \(decided.french).",
        en: "\(name(first)), a lead site, validates the practices that were proposed and opens the "
          + "surveys: \(decided.english)."))
  }

  private func workWhileDriveIsAway() throws {
    try network.connectDrive(false)
    defer { try? network.connectDrive(true) }
    try tell(
      Phrase(fr: "Le lecteur n’est plus là", en: "The drive is gone"),
      Phrase(
        fr: "\(name(first)) et \(name(second)) changent la même pratique, à deux endroits, et le "
          + "même numéro de téléphone.",
        en: "\(name(first)) and \(name(second)) change the same practice, in two places, and the "
          + "same phone number."))
    try edit(
      first, phone: "+33 5 36 49 10 90", atStart: "Depuis janvier, la grande salle a une caméra.")
    try edit(
      second, phone: "+33 4 72 10 55 12", atEnd: "Le gardien garde un double des clés.")
    let outcome = try network.sync(second)
    if case .sync(let error)? = outcome.failure {
      try say(Complaint(error, share: outcome.share).phrase)
    }
    let waiting = try network.reading(second) { Int(try $0.status().waiting) }
    try say(Counted.waitingPhrase(waiting))
  }

  /// Adds a sentence to the first or the last paragraph of the practice, and changes the phone.
  private func edit(
    _ place: Int, phone: String, atStart: String? = nil, atEnd: String? = nil
  ) throws {
    try network.writing(place) { replica in
      var paragraphs = (try replica.view(of: practice)?.text("body") ?? "")
        .split(separator: "\n\n", omittingEmptySubsequences: false).map { String($0) }
      if let atStart { paragraphs[0] += " " + atStart }
      if let atEnd { paragraphs[paragraphs.count - 1] += " " + atEnd }
      var change = Change(on: member)
      change.set = [FieldChange("phone", Value(phone))]
      let text = FieldChange("body", paragraphs.joined(separator: "\n\n"))
      _ = try replica.apply([
        NumberedDraft(Draft(Change(on: practice), texts: [text])), NumberedDraft(Draft(change)),
      ])
    }
  }

  private func exchangeAgain() throws {
    try tell(
      Phrase(fr: "Le lecteur est de retour", en: "The drive is back"),
      Phrase(
        fr: "On échange. Les deux ajouts à la pratique se rejoignent tout seuls :",
        en: "They exchange. The two additions to the practice join by themselves:"))
    _ = try network.sync([first, second] + network.plan.sites.indices)
    let body = try network.reading(1) { try $0.view(of: practice)?.text("body") ?? "" }
    for line in body.split(separator: "\n")
    where line.hasSuffix("caméra.") || line.hasSuffix("clés.") {
      try say(Phrase(fr: "  … \(line.suffix(60))", en: "  … \(line.suffix(60))"))
    }
    try say(
      Phrase(
        fr: "Le numéro a deux valeurs ; aucune n’est perdue, et une personne décide :",
        en: "The number has two values; neither is lost, and a person decides:"))
    try network.reading(first) { replica in
      guard let view = try replica.view(of: member) else { return }
      for decision in try Decision.all(of: view, in: replica) {
        for line in DecisionText(decision, in: replica).lines {
          try say(Phrase(fr: "  " + line, en: "  " + line))
        }
      }
    }
  }

  private func decide() throws {
    try network.writing(first) { replica in
      guard let view = try replica.view(of: member), view.conflicts["phone"] != nil else { return }
      try replica.resolve(view, field: "phone", by: .take(name(first)))
    }
    _ = try network.sync([first] + network.plan.sites.indices.dropFirst())
    try tell(
      Phrase(fr: "La décision", en: "The decision"),
      Phrase(
        fr: "\(name(first)) garde son numéro ; un dernier échange, et tous le savent.",
        en: "\(name(first)) keeps its number; one last exchange, and everybody knows."))
  }

  private func compare() throws -> Bool {
    let dumps = try network.plan.sites.indices.map { try network.dump($0) }
    let others = dumps.indices.filter { dumps[$0] != dumps[0] }.map { name($0) }
    let sites = Counted.sites(dumps.count)
    let records = Counted.records(dumps[0].count)
    guard others.isEmpty else {
      let names = others.joined(separator: ", ")
      try tell(
        Phrase(fr: "Le soir", en: "Evening"),
        Phrase(
          fr: "Ces sites ne montrent pas la même chose que \(name(0)) : \(names).",
          en: "These sites do not show the same as \(name(0)): \(names)."))
      return false
    }
    try tell(
      Phrase(fr: "Le soir", en: "Evening"),
      Phrase(
        fr:
          "Les \(sites.french) montrent exactement les mêmes \(records.french), octet pour octet.",
        en: "All \(sites.english) show exactly the same \(records.english), byte for byte."))
    return true
  }

  private func tellOutcome(_ outcome: ShareOutcome, of place: Int) throws {
    let line = ExchangeReport(Exchanged(with: [outcome])).line(of: outcome)
    try say(
      Phrase(fr: "  \(name(place)) : \(line.french)", en: "  \(name(place)): \(line.english)"))
  }

  private func tell(_ heading: Phrase, _ sentence: Phrase) throws {
    guard !isSilent else { return }
    try Output.print("", Terminal.bold(heading.text), sentence.text)
  }

  private func say(_ sentence: Phrase) throws {
    if !isSilent { try Output.print(sentence.text) }
  }
}
