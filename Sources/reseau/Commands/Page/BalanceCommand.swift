import ArgumentParser
import Community
import Merge
import Workspace

/// `balance`: how the network lives.
struct BalanceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "balance",
      Phrase(
        fr: "Comment vit le réseau : quels sites donnent, lesquels se taisent, ce qui attend.",
        en: "How the network lives: which sites give, which are silent, what waits."),
      more: Phrase(
        fr: "Un site « contribue » s’il a changé des fiches, « lit » s’il a seulement donné signe "
          + "de vie, « se tait » sinon. Ce qui attend : les pratiques proposées depuis plus de 30 "
          + "jours, les pratiques à revoir, les tâches en retard, les enquêtes restées ouvertes.",
        en: "A site “contributes” if it changed records, “reads” if it only gave a sign of life, "
          + "and is “silent” otherwise. What waits: practices proposed more than 30 days ago, "
          + "practices due for review, tasks that are late, surveys left open."),
      examples: ["reseau balance", "reseau balance --since 01/09/2026", "reseau balance --json"])
  }

  @Option(
    help: help(
      fr: "Depuis quel jour (sinon, 90 jours).", en: "Since which day (otherwise, 90 days).",
      valueName: Phrase(fr: "jour", en: "day")))
  var since: String?

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  private static let usualDays = 90

  func run() throws {
    let now = Edge.now
    guard let today = LocalTime(now).date,
      let usual = CalendarDate(dayNumber: today.dayNumber - Self.usualDays)
    else {
      throw Complaint(
        .inputOutput, fr: "L’horloge de cet ordinateur est fausse : mettez-la à l’heure.",
        en: "This computer's clock is wrong: set it.")
    }
    let first = try since.map { try TypedDay.read($0, "--since") } ?? usual
    let balance = try Replica.reading { replica in
      try replica.balance(since: first, now: now, today: today) { LocalTime($0).date }
    }
    if output.json { return try Output.print(balance.json) }
    try BalancePage(balance).print()
  }
}

extension Balance {
  /// The balance for other programs.
  fileprivate var json: String {
    let sites = sites.map { site in
      var members: [(key: String, value: Value)] = [
        ("changes", Value(site.changes)), ("name", Value(site.site.name)),
        ("own", Value(site.isOwn)), ("practices", Value(site.practices)),
        ("site", Value(site.site.id)), ("standing", Value(site.standing.rawValue)),
      ]
      if let at = site.lastSign { members.append(("at", Value(at.text))) }
      return Value(object: members)
    }
    let waiting = waiting.map { item in
      var members: [(key: String, value: Value)] = [
        ("days", Value(item.days)), ("reason", Value(item.reason.rawValue)),
        ("record", Value(item.record)), ("since", Value(item.since.text)),
        ("title", Value(item.title)),
      ]
      if let site = item.site { members.append(("site", Value(site))) }
      return Value(object: members)
    }
    return Value(object: [
      ("since", Value(since.text)), ("sites", Value(array: sites)),
      ("waiting", Value(array: waiting)),
    ]).json
  }
}
