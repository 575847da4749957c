import Community
import Merge

/// What the pages of the static site that list show.
struct SiteListPages {
  let contents: SiteContents
  let key: String
  let themes: SiteThemes

  init(_ contents: SiteContents, key: String) {
    self.contents = contents
    self.key = key
    themes = SiteThemes(
      contents.practices, without: Wording(language: contents.language)["siteNoTheme"])
  }

  private static let newest = 15

  /// The first page: what is new, and the themes.
  var first: SitePage {
    let all = contents.practices + contents.projects + contents.meetings
    let newest = all.sorted {
      ($0.updated, $1.record) > ($1.updated, $0.record)
    }.prefix(Self.newest)
    let news = newest.map { record in
      let day = contents.day(record.updated).map { SitePart(contents.say(DayText($0).phrase)) }
      let kind = record.kind.map { SitePart(contents.say($0.singular)) }
      return ListingRow(record.title, href: record.path, facts: [kind, day].compactMap(\.self))
    }
    let themes = themes.all.map { theme in
      SiteListing.Jump(
        href: "practices/index.html#\(theme.id)", label: theme.name, count: theme.practices.count)
    }
    return SiteListing.page(
      "index.html", contents.network, contents, frame: key, intro: word("siteIntro"),
      jumps: themes,
      sections: [SiteSection(anchor: "new", heading: word("siteNew"), rows: news)], isFirst: true)
  }

  /// The practices, by theme.
  var practices: SitePage {
    let pages = SiteRecordPages(contents: contents, key: key)
    let sections = themes.all.map { theme in
      SiteSection(
        anchor: theme.id, heading: theme.name,
        rows: theme.practices.map { record in
          let owner = record.string("owner").map { contents.people.part($0).text }
          return ListingRow(
            record.title, href: record.path,
            mark: pages.isToReview(record) ? word("siteToReviewShort") : nil,
            facts: owner.map { [SitePart($0)] } ?? [])
        })
    }
    let jumps =
      sections.count < 2
      ? []
      : sections.map {
        SiteListing.Jump(href: "#\($0.anchor)", label: $0.heading, count: $0.rows.count)
      }
    return SiteListing.page(
      "practices/index.html", word("sitePractices"), contents, frame: key, jumps: jumps,
      sections: sections)
  }

  /// The projects: what goes on before what is over.
  var projects: SitePage {
    let order = ["running", "idea", "done", "stopped"]
    let states = Dictionary(grouping: contents.projects) { $0.string("status") ?? "" }
    let sections = states.sorted { left, right in
      let places = [left, right].map { order.firstIndex(of: $0.key) ?? order.count }
      return (places[0], left.key) < (places[1], right.key)
    }.map { state, records in
      SiteSection(
        anchor: state.isEmpty ? "other" : state,
        heading: contents.choice(records[0], "status").map(Self.heading) ?? word("siteOther"),
        rows: records.map { record in
          let due = record.string("due").map { SitePart(contents.dayText($0)) }
          return ListingRow(
            record.title, href: record.path,
            facts: [contents.choice(record, "origin").map { SitePart($0) }, due]
              .compactMap(\.self))
        })
    }
    return SiteListing.page(
      "projects/index.html", word("siteProjects"), contents, frame: key, sections: sections)
  }

  /// The meetings, by year, the latest first.
  var meetings: SitePage {
    let years = Dictionary(grouping: contents.meetings) {
      String(($0.string("date") ?? "").prefix(4))
    }
    let sections = years.sorted { $0.key > $1.key }.map { year, records in
      SiteSection(
        anchor: "y-\(year)", heading: year.isEmpty ? word("siteOther") : year,
        rows: records.map { record in
          let day = record.string("date").map { SitePart(contents.dayText($0)) }
          let status = contents.choice(record, "status").map { SitePart($0) }
          let host = record.string("host").map { SitePart($0) }
          return ListingRow(
            record.title, href: record.path, facts: [day, host, status].compactMap(\.self))
        })
    }
    return SiteListing.page(
      "meetings/index.html", word("siteMeetings"), contents, frame: key, sections: sections)
  }

  /// The directory: those who agreed to be shown, by site.
  var directory: SitePage {
    let sites = Dictionary(grouping: contents.people.cards) { $0.site ?? "" }
    let sections = sites.sorted { left, right in
      left.key.isEmpty != right.key.isEmpty ? right.key.isEmpty : left.key < right.key
    }.enumerated().map { place, site in
      SiteSection(
        anchor: "s-\(place + 1)", heading: site.key.isEmpty ? word("siteOther") : site.key,
        rows: site.value.map { card in
          ListingRow(
            card.name, href: nil, id: "m-\(card.record.drop { $0 != "/" }.dropFirst())",
            facts: facts(card))
        })
    }
    return SiteListing.page(
      "directory.html", word("siteDirectory"), contents, frame: key,
      intro: word("siteDirectoryIntro"), sections: sections)
  }

  private func facts(_ card: SitePeople.Card) -> [SitePart] {
    func line(_ name: String) -> String? {
      card.fields[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
    let phone = line("phone").map { phone in
      let digits = phone.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
      return SitePart(phone, href: digits.isEmpty ? nil : "tel:\(digits)")
    }
    let mail = line("email").map { mail in
      let isPlain = mail.contains("@") && mail.allSatisfy { !$0.isWhitespace && $0 != "?" }
      return SitePart(mail, href: isPlain ? "mailto:\(mail)" : nil)
    }
    let skills = card.fields.elements("skills").map { SitePart($0) }
    return [line("title").map { SitePart($0) }, phone, mail].compactMap(\.self) + skills
  }

  /// A word as a heading: with a capital.
  private static func heading(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private func word(_ name: String) -> String { Wording(language: contents.language)[name] }
}
