import Catalog
import Community
import Merge

/// The practices by theme. Two spellings of a theme that differ in case or accents are one.
struct SiteThemes {
  /// A theme and its practices, by title.
  struct Theme {
    let id: String
    let name: String
    let practices: [SiteRecord]
  }

  /// The themes, in the order of their letters; practices without one come last.
  let all: [Theme]

  /// Sorts `practices`, which are in the order of their titles.
  init(_ practices: [SiteRecord], without: String) {
    let groups = Dictionary(grouping: practices) { Self.id(of: $0.string("theme") ?? "") }
    all = groups.map { id, practices in
      Theme(id: id, name: practices[0].string("theme") ?? without, practices: practices)
    }.sorted { left, right in
      let isLast = [left, right].map { $0.practices[0].string("theme") == nil }
      return isLast[0] == isLast[1] ? left.id < right.id : isLast[1]
    }
  }

  /// What an address names the theme by.
  static func id(of theme: String) -> String {
    "t-" + SearchFolding.words(of: theme).joined(separator: "-")
  }
}
