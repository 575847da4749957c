import ArgumentParser
import Community
import Merge
import Workspace

/// `member duplicates`: lists records that may be one person.
struct DuplicateMembers: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "duplicates",
      Phrase(
        fr: "Montrer les fiches qui semblent être celles d’une même personne.",
        en: "Show records that may tell about the same person."),
      more: Phrase(
        fr: "Rien ne se réunit tout seul : « member merge » le fait, quand vous êtes sûr.",
        en: "Nothing is united by itself: “member merge” does so, when you are sure."),
      examples: ["reseau member duplicates", "reseau member duplicates --json"])
  }

  @Option(
    help: help(
      fr: "Combien de paires au plus.", en: "How many pairs at most.",
      valueName: Phrase(fr: "nombre", en: "number")))
  var limit: Int?

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let limit = try CheckedLimit.of(limit) ?? .max
    try Replica.reading { replica in
      let pairs = try replica.likelyDuplicates().prefix(limit)
      if output.json { return try Output.print(Value(array: pairs.map(\.json)).json) }
      guard !pairs.isEmpty else {
        return try Output.print(
          Phrase(
            fr: "Aucune fiche ne semble être en double.", en: "No record seems to be there twice."
          ).text)
      }
      var lines = Output()
      for (place, pair) in pairs.enumerated() {
        if place > 0 { try lines.line() }
        for record in [pair.first, pair.second] {
          try lines.line(try line(record, replica))
        }
        let reasons = pair.reasons.map(\.phrase)
        try lines.line(
          "  "
            + Phrase(
              fr: "– " + reasons.map(\.french).joined(separator: ", "),
              en: "– " + reasons.map(\.english).joined(separator: ", ")
            ).text)
        let ids = [pair.first, pair.second].map { $0.dropFirst("member/".count) }
        try lines.line("  reseau member merge \(ids[0]) \(ids[1])")
      }
      try lines.flush()
    }
  }

  private func line(_ record: String, _ replica: Replica) throws -> String {
    guard let view = try replica.view(of: record) else { return record }
    let more = ["site", "phone", "email"].compactMap { view.string($0) }.filter { !$0.isEmpty }
      .map { Visible.line($0) }
    return ([Terminal.bold(Visible.line(view.title))] + more + [Terminal.dim(record)])
      .joined(separator: "  ")
  }
}

extension LikelyPair {
  fileprivate var json: Value {
    Value(object: [
      ("reasons", Value(array: reasons.map { Value($0.rawValue) })),
      ("records", Value(array: [Value(first), Value(second)])),
    ])
  }
}

extension LikelyPair.Reason {
  fileprivate var phrase: Phrase {
    switch self {
    case .mail: Phrase(fr: "même courriel", en: "same mail address")
    case .phone: Phrase(fr: "même téléphone", en: "same phone number")
    case .name:
      Phrase(fr: "même nom, au même endroit", en: "same name, at the same place")
    case .nearName:
      Phrase(fr: "presque le même nom, au même site", en: "nearly the same name, at one site")
    }
  }
}
