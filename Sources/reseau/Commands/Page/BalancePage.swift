import Community
import Workspace

/// The balance as people read it: the sites, then what waits.
struct BalancePage {
  private let balance: Balance

  init(_ balance: Balance) { self.balance = balance }

  func print() throws {
    let day = DayText(balance.since).phrase
    try Output.print(
      Phrase(fr: "Depuis le \(day.french) :", en: "Since \(day.english):").text, "")
    try sites.print()
    guard !balance.waiting.isEmpty else {
      return try Output.print("", Phrase(fr: "Rien n’attend.", en: "Nothing waits.").text)
    }
    try Output.print("", Phrase(fr: "Ce qui attend :", en: "What waits:").text, "")
    try waiting.print()
  }

  private var sites: Table {
    var table = Table(heading: [
      Phrase(fr: "Site", en: "Site").text, Phrase(fr: "", en: "").text,
      Phrase(fr: "Changements", en: "Changes").text, Phrase(fr: "Pratiques", en: "Practices").text,
      Phrase(fr: "Dernier signe", en: "Last sign").text,
    ])
    for site in balance.sites {
      let sign =
        site.isOwn
        ? Phrase(fr: "ce site", en: "this site")
        : site.lastSign.map { LocalTime($0).phrase } ?? Phrase(fr: "jamais", en: "never")
      table.add([
        site.site.name, site.standing.phrase.text, "\(site.changes)", "\(site.practices)",
        sign.text,
      ])
    }
    return table
  }

  private var waiting: Table {
    var table = Table(heading: [
      Phrase(fr: "Quoi", en: "What").text, Phrase(fr: "Depuis", en: "For").text,
      Phrase(fr: "Site", en: "Site").text, Phrase(fr: "Titre", en: "Title").text,
    ])
    for item in balance.waiting {
      let days = Counted(count: item.days, fr: ("jour", "jours"), en: ("day", "days"))
      table.add([item.reason.phrase.text, days.phrase.text, item.site ?? "–", item.title])
    }
    return table
  }
}

extension Balance.Standing {
  fileprivate var phrase: Phrase {
    switch self {
    case .contributes: Phrase(fr: "contribue", en: "contributes")
    case .reads: Phrase(fr: "lit", en: "reads")
    case .silent: Phrase(fr: "se tait", en: "silent")
    }
  }
}

extension Balance.Reason {
  fileprivate var phrase: Phrase {
    switch self {
    case .proposed: Phrase(fr: "pratique à valider", en: "practice to validate")
    case .review: Phrase(fr: "pratique à revoir", en: "practice to review")
    case .task: Phrase(fr: "tâche en retard", en: "late task")
    case .survey: Phrase(fr: "enquête à clore", en: "survey to close")
    }
  }
}
