import Community
import Journal
import Sync
import Workspace

/// How well the network is, in sentences: what not all have yet, what was set aside.
struct StatusHealth {
  private let status: Workspace.Status
  private let namesakes: Namesakes

  init(_ status: Workspace.Status) {
    self.status = status
    namesakes = status.namesakes
  }

  /// One sentence for each thing that somebody may want to know.
  var lines: [Phrase] {
    let waiting = status.erasures.filter { !$0.waiting.isEmpty }
    return status.clocks.map(\.line) + [missing].compactMap(\.self)
      + waiting.map { $0.phrase(namesakes) }
      + [refused, unknown].compactMap(\.self) + status.questions.map(\.healthPhrase)
  }

  /// « 12 changements ne sont pas encore partout : Toulouse 41–45 (manquent à Lyon, Pau). »
  private var missing: Phrase? {
    guard !status.peers.isEmpty else { return nil }
    guard !status.missing.isEmpty else {
      return Phrase(fr: "Tout le monde a tout.", en: "Everybody has everything.")
    }
    let count = status.missing.reduce(0) { $0 + $1.count }
    let changes = Counted.changes(count)
    let parts = status.missing.prefix(Self.mostParts).map { $0.phrase(namesakes) }
    let more = status.missing.count > Self.mostParts ? ", …" : ""
    let french = parts.map(\.french).joined(separator: ", ") + more
    let english = parts.map(\.english).joined(separator: ", ") + more
    return Phrase(
      fr: "\(changes.french) \(count < 2 ? "n’est" : "ne sont") pas encore partout : \(french).",
      en: "\(changes.english) \(count == 1 ? "is" : "are") not everywhere yet: \(english).")
  }

  private static let mostParts = 5

  /// What was refused, by reason, and what can be done about it.
  private var refused: Phrase? {
    let refused = status.refused
    guard !refused.isEmpty else { return nil }
    let files = Counted(
      count: refused.count, fr: ("fichier mis", "fichiers mis"),
      en: ("file set", "files set"))
    let reasons = Dictionary(grouping: refused) { $0.reason.phrase }
    let parts = reasons.map { (phrase: $0.key, count: $0.value.count) }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.phrase.english < $1.phrase.english
    }
    let french = parts.map { "\($0.phrase.french) (\($0.count))" }.joined(separator: ", ")
    let english = parts.map { "\($0.phrase.english) (\($0.count))" }.joined(separator: ", ")
    let isDamaged = refused.contains { $0.reason.isDamage }
    return Phrase(
      fr: "\(files.french) de côté : \(french)."
        + (isDamaged ? " « reseau repair » cherche de bonnes copies." : ""),
      en: "\(files.english) aside: \(english)."
        + (isDamaged ? " “reseau repair” looks for good copies." : ""))
  }

  /// Sites that are told of in a row of their own are left out.
  private var unknown: Phrase? {
    let told = Set(status.peers.map(\.site.id))
    let names = status.unknown.filter { !told.contains($0) }.map { Visible.line($0) }
    guard !names.isEmpty else { return nil }
    let list = names.joined(separator: ", ")
    return Phrase(
      fr: "Écrivent sans être connus du réseau : \(list).",
      en: "Write without being known to the network: \(list).")
  }
}

extension LeadQuestion {
  /// What is the matter, and which command settles it.
  var healthPhrase: Phrase {
    let (matter, advice) = (phrase.visible, advice)
    return Phrase(fr: matter.french + advice.french, en: matter.english + advice.english)
  }

  private var advice: Phrase {
    switch self {
    case .contested(let site, _):
      Phrase(
        fr: " : « reseau admit \(site.id) » le garde, et lui seul.",
        en: ": “reseau admit \(site.id)” keeps it, and it alone.")
    case .orphan(let site, _, _):
      Phrase(
        fr: " : « reseau admit \(site.id) » le garde, « reseau revoke \(site.id) » l’écarte.",
        en: ": “reseau admit \(site.id)” keeps it, “reseau revoke \(site.id)” sends it away.")
    case .stranded(let site, _):
      Phrase(
        fr: " : « reseau admit \(site.id) » l’admet.", en: ": “reseau admit \(site.id)” lets it in."
      )
    case .lapsed(let record):
      Phrase(
        fr: " : « reseau forget \(record) » le redemande.",
        en: ": “reseau forget \(record)” asks for it again.")
    case .onlyLead: Phrase(fr: " (« reseau promote »).", en: " (“reseau promote”).")
    }
  }
}

extension MissingChanges {
  /// « Toulouse 41–45 (manquent à Lyon, Pau) »
  fileprivate func phrase(_ namesakes: Namesakes) -> Phrase {
    let numbers = from == through ? "\(from)" : "\(from)–\(through)"
    let who = at.listed(namesakes)
    let name = Visible.line(namesakes.label(of: site))
    return Phrase(
      fr: "\(name) \(numbers) (\(count < 2 ? "manque" : "manquent") à \(who.french))",
      en: "\(name) \(numbers) (not at \(who.english))")
  }
}

extension ErasureState {
  /// « Effacement de member/… : confirmé par 7 sites sur 9 ; manquent Lyon, Pau. »
  fileprivate func phrase(_ namesakes: Namesakes) -> Phrase {
    let all = confirmed.count + waiting.count
    let who = waiting.listed(namesakes)
    return Phrase(
      fr: "Effacement de \(record) : confirmé par \(Counted.sites(confirmed.count).french) sur "
        + "\(all) ; \(waiting.count < 2 ? "manque" : "manquent") \(who.french).",
      en: "Erasure of \(record): confirmed by \(confirmed.count) of \(Counted.sites(all).english); "
        + "waiting for \(who.english).")
  }
}

extension [SiteName] {
  /// The names of the first three, and how many more there are.
  fileprivate func listed(_ namesakes: Namesakes) -> Phrase {
    let names = prefix(3).map { Visible.line(namesakes.label(of: $0)) }.joined(separator: ", ")
    let more = count - 3
    guard more > 0 else { return Phrase(fr: names, en: names) }
    return Phrase(
      fr: "\(names) et \(more) \(more == 1 ? "autre" : "autres")",
      en: "\(names) and \(more) \(more == 1 ? "other" : "others")")
  }
}

extension Refusal? {
  /// Why something was set aside.
  fileprivate var phrase: Phrase {
    self?.phrase ?? Phrase(fr: "raison inconnue", en: "reason unknown")
  }

  /// Whether it was damaged, so that there may be a good copy.
  fileprivate var isDamage: Bool {
    switch self {
    case .segment, .head(.malformed): true
    default: false
    }
  }
}
