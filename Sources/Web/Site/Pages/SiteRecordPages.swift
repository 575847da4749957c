import Community
import Merge

/// What the pages of single practices, projects and meetings show.
struct SiteRecordPages {
  let contents: SiteContents
  let key: String

  /// The page of a practice.
  ///
  /// - Parameter projects: those that it came out of.
  func practice(_ record: SiteRecord, projects: [SiteRecord]) -> SitePage {
    let theme = record.string("theme").map { theme in
      [SitePart(theme, href: "practices/index.html#\(SiteThemes.id(of: theme))")]
    }
    var facts = [
      fact(record, "theme", theme ?? []),
      SiteFact(label: word("siteAsk"), parts: people(record, "owner")),
      fact(record, "adopted", record.elements("adopted").map { SitePart($0) }),
    ]
    let useful = record.elements("useful").count
    if useful > 0 {
      let members = Counted(count: useful, fr: ("membre", "membres"), en: ("member", "members"))
      facts.append(fact(record, "useful", [SitePart(contents.say(members.phrase))]))
    }
    facts.append(fact(record, "review", days(record, "review")))
    facts.append(fact(record, "tags", record.elements("tags").map { SitePart($0) }))
    return SiteArticle.page(
      record, contents, frame: key, notes: isToReview(record) ? [word("siteToReview")] : [],
      facts: facts.filter { !$0.parts.isEmpty }, texts: ["body"], isPlain: true,
      sections: [
        SiteSection(
          anchor: "projects", heading: word("siteProjects"),
          rows: projects.map { ListingRow($0.title, href: $0.path) }),
        files(of: record),
      ])
  }

  /// Whether the day to look at a practice again has come.
  func isToReview(_ record: SiteRecord) -> Bool {
    guard let today = contents.today,
      let day = record.string("review").flatMap({ CalendarDate($0) })
    else { return false }
    return day <= today
  }

  /// The page of a project.
  ///
  /// - Parameter practices: the pages of practices, by record.
  func project(_ record: SiteRecord, practices: [String: SiteRecord]) -> SitePage {
    let facts = [
      fact(record, "origin", choice(record, "origin")),
      fact(record, "status", choice(record, "status")),
      fact(record, "sponsor", lines(record, "sponsor")),
      fact(record, "lead", people(record, "lead")),
      fact(record, "participants", contents.people.parts(record.elements("participants"))),
      fact(record, "starts", days(record, "starts")), fact(record, "due", days(record, "due")),
      fact(record, "tags", record.elements("tags").map { SitePart($0) }),
    ]
    let found = record.elements("practices").compactMap { practices[$0] }
    return SiteArticle.page(
      record, contents, frame: key, notes: [], facts: facts.filter { !$0.parts.isEmpty },
      texts: ["aim", "log"],
      sections: [
        tasks(of: record, heading: word("siteTasks")),
        SiteSection(
          anchor: "practices", heading: word("sitePractices"),
          rows: found.map { ListingRow($0.title, href: $0.path) }),
        files(of: record),
      ])
  }

  /// The page of a meeting. How to join a call is for members, and is left out.
  func meeting(_ record: SiteRecord) -> SitePage {
    let times = [record.string("time"), record.string("ends")].compactMap(\.self)
    var facts = [
      fact(record, "date", days(record, "date")),
      fact(record, "time", times.isEmpty ? [] : [SitePart(times.joined(separator: " – "))]),
      fact(record, "place", lines(record, "place")), fact(record, "host", lines(record, "host")),
      fact(record, "speaker", lines(record, "speaker")),
      fact(record, "subject", lines(record, "subject")),
      fact(record, "status", choice(record, "status")),
      fact(record, "presenters", contents.people.parts(record.elements("presenters"))),
    ]
    let present = record.elements("attendance").count
    if present > 0 {
      let persons = Counted(
        count: present, fr: ("personne", "personnes"), en: ("person", "persons"))
      facts.append(fact(record, "attendance", [SitePart(contents.say(persons.phrase))]))
    }
    facts.append(fact(record, "tags", record.elements("tags").map { SitePart($0) }))
    return SiteArticle.page(
      record, contents, frame: key, notes: [], facts: facts.filter { !$0.parts.isEmpty },
      texts: ["agenda", "minutes"],
      sections: [tasks(of: record, heading: word("siteActions")), files(of: record)])
  }

  private func tasks(of record: SiteRecord, heading: String) -> SiteSection {
    let rows = (contents.tasks[record.record] ?? []).map { task in
      let due = task.due.map { SitePart(contents.dayText($0)) }
      let who = task.who.map { contents.people.part($0) }
      return ListingRow(
        task.title, href: nil, mark: task.isDone ? word("siteDone") : nil,
        facts: [who, due].compactMap(\.self))
    }
    return SiteSection(anchor: "tasks", heading: heading, rows: rows)
  }

  private func files(of record: SiteRecord) -> SiteSection {
    contents.files.section(of: record.record, heading: word("siteFiles"))
  }

  private func fact(_ record: SiteRecord, _ field: String, _ parts: [SitePart]) -> SiteFact {
    let label = record.kind?.field(field)?.label
    return SiteFact(label: label.map { contents.say($0) } ?? field, parts: parts)
  }

  private func people(_ record: SiteRecord, _ field: String) -> [SitePart] {
    record.string(field).map { [contents.people.part($0)] } ?? []
  }

  private func days(_ record: SiteRecord, _ field: String) -> [SitePart] {
    record.string(field).map { [SitePart(contents.dayText($0))] } ?? []
  }

  private func lines(_ record: SiteRecord, _ field: String) -> [SitePart] {
    record.string(field).map { [SitePart($0)] } ?? []
  }

  private func choice(_ record: SiteRecord, _ field: String) -> [SitePart] {
    contents.choice(record, field).map { [SitePart($0)] } ?? []
  }

  private func word(_ name: String) -> String { Wording(language: contents.language)[name] }
}

extension SiteContents {
  /// The word that field `name` holds, as people read it.
  func choice(_ record: SiteRecord, _ name: String) -> String? {
    guard let word = record.string(name) else { return nil }
    guard case .value(.choice(let choices)) = record.kind?.field(name)?.content else { return word }
    return choices.first { $0.name == word }.map { say($0.label) } ?? word
  }
}
