import Community
import Merge
import Workspace

/// A site in the network's picture and table.
struct SiteLine: Sendable {
  /// How much of what is here a site has.
  enum Grasp: Sendable {
    /// All of it.
    case all
    /// All but so many changes.
    case lacking(Int)
    /// It has not said anything yet.
    case silent
    /// It is not waited for.
    case apart
  }

  /// Its page, where a lead decides about it; `nil` for others.
  let href: String?
  let name: String
  /// Its number, where its name alone could be another's, too.
  let number: String?
  let isLead: Bool
  let isOwn: Bool
  let grasp: Grasp
  /// How much it has, in words.
  let state: String
  /// How many changes it made, as far as they are here.
  let changes: String
  /// When it last gave a sign of life.
  let last: String
  /// When that was; `nil` when it never did.
  let at: Timestamp?

  /// Describes another site.
  ///
  /// - Parameter isLed: whether this site is a lead.
  init(_ row: SiteRow, _ visit: Visit, isLed: Bool) {
    href = isLed ? "/network/\(row.origin)" : nil
    name = row.name
    number = row.number
    isLead = row.isLead
    isOwn = false
    at = row.at
    last = row.at.map { visit.say(visit.surroundings.time($0)) } ?? "–"
    changes = row.held > row.merged ? "\(row.merged)/\(row.held)" : "\(row.held)"
    switch (row.note, row.lacks, row.at) {
    case (let note?, _, _):
      grasp = .apart
      state = visit.say(note)
    case (nil, nil, _):
      grasp = .apart
      state = visit.say(Phrase(fr: "on ne l’attend pas", en: "not waited for"))
    case (nil, _, nil):
      grasp = .silent
      state = visit.say(Phrase(fr: "pas encore de nouvelles", en: "no news yet"))
    case (nil, 0, _):
      grasp = .all
      state = visit.say(Phrase(fr: "a tout", en: "has all"))
    case (nil, let count?, _):
      grasp = .lacking(count)
      let changes = Counted.changes(count)
      state = visit.say(
        Phrase(fr: "il lui manque \(changes.french)", en: "lacks \(changes.english)"))
    }
  }

  /// Describes this site itself.
  init(own status: Status, _ visit: Visit) {
    href = status.isLead ? "/network/\(status.origin)" : nil
    name = status.site.name
    number = status.namesakes.bear(name) ? status.origin : nil
    isLead = status.isLead
    isOwn = true
    grasp = .all
    state = visit.say(
      Phrase(fr: "ce site : tout ce qui est ici", en: "this site: all that is here"))
    changes = "\(status.own)"
    last = visit.say(Phrase(fr: "maintenant", en: "now"))
    at = visit.now
  }

  /// Its name, with its number where that is needed.
  var label: String { number.map { "\(name) (\($0))" } ?? name }

  /// The same where there is little room: of a number the end says which it is.
  var shortLabel: String {
    let short: String = name.count > 32 ? name.prefix(31) + "…" : name
    return number.map { "\(short) (…\($0.suffix(8)))" } ?? short
  }

  /// How many of `total` changes it has.
  func share(of total: Int) -> Double {
    switch grasp {
    case .all: 1
    case .lacking(let count): total == 0 ? 1 : 1 - min(1, Double(count) / Double(total))
    case .silent, .apart: 0
    }
  }

  /// Where it stands in a list that begins with those that lack most; those that are not waited
  /// for come last.
  var need: Int {
    switch grasp {
    case .silent: .max
    case .lacking(let count): count
    case .all: 0
    case .apart: -1
    }
  }
}
