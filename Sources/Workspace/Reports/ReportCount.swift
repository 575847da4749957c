import Merge

/// Counts what a report tells of one period.
struct ReportCount {
  private let records: ReportRecords
  private let period: ReportPeriod
  private var sites: [String: ReportFigures.Site] = [:]
  private var figures = ReportFigures()
  private let homes: [String: String]

  init(_ records: ReportRecords, _ period: ReportPeriod) {
    self.records = records
    self.period = period
    homes = Dictionary(
      records.members.compactMap { member in
        member.string(.site, on: period.to).map { (member.record, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The figures.
  mutating func run() -> ReportFigures {
    countMembers()
    for practice in records.practices { count(practice: practice) }
    countProjects()
    for meeting in records.meetings { count(meeting: meeting) }
    figures.sites = sites.values.sorted { $0.name < $1.name }
    return figures
  }

  private func existed(_ record: DatedRecord) -> Bool {
    record.first.map { $0 <= period.to } ?? false
  }

  private mutating func at(_ site: String, _ change: (inout ReportFigures.Site) -> Void) {
    change(&sites[site, default: ReportFigures.Site(name: site)])
  }

  private mutating func countMembers() {
    let present = records.members.filter { existed($0) }
    let names = Set(present.map(\.record))
    var units: [[String]: Int] = [:]
    for member in present {
      // A second record of the same person is no second person.
      if let other = member.string(.same, on: period.to), names.contains(other),
        other != member.record, !leadsBack(from: member, names)
      {
        continue
      }
      let site = homes[member.record] ?? ""
      figures.members += 1
      at(site) { $0.members += 1 }
      units[[site, member.string(.unit, on: period.to) ?? ""], default: 0] += 1
    }
    figures.units = units.map { key, count in
      ReportFigures.Unit(site: key[0], unit: key[1], members: count)
    }.sorted { ($0.site, $0.unit) < ($1.site, $1.unit) }
  }

  /// Whether the links from `member` to the same person lead in a circle of which it is the first
  /// by name: then it is the one that counts.
  private func leadsBack(from member: DatedRecord, _ names: Set<String>) -> Bool {
    var seen: Set<String> = []
    var next: String? = member.record
    while let record = next, names.contains(record), seen.insert(record).inserted {
      next = records.member(record)?.string(.same, on: period.to)
    }
    return next == member.record && seen.min() == member.record
  }

  private mutating func count(practice: DatedRecord) {
    guard existed(practice) else { return }
    let owner = practice.string(.owner, on: period.to)
    let site = owner.flatMap { homes[$0] } ?? practice.site ?? ""
    if let first = practice.first, period.contains(first) {
      figures.shared += 1
      at(site) { $0.shared += 1 }
    }
    if practice.was(set: .status, to: "validated", in: period) {
      figures.validated += 1
      at(site) { $0.validated += 1 }
    }
    let adopters = practice.added(to: .adopted, in: period)
    if !adopters.isEmpty { figures.reused += 1 }
    figures.adoptions += adopters.count
    for adopter in adopters { at(adopter) { $0.adopted += 1 } }
    if practice.string(.status, on: period.to) == "validated" {
      figures.gained += practice.number(.gained, on: period.to) ?? 0
    }
  }

  /// Those that were over before the period are of no concern to it.
  private mutating func countProjects() {
    var counts: [[String]: Int] = [:]
    for project in records.projects where existed(project) {
      let status = project.string(.status, on: period.to) ?? ""
      let isOver = status == "done" || status == "stopped"
      let wasOver = CalendarDate(dayNumber: period.from.dayNumber - 1).flatMap {
        project.string(.status, on: $0)
      }
      if isOver && wasOver == status { continue }
      counts[[project.string(.origin, on: period.to) ?? "", status], default: 0] += 1
      figures.hours += project.number(.hours, on: period.to) ?? 0
      figures.gained += project.number(.gained, on: period.to) ?? 0
    }
    figures.projects = counts.map { key, count in
      ReportFigures.Projects(origin: key[0], status: key[1], count: count)
    }.sorted { ($0.origin, $0.status) < ($1.origin, $1.status) }
  }

  /// A meeting counts by its own day, and as it is known now: minutes come later.
  private mutating func count(meeting: DatedRecord) {
    guard let known = meeting.changes.last?.day,
      let day = meeting.string(.date, on: known).flatMap({ CalendarDate($0) }),
      period.contains(day)
    else { return }
    switch meeting.string(.status, on: known) {
    case "cancelled": figures.cancelled += 1
    case "held":
      figures.held += 1
      let present = meeting.elements(of: .attendance, on: known).count
      figures.attendance += present
      if present > 0 { figures.counted += 1 }
      if let host = meeting.string(.host, on: known) { at(host) { $0.hosted += 1 } }
    default: break
    }
  }
}
