/// A piece of text on a page of the static site, with where it leads.
struct SitePart: Hashable, Sendable {
  let text: String
  /// A path from the site's root, or a whole address. Named apart from a row's `href`, which a
  /// template would find in its place where there is none.
  let link: String?

  /// Makes a piece that leads to `href`, if anywhere.
  init(_ text: String, href: String? = nil) {
    self.text = text
    link = href
  }
}

/// What a field holds, on a page of the static site.
struct SiteFact: Hashable, Sendable {
  let label: String
  let parts: [SitePart]
}

/// A row of a list on the static site.
struct ListingRow: Hashable, Sendable {
  let id: String?
  let title: String
  let href: String?
  let mark: String?
  let facts: [SitePart]

  init(
    _ title: String, href: String?, id: String? = nil, mark: String? = nil, facts: [SitePart] = []
  ) {
    self.id = id
    self.title = title
    self.href = href
    self.mark = mark
    self.facts = facts
  }
}

/// A list with a heading, on the static site.
struct SiteSection: Hashable, Sendable {
  /// What an address names it by, after `#`.
  let anchor: String
  let heading: String
  let rows: [ListingRow]
}

extension SitePart {
  /// The piece on a page from which `root` leads to the site's root.
  func below(_ root: String) -> SitePart {
    SitePart(text, href: link.map { $0.isWholeAddress ? $0 : root + $0 })
  }
}

extension ListingRow {
  /// The row on a page from which `root` leads to the site's root.
  func below(_ root: String) -> ListingRow {
    ListingRow(
      title, href: href.map { root + $0 }, id: id, mark: mark,
      facts: facts.map { $0.below(root) })
  }
}

extension SiteSection {
  /// The section on a page from which `root` leads to the site's root.
  func below(_ root: String) -> SiteSection {
    SiteSection(anchor: anchor, heading: heading, rows: rows.map { $0.below(root) })
  }
}

extension SiteFact {
  /// The fact on a page from which `root` leads to the site's root.
  func below(_ root: String) -> SiteFact {
    SiteFact(label: label, parts: parts.map { $0.below(root) })
  }
}

extension Fingerprint {
  mutating func take(_ part: SitePart) {
    take(part.text)
    take(part.link)
  }

  mutating func take(_ row: ListingRow) {
    take(row.id)
    take(row.title)
    take(row.href)
    take(row.mark)
    take(row.facts) { $0.take($1) }
  }

  mutating func take(_ section: SiteSection) {
    take(section.anchor)
    take(section.heading)
    take(section.rows) { $0.take($1) }
  }

  mutating func take(_ fact: SiteFact) {
    take(fact.label)
    take(fact.parts) { $0.take($1) }
  }
}

extension String {
  /// Whether this is an address by itself, and no path in the site. Only what leads to people and
  /// pages: no scheme that could run anything.
  var isWholeAddress: Bool {
    let start = prefix(10).lowercased()
    return ["https://", "http://", "mailto:", "tel:"].contains { start.hasPrefix($0) }
  }
}
