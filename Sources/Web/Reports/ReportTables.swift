import Community
import Workspace

/// The tables and pictures of a report.
struct ReportTables {
  private let report: NetworkReport
  private let language: Language
  private let words: Wording

  init(_ report: NetworkReport, _ language: Language) {
    self.report = report
    self.language = language
    words = Wording(language: language)
  }

  /// All of them, in their order; those that would be empty are left out.
  var all: [ReportPage.Table] {
    [summary, members, practices, projects, meetings, hours].compactMap(\.self)
  }

  private func number(_ value: Int) -> String { number(Double(value)) }

  private func number(_ value: Double) -> String { ReportNumber.text(value, in: language) }

  private func site(_ name: String) -> String { name.isEmpty ? words["reportNoSite"] : name }

  private var summary: ReportPage.Table {
    let measures: [(String, (ReportFigures) -> Double)] = [
      ("reportMembers", { Double($0.members) }), ("reportShared", { Double($0.shared) }),
      ("reportValidated", { Double($0.validated) }), ("reportReused", { Double($0.reused) }),
      ("reportProjects", { Double($0.projectCount) }), ("reportHeld", { Double($0.held) }),
      ("reportHours", { $0.hours }), ("reportGained", { $0.gained }),
    ]
    let rows = measures.map { name, measure in
      let before = report.before.map { [number(measure($0))] } ?? []
      return ReportPage.Row(name: words[name], cells: [number(measure(report.now))] + before)
    }
    let columns = [words["reportMeasure"], words["reportNow"]]
    return ReportPage.Table(
      heading: words["reportSummary"], note: nil, pictures: [],
      columns: columns + (report.before == nil ? [] : [words["reportBefore"]]), rows: rows,
      isNumbers: true)
  }

  /// A picture of one measure by site, where some site has any.
  private func pictures(
    _ title: String, _ measure: (ReportFigures.Site) -> Int
  ) -> [ReportPage.Picture] {
    let before = report.before.map { figures in
      Dictionary(figures.sites.map { ($0.name, measure($0)) }, uniquingKeysWith: { $1 })
    }
    let bars = report.now.sites.map { figures in
      BarChart.Bar(
        label: site(figures.name), value: Double(measure(figures)),
        before: before.map { Double($0[figures.name] ?? 0) })
    }
    return BarChart(title: title, bars: bars, language: language).svg
      .map { ReportPage.Picture(svg: $0) }
  }

  private var members: ReportPage.Table? {
    guard report.now.members > 0 else { return nil }
    let rows = report.now.units.map { unit in
      ReportPage.Row(
        name: site(unit.site),
        cells: [unit.unit.isEmpty ? words["reportNoUnit"] : unit.unit, number(unit.members)])
    }
    return ReportPage.Table(
      heading: words["reportMembersBySite"], note: nil,
      pictures: pictures(words["reportMembersBySite"]) { $0.members },
      columns: [words["reportSite"], words["reportUnit"], words["reportMembers"]], rows: rows,
      isNumbers: false)
  }

  private var practices: ReportPage.Table? {
    let rows = report.now.sites.filter { $0.shared + $0.validated + $0.adopted > 0 }.map {
      ReportPage.Row(
        name: site($0.name),
        cells: [number($0.shared), number($0.validated), number($0.adopted)])
    }
    guard !rows.isEmpty else { return nil }
    let adopted = Counted(
      count: report.now.adoptions, fr: ("reprise", "reprises"), en: ("adoption", "adoptions"))
    let reused = Counted(
      count: report.now.reused, fr: ("pratique", "pratiques"), en: ("practice", "practices"))
    let note = Phrase(
      fr: "\(adopted.french) par des sites, de \(reused.french).",
      en: "\(adopted.english) by sites, of \(reused.english).")
    return ReportPage.Table(
      heading: words["reportPractices"], note: note.text(in: language),
      pictures: pictures(words["reportShared"]) { $0.shared },
      columns: [
        words["reportSite"], words["reportShared"], words["reportValidated"],
        words["reportAdopted"],
      ], rows: rows, isNumbers: true)
  }

  private var projects: ReportPage.Table? {
    guard !report.now.projects.isEmpty else { return nil }
    func label(_ field: String, _ word: String) -> String {
      guard case .value(.choice(let choices)) = Kind.project.field(field)?.content,
        let choice = choices.first(where: { $0.name == word })
      else { return word.isEmpty ? words["reportUnsaid"] : word }
      return choice.label.text(in: language)
    }
    let rows = report.now.projects.map { group in
      ReportPage.Row(
        name: label("origin", group.origin),
        cells: [label("status", group.status), number(group.count)])
    }
    return ReportPage.Table(
      heading: words["reportProjects"], note: nil, pictures: [],
      columns: [words["reportOrigin"], words["reportStatus"], words["reportCount"]], rows: rows,
      isNumbers: false)
  }

  private var meetings: ReportPage.Table? {
    let now = report.now
    guard now.held + now.cancelled > 0 else { return nil }
    var rows = [ReportPage.Row(name: words["reportHeld"], cells: [number(now.held)])]
    if now.cancelled > 0 {
      rows.append(ReportPage.Row(name: words["reportCancelled"], cells: [number(now.cancelled)]))
    }
    if now.counted > 0 {
      let average = Double(now.attendance) / Double(now.counted)
      rows.append(ReportPage.Row(name: words["reportAverage"], cells: [number(average)]))
    }
    return ReportPage.Table(
      heading: words["reportMeetings"], note: nil,
      pictures: pictures(words["reportHosted"]) { $0.hosted },
      columns: [words["reportMeasure"], words["reportCount"]], rows: rows, isNumbers: true)
  }

  private var hours: ReportPage.Table? {
    let now = report.now
    guard now.hours + now.gained > 0 else { return nil }
    let bars = [
      BarChart.Bar(
        label: words["reportHoursShort"], value: now.hours, before: report.before?.hours),
      BarChart.Bar(
        label: words["reportGainedShort"], value: now.gained, before: report.before?.gained),
    ]
    let chart = BarChart(title: words["reportHoursHeading"], bars: bars, language: language)
    return ReportPage.Table(
      heading: words["reportHoursHeading"], note: words["reportHoursNote"],
      pictures: chart.svg.map { ReportPage.Picture(svg: $0) },
      columns: [words["reportMeasure"], words["reportCount"]],
      rows: [
        ReportPage.Row(name: words["reportHours"], cells: [number(now.hours)]),
        ReportPage.Row(name: words["reportGained"], cells: [number(now.gained)]),
      ], isNumbers: true)
  }
}
