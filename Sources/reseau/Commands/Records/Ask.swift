import ArgumentParser
import Community
import Merge
import Workspace

/// `ask`: tells whom to ask about something.
struct Ask: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "ask",
      Phrase(fr: "À qui demander ? Qui sait quoi.", en: "Whom to ask: who knows what."),
      more: Phrase(
        fr: "Compte ce que chacun dit de soi (compétences, fonction, notes…) et les pratiques "
          + "écrites, suivies ou commentées. Un seul des mots suffit ; plus il y en a, mieux "
          + "c’est.",
        en: "What members say of themselves counts (skills, job, notes…), and the practices that "
          + "they wrote, look after or discussed. One of the words is enough; more are better."),
      examples: [
        "reseau ask GED", "reseau ask \"Qui s’y connaît en visas pour la Chine ?\" --limit 3",
      ])
  }

  @Argument(
    help: help(
      fr: "Les mots de la question.", en: "The words of the question.",
      valueName: Phrase(fr: "mots", en: "words")),
    completion: .custom { _, _, start in Completions.skills(start) })
  var words: [String]

  @Option(
    help: help(
      fr: "Combien de personnes au plus.", en: "How many people at most.",
      valueName: Phrase(fr: "nombre", en: "number")))
  var limit = 5

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let limit = try CheckedLimit.of(limit) ?? 5
    try Replica.reading { replica in
      let experts = try replica.ask(words.joined(separator: " "), limit: limit)
      if output.json {
        return try Output.print(Value(array: experts.map(\.json)).json)
      }
      guard !experts.isEmpty else {
        return try Output.print(
          Phrase(
            fr: "Personne n’en dit rien pour l’instant : essayez un mot plus simple.",
            en: "Nobody says anything about it yet: try a simpler word."
          ).text)
      }
      var lines = Output()
      for (place, expert) in experts.enumerated() {
        if place > 0 { try lines.line() }
        for line in expert.lines { try lines.line(line) }
      }
      try lines.flush()
    }
  }
}

extension Expert {
  /// More reasons than these help nobody to decide whom to call.
  private static let mostReasons = 4

  /// The person, how to reach them, and why.
  fileprivate var lines: [String] {
    let view = person.view
    let reach = ["site", "phone", "email"].compactMap { view.string($0) }.filter { !$0.isEmpty }
    let contact = reach.map { Visible.line($0) }.joined(separator: " · ")
    let title = "\(Terminal.bold(Visible.line(view.title)))  \(Terminal.dim(view.record))"
    return [title] + (contact.isEmpty ? [] : ["  " + contact])
      + reasons.prefix(Self.mostReasons).map { "  – \($0.phrase.text)" }
  }

  fileprivate var json: Value {
    var members: [(key: String, value: Value)] = [
      ("record", Value(person.view.record)), ("name", Value(person.view.title)),
      ("reasons", Value(array: reasons.map(\.json))),
    ]
    for field in ["site", "phone", "email"] {
      if let said = person.view.string(field) { members.append((field, Value(said))) }
    }
    return Value(object: members)
  }
}

extension Expertise.Reason {
  fileprivate var phrase: Phrase {
    switch self {
    case .field(let name, let said):
      let label = Kind.member.field(name)?.label ?? Phrase(same: name)
      let shown = Visible.line(said)
      return Phrase(fr: "\(label.french) : \(shown)", en: "\(label.english): \(shown)")
    case .practice(_, let title, let part):
      let shown = Visible.line(title)
      switch part {
      case .owner: return Phrase(fr: "suit « \(shown) »", en: "looks after “\(shown)”")
      case .author: return Phrase(fr: "a écrit « \(shown) »", en: "wrote “\(shown)”")
      case .commenter: return Phrase(fr: "a commenté « \(shown) »", en: "discussed “\(shown)”")
      case .user: return Phrase(fr: "utilise « \(shown) »", en: "uses “\(shown)”")
      }
    }
  }

  fileprivate var json: Value {
    switch self {
    case .field(let name, let said):
      Value(object: [("field", Value(name)), ("says", Value(said))])
    case .practice(let record, let title, let part):
      Value(object: [
        ("as", Value(part.rawValue)), ("practice", Value(record)), ("title", Value(title)),
      ])
    }
  }
}
