import Community
import Merge
import Sync
import Workspace

/// What a log tells of one exchange: what went and came, which shares went or came back, and which
/// clocks went wrong or right.
struct LogEntry {
  /// When the exchange ended.
  let at: Timestamp
  /// The exchanges that moved something.
  let moved: [ShareOutcome]
  /// What happened to shares that was not said yet.
  let news: [ShareSighting.News]
  /// The clocks that are wrong, none when none is any more; `nil` where that was said.
  let clocks: [ClockTrouble]?
  /// Why an exchange stopped that is no share's fault, where that was not said yet.
  let complaint: Complaint?

  /// Whether there is nothing to tell.
  var isEmpty: Bool {
    moved.isEmpty && news.isEmpty && clocks == nil && complaint == nil
  }

  /// The sentences of the entry: they stand in one line.
  private var phrases: [Phrase] {
    news.map(\.phrase) + moved.flatMap { ExchangeReport.account(of: $0) }
      + clockPhrases + [complaint?.phrase].compactMap { $0 }
  }

  private var clockPhrases: [Phrase] {
    guard let clocks else { return [] }
    return clocks.isEmpty ? [ClockTrouble.overPhrase] : clocks.map(\.phrase)
  }

  /// « 2026-11-24 09:05 /mnt/commun : 3 changements reçus (Lyon 3), rien à envoyer. »
  var line: String {
    ([LocalTime(at).numeric] + phrases.map { Visible.line($0.text) }).joined(separator: " ")
  }

  /// The entry for other programs, in a line.
  var json: String {
    var members: [(key: String, value: Value)] = [
      ("at", Value(at.text)),
      ("shares", Value(array: moved.map { ExchangeReport.json(of: $0, nil) })),
    ]
    if !news.isEmpty { members.append(("news", Value(array: news.map(\.json)))) }
    if let clocks { members.append(("clocks", Value(array: clocks.map(\.json)))) }
    if let complaint { members.append(("failure", complaint.json)) }
    return Value(object: members).json
  }
}

extension ShareSighting.News {
  /// What happened, and what follows from it.
  var phrase: Phrase {
    switch self {
    case .trouble(let share, let trouble) where trouble.reason.isAway:
      Phrase(
        fr: "« \(share) » n’est pas là : l’échange reprendra dès son retour.",
        en: "“\(share)” is not there: the exchange goes on as soon as it is back.")
    case .trouble(let share, let trouble):
      Phrase(
        fr: "« \(share) » ne peut pas servir (\(trouble.reason.word.french)) : « reseau sync » en "
          + "dit plus.",
        en: "“\(share)” can't be used (\(trouble.reason.word.english)): “reseau sync” tells more.")
    case .isBack(let share, let reason) where reason.isAway:
      Phrase(fr: "« \(share) » est de nouveau là.", en: "“\(share)” is there again.")
    case .isBack(let share, _):
      Phrase(fr: "« \(share) » sert de nouveau.", en: "“\(share)” can be used again.")
    }
  }

  var json: Value {
    switch self {
    case .trouble(let share, let trouble):
      Value(object: [
        ("reason", Value(trouble.reason.rawValue)), ("share", Value(share)),
        ("since", Value(trouble.since.text)),
      ])
    case .isBack(let share, _): Value(object: [("back", Value(true)), ("share", Value(share))])
    }
  }
}
