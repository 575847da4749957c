import Journal
import Merge
import Sync
import Workspace

/// What an exchange did, share by share, told to the user.
struct ExchangeReport {
  private let outcomes: [ShareOutcome]
  private let direction: Replica.Direction
  /// How many of this site's changes no share has; `nil` when that was not asked.
  private let waiting: Int?

  init(_ outcomes: [ShareOutcome], _ direction: Replica.Direction, waiting: Int?) {
    self.outcomes = outcomes
    self.direction = direction
    self.waiting = waiting
  }

  /// Prints one line a share; what failed goes to the error output.
  ///
  /// - Throws: ``Ending`` with the failure's code when every share failed.
  func tell(asJSON: Bool) throws {
    let complaints = outcomes.map(complaint)
    if asJSON { try Output.print(json(complaints)) }
    for (outcome, complaint) in zip(outcomes, complaints) {
      if let complaint {
        Output.message("reseau: \(complaint.phrase.text)")
      } else if !asJSON {
        try Output.print(line(of: outcome).text)
        for note in notes(on: outcome) { Output.message(note.text) }
      }
    }
    if complaints.contains(where: { $0 != nil }), let waiting, waiting > 0 {
      Output.message(ExchangeReport.waitingPhrase(waiting).text)
    }
    if let first = complaints.first ?? nil, complaints.allSatisfy({ $0 != nil }) {
      throw Ending(outcome: first.outcome)
    }
  }

  /// « 3 changements attendent d’être envoyés. »
  static func waitingPhrase(_ count: Int) -> Phrase {
    let changes = Counted.changes(count)
    let french = count < 2 ? "attend d’être envoyé" : "attendent d’être envoyés"
    return Phrase(
      fr: "\(changes.french) \(french) ; rien n’est perdu.",
      en: "\(changes.english) \(count == 1 ? "waits" : "wait") to be sent; nothing is lost.")
  }

  private func complaint(on outcome: ShareOutcome) -> Complaint? {
    switch outcome.failure {
    case nil: nil
    case .sync(let error): Complaint(error, share: outcome.share)
    case let error?: Complaint(error)
    }
  }

  /// What went and came, as one sentence.
  func line(of outcome: ShareOutcome) -> Phrase {
    var parts: [Phrase] = []
    if let pulled = outcome.pulled { parts.append(received(pulled)) }
    if let pushed = outcome.pushed { parts.append(sent(pushed)) }
    let isQuiet = (outcome.pulled?.count ?? 0) == 0 && (outcome.pushed?.count ?? 0) == 0
    if isQuiet {
      parts = [Phrase(fr: "rien de nouveau, tout est à jour", en: "nothing new, all is up to date")]
    }
    return Phrase(
      fr: "\(outcome.share) : \(parts.map(\.french).joined(separator: ", ")).",
      en: "\(outcome.share): \(parts.map(\.english).joined(separator: ", ")).")
  }

  private func received(_ pulled: Pulled) -> Phrase {
    let news = pulled.news.filter { !$0.stretch.entries.isEmpty }
    let changes = Counted.changes(pulled.count)
    guard pulled.count > 0 else { return Phrase(fr: "rien reçu", en: "nothing received") }
    let sites = news.map { "\(Visible.line($0.head.head.name)) \($0.stretch.entries.count)" }
    let names = sites.prefix(5).joined(separator: ", ") + (sites.count > 5 ? ", …" : "")
    return Phrase(
      fr: "\(changes.french) \(pulled.count < 2 ? "reçu" : "reçus") (\(names))",
      en: "\(changes.english) received (\(names))")
  }

  private func sent(_ pushed: Pushed) -> Phrase {
    guard pushed.count > 0 else { return Phrase(fr: "rien à envoyer", en: "nothing to send") }
    let changes = Counted.changes(pushed.count)
    let relayed = pushed.count - pushed.ownCount
    let others = relayed > 0
    return Phrase(
      fr: "\(changes.french) \(pushed.count < 2 ? "envoyé" : "envoyés")"
        + (others ? " (dont \(relayed) d’autres sites)" : ""),
      en: "\(changes.english) sent" + (others ? " (\(relayed) of them of other sites)" : ""))
  }

  /// What did not go smoothly and is no failure.
  private func notes(on outcome: ShareOutcome) -> [Phrase] {
    var notes: [Phrase] = []
    let pulled = outcome.pulled
    if let arriving = pulled?.arriving, !arriving.isEmpty {
      let names = arriving.map(\.text).joined(separator: ", ")
      notes.append(
        Phrase(
          fr: "En cours de copie, à reprendre la prochaine fois : \(names).",
          en: "Still being copied, to be taken next time: \(names)."))
    }
    for refused in pulled?.refused ?? [] {
      notes.append(
        Phrase(
          fr: "Refusé et mis de côté : \(refused.name) (\(refused.reason.phrase.french)).",
          en: "Refused and set aside: \(refused.name) (\(refused.reason.phrase.english))."))
    }
    if let unknown = pulled?.unknown, !unknown.isEmpty {
      let names = unknown.map(\.text).joined(separator: ", ")
      notes.append(
        Phrase(
          fr: "Pas encore connu du réseau, laissé de côté : \(names).",
          en: "Not known to the network yet, left aside: \(names)."))
    }
    if outcome.waiting > 0 {
      let changes = Counted.changes(outcome.waiting)
      notes.append(
        Phrase(
          fr: "\(changes.french) en attente d’autres, qui ne sont pas encore là.",
          en: "\(changes.english) waiting for others that have not come yet."))
    }
    return notes
  }
}

extension ExchangeReport {
  fileprivate func json(_ complaints: [Complaint?]) -> String {
    var members: [(key: String, value: Value)] = [
      (
        "shares",
        Value(
          array: zip(outcomes, complaints).map { outcome, complaint in
            json(of: outcome, complaint)
          })
      )
    ]
    if let waiting { members.append(("waiting", Value(waiting))) }
    return Value(object: members).json
  }

  private func json(of outcome: ShareOutcome, _ complaint: Complaint?) -> Value {
    var members: [(key: String, value: Value)] = [("share", Value(outcome.share))]
    if let complaint {
      members.append(
        (
          "failure",
          Value(object: [
            ("exitCode", Value(Int(complaint.outcome.rawValue))),
            ("message", Value(complaint.phrase.text)),
          ])
        ))
    }
    if let pulled = outcome.pulled {
      members.append(("received", json(of: pulled, outcome.waiting)))
    }
    if let pushed = outcome.pushed {
      members.append(
        (
          "sent",
          Value(object: [("changes", Value(pushed.count)), ("own", Value(pushed.ownCount))])
        ))
    }
    return Value(object: members)
  }

  private func json(of pulled: Pulled, _ waiting: Int) -> Value {
    let sites = pulled.news.filter { !$0.stretch.entries.isEmpty }.map { candidate in
      Value(object: [
        ("changes", Value(candidate.stretch.entries.count)), ("id", Value(candidate.site.text)),
        ("name", Value(candidate.head.head.name)),
      ])
    }
    return Value(object: [
      ("arriving", Value(array: pulled.arriving.map { Value($0.text) })),
      ("changes", Value(pulled.count)),
      ("refused", Value(array: pulled.refused.map { Value($0.name) })),
      ("sites", Value(array: sites)),
      ("unknown", Value(array: pulled.unknown.map { Value($0.text) })),
      ("waiting", Value(waiting)),
    ])
  }
}

extension Refusal {
  /// Why something was refused.
  var phrase: Phrase {
    switch self {
    case .head(.newerFormat), .head(.malformed):
      Phrase(fr: "annonce illisible", en: "unreadable head")
    case .head(.forged): Phrase(fr: "signature fausse", en: "false signature")
    case .misplaced: Phrase(fr: "annonce au mauvais endroit", en: "misplaced head")
    case .rolledBack: Phrase(fr: "annonce revenue en arrière", en: "head gone back")
    case .segment: Phrase(fr: "journal endommagé", en: "damaged journal")
    case .otherJournal:
      Phrase(fr: "journal qui contredit le précédent", en: "journal at odds with the one before")
    case .notAdmitted: Phrase(fr: "site étranger au réseau", en: "site foreign to the network")
    case .revoked: Phrase(fr: "site révoqué", en: "revoked site")
    case .disowned:
      Phrase(
        fr: "branche abandonnée, réécrite sous un autre numéro de site",
        en: "branch left behind, written anew under another site id")
    }
  }
}
