import Catalog
import Community
import Merge
import Workspace

/// What waits for the person who works here, and for a site that leads.
///
/// Each list asks the index by the fields of one kind, and shows the first few of what it finds.
struct Duties {
  /// One thing that waits.
  struct Item: Sendable {
    let href: String
    let title: String
    let fact: String?
    let isLate: Bool
  }

  /// Things of one sort that wait.
  struct List: Sendable {
    let heading: String
    let items: [Item]
    /// How many more there are.
    let more: String?
  }

  private let visit: Visit
  private let replica: Replica
  private let person: String?
  private let isLead: Bool

  /// How many things of one sort are shown.
  static let mostItems = 8
  /// How many days ahead meetings are told of.
  static let meetingDays = 30

  init(_ visit: Visit, _ replica: Replica, _ person: String?, isLead: Bool) {
    self.visit = visit
    self.replica = replica
    self.person = person
    self.isLead = isLead
  }

  /// The lists that are not empty.
  var lists: [List] {
    get throws {
      try [tasks, validations, reviews, surveys, meetings].filter { !$0.items.isEmpty }
    }
  }

  private func list(_ heading: Phrase, _ items: [Item]) -> List {
    let rest = items.count - Self.mostItems
    let more = Phrase(fr: "… et encore \(rest)", en: "… and \(rest) more")
    return List(
      heading: visit.say(heading), items: Array(items.prefix(Self.mostItems)),
      more: rest > 0 ? visit.say(more) : nil)
  }

  private func item(_ item: ListItem, _ fact: Phrase? = nil, isLate: Bool = false) -> Item {
    Item(
      href: "/" + item.name, title: item.title, fact: fact.map { visit.say($0) }, isLate: isLate)
  }

  /// The day that `field` of `item` names.
  private func day(_ item: ListItem, _ field: String) -> CalendarDate? {
    Summary(item.summary)[field]?.string.flatMap { CalendarDate($0) }
  }

  /// Those of `items` with their day, the first day first; those without one last.
  private func byDay(_ items: [ListItem], _ field: String) -> [(ListItem, CalendarDate?)] {
    items.map { ($0, day($0, field)) }.enumerated().sorted { left, right in
      switch (left.element.1, right.element.1) {
      case (let one?, let other?) where one != other: one < other
      case (_?, nil): true
      case (nil, _?): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  private var tasks: List {
    get throws {
      let mine = try person.map {
        try replica.list(kind: "task", where: [.value("who", equals: $0)])
      }
      let open = (mine ?? []).filter { Summary($0.summary)["done"]?.bool != true }
      let items = byDay(open, "due").map { task, due in
        let isLate = due.map { day in visit.today.map { day < $0 } ?? false } ?? false
        return item(task, due.map { Self.due($0, isLate: isLate) }, isLate: isLate)
      }
      return list(Phrase(fr: "Vos tâches", en: "Your tasks"), items)
    }
  }

  private static func due(_ day: CalendarDate, isLate: Bool) -> Phrase {
    let text = DayText(day).phrase
    return isLate
      ? Phrase(fr: "en retard : \(text.french)", en: "late: \(text.english)")
      : Phrase(fr: "pour le \(text.french)", en: "by \(text.english)")
  }

  /// Practices that wait for a lead.
  private var validations: List {
    get throws {
      let heading = Phrase(fr: "Pratiques proposées, à valider", en: "Practices to validate")
      guard isLead else { return list(heading, []) }
      let proposed = try replica.list(
        kind: "practice", where: [.value("status", equals: "proposed")])
      return list(heading, proposed.map { item($0) })
    }
  }

  /// Practices that the person owns and whose day to be looked at again has come.
  private var reviews: List {
    get throws {
      let heading = Phrase(fr: "Vos pratiques à revoir", en: "Your practices to review")
      guard let person, let today = visit.today else { return list(heading, []) }
      let mine = try replica.list(
        kind: "practice",
        where: [
          .value("owner", equals: person), .range("review", from: "0", through: today.text),
        ])
      let due = mine.filter { Summary($0.summary)["status"]?.string != "archived" }
      return list(
        heading,
        byDay(due, "review").map { practice, day in
          item(
            practice,
            day.map { day in
              let text = DayText(day).phrase
              return Phrase(fr: "depuis le \(text.french)", en: "since \(text.english)")
            })
        })
    }
  }

  /// Open surveys in which the person has answered nothing yet.
  private var surveys: List {
    get throws {
      let heading = Phrase(fr: "Enquêtes ouvertes", en: "Open surveys")
      guard let person else { return list(heading, []) }
      let open = try replica.list(kind: "survey", where: [.value("status", equals: "open")])
      guard !open.isEmpty else { return list(heading, []) }
      let answered = Set(
        try replica.list(kind: "answer", where: [.value("by", equals: person)])
          .compactMap { Summary($0.summary)["question"]?.string })
      let waiting = try open.filter { survey in
        if let day = day(survey, "closes"), let today = visit.today, day < today { return false }
        let questions = try replica.list(
          kind: "question", where: [.value("survey", equals: survey.name)])
        return questions.allSatisfy { !answered.contains($0.name) }
      }
      return list(
        heading,
        byDay(waiting, "closes").map { survey, day in
          item(
            survey,
            day.map { day in
              let text = DayText(day).phrase
              return Phrase(fr: "jusqu’au \(text.french)", en: "until \(text.english)")
            })
        })
    }
  }

  private var meetings: List {
    get throws {
      let heading = Phrase(fr: "Réunions à venir", en: "Meetings to come")
      guard let today = visit.today,
        let last = CalendarDate(dayNumber: today.dayNumber + Self.meetingDays)
      else { return list(heading, []) }
      let near = try replica.list(
        kind: "meeting", where: [.range("date", from: today.text, through: last.text)])
      let planned = near.filter { meeting in
        let status = Summary(meeting.summary)["status"]?.string
        return status == nil || status == "planned"
      }
      return list(
        heading,
        byDay(planned, "date").map { meeting, day in
          let values = Summary(meeting.summary)
          let more = [values["time"], values["place"] ?? values["host"]].compactMap { $0?.string }
          return item(
            meeting,
            day.map { day in
              let text = DayText(day).phrase
              return Phrase(
                fr: ([text.french] + more).joined(separator: ", "),
                en: ([text.english] + more).joined(separator: ", "))
            })
        })
    }
  }
}
