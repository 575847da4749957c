import Catalog
import Community
import Merge
import Workspace

/// The members, as far as the static site may show them.
///
/// Only who said so (`visible`) is named, with what one needs to reach them. All others stand as
/// their site: somebody there answers.
struct SitePeople {
  /// A member who is shown.
  struct Card {
    let record: String
    let name: String
    let site: String?
    let fields: Summary
  }

  /// Those who are shown, by name.
  private(set) var cards: [Card] = []
  private var sites: [String: String] = [:]
  private var shown: [String: String] = [:]
  private var representatives: [String: String] = [:]
  private let somebody: String

  /// Takes the members of the network, by title.
  init(_ items: [ListItem], language: Language) {
    somebody = Phrase(fr: "un membre du réseau", en: "a member of the network").text(in: language)
    var rows: [String: Summary] = [:]
    for item in items { rows[item.name] = Summary(item.summary) }
    // Several records of one person are one card; if one of them says no, it is no.
    var hidden: Set<String> = []
    for item in items {
      let person = Self.representative(of: item.name, rows)
      representatives[item.name] = person
      if rows[item.name]?["visible"]?.bool == false { hidden.insert(person) }
    }
    for item in items {
      guard let fields = rows[item.name] else { continue }
      let site = fields["site"]?.string.flatMap { $0.isEmpty ? nil : $0 }
      if let site { sites[item.name] = site }
      guard representatives[item.name] == item.name, !hidden.contains(item.name),
        fields["visible"]?.bool == true
      else { continue }
      shown[item.name] = item.title
      cards.append(Card(record: item.name, name: item.title, site: site, fields: fields))
    }
  }

  /// Where the links `same` (the same person) lead; in a cycle, the first of it by name.
  private static func representative(of member: String, _ rows: [String: Summary]) -> String {
    var way = [member]
    while let last = way.last, let next = rows[last]?["same"]?.string, rows[next] != nil {
      if let place = way.firstIndex(of: next) { return way[place...].min() ?? next }
      way.append(next)
    }
    return way[way.count - 1]
  }

  /// The member `record` as a page may show them: by name, or else by site.
  func part(_ record: String) -> SitePart {
    let person = representatives[record] ?? record
    if let name = shown[person] { return SitePart(name, href: SitePaths.place(of: person)) }
    return SitePart(sites[record] ?? sites[person] ?? somebody)
  }

  /// Several members, each only once.
  func parts(_ records: [String]) -> [SitePart] {
    var parts: [SitePart] = []
    for part in records.map({ part($0) }) where !parts.contains(part) { parts.append(part) }
    return parts
  }

  /// Where a link to the member leads; `nil` for one who is not shown.
  func place(of record: String) -> String? {
    let person = representatives[record] ?? record
    return shown[person].map { _ in SitePaths.place(of: person) }
  }
}
