import Community
import Workspace

/// How the network stands, in a few sentences: the same that its picture shows.
struct NetworkSummary {
  let sentences: [String]

  init(_ lines: [SiteLine], _ visit: Visit) {
    let waited = lines.filter { $0.need >= 0 }
    let complete = waited.filter { $0.need == 0 }.count
    var phrases: [Phrase] = []
    if lines.count == 1 {
      phrases.append(
        Phrase(
          fr: "Ce site est seul : les autres apparaîtront ici dès qu’ils auront rejoint le réseau.",
          en: "This site is alone: the others will appear here once they have joined the network."))
    } else if complete == waited.count {
      phrases.append(
        Phrase(
          fr: "Tous les sites ont tout ce qui est ici.", en: "All sites have all that is here."))
    } else {
      phrases.append(
        Phrase(
          fr: "\(complete < 2 ? "Un site" : "\(complete) sites") sur \(waited.count) "
            + "\(complete < 2 ? "a" : "ont") tout ce qui est ici.",
          en: "\(complete) of \(Counted.sites(waited.count).english) "
            + "\(complete == 1 ? "has" : "have") all that is here.")
      )
    }
    if lines.count > 1, let leads = Self.named(lines.filter(\.isLead)) {
      let isOne = lines.count(where: \.isLead) == 1
      phrases.append(
        Phrase(
          fr: "\(isOne ? "Site animateur" : "Sites animateurs") : \(leads.french).",
          en: "\(isOne ? "Lead site" : "Lead sites"): \(leads.english)."))
    }
    if let lacking = Self.named(waited.filter { 1..<Int.max ~= $0.need }, withNumbers: true) {
      phrases.append(
        Phrase(
          fr: "Il manque des changements à : \(lacking.french).",
          en: "Some changes have not reached: \(lacking.english)."))
    }
    if let silent = Self.named(waited.filter { $0.at == nil }) {
      phrases.append(
        Phrase(
          fr: "Pas encore de nouvelles de : \(silent.french).",
          en: "No news yet from: \(silent.english)."))
    }
    let late = waited.filter { line in
      line.at.map { visit.now.milliseconds - $0.milliseconds > Self.longSilence } ?? false
    }
    if let late = Self.named(late) {
      phrases.append(
        Phrase(
          fr: "Sans signe depuis plus de 30 jours : \(late.french).",
          en: "No sign for more than 30 days: \(late.english)."))
    }
    sentences = phrases.map { visit.say($0) }
  }

  /// 30 days, in milliseconds.
  private static let longSilence: Int64 = 30 * 86_400_000
  private static let mostNames = 5

  /// The names of some, those that lack most first, and how many more there are; `nil` for none.
  private static func named(_ lines: [SiteLine], withNumbers: Bool = false) -> Phrase? {
    guard !lines.isEmpty else { return nil }
    let names = lines.sorted { ($1.need, $0.name) < ($0.need, $1.name) }.prefix(mostNames)
      .map { withNumbers ? "\($0.label) (\($0.need))" : $0.label }.joined(separator: ", ")
    let more = lines.count - mostNames
    guard more > 0 else { return Phrase(same: names) }
    return Phrase(
      fr: "\(names) et \(more) \(more == 1 ? "autre" : "autres")",
      en: "\(names) and \(more) \(more == 1 ? "other" : "others")")
  }
}
