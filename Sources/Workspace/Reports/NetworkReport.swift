import Catalog
import Merge

/// The records that a report counts, with their pasts.
public struct ReportRecords: Sendable {
  /// The members.
  public let members: [DatedRecord]
  /// The practices.
  public let practices: [DatedRecord]
  /// The projects.
  public let projects: [DatedRecord]
  /// The meetings.
  public let meetings: [DatedRecord]
  private let memberPlaces: [String: Int]

  /// Gathers records.
  public init(
    members: [DatedRecord] = [], practices: [DatedRecord] = [], projects: [DatedRecord] = [],
    meetings: [DatedRecord] = []
  ) {
    self.members = members
    self.practices = practices
    self.projects = projects
    self.meetings = meetings
    memberPlaces = Dictionary(
      members.indices.map { (members[$0].record, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The member `record`.
  func member(_ record: String) -> DatedRecord? { memberPlaces[record].map { members[$0] } }
}

/// What the network did in a period, beside the one before: what management reads.
///
/// Pure: a function of the records' changes, so that each site that has the same changes makes the
/// same report. *When* goes by the clocks of the sites: ``PastChange/at``.
public struct NetworkReport: Hashable, Sendable {
  /// The network's name.
  public let network: String
  /// The days that it tells of.
  public let period: ReportPeriod
  /// What was done in them.
  public let now: ReportFigures
  /// What was done in as many days before; `nil` where the calendar has none.
  public let before: ReportFigures?
  /// What was answered to the surveys of the period, in sums.
  public let surveys: [ReportSurvey]

  /// Counts what `records` say of `period`.
  ///
  /// - Parameter surveys: those of the period, see ``ReportSurvey/concerns(_:_:_:)``.
  public init(
    network: String, _ records: ReportRecords, surveys: [ReportSurvey] = [],
    in period: ReportPeriod
  ) {
    self.network = network
    self.period = period
    self.surveys = surveys
    var count = ReportCount(records, period)
    now = count.run()
    before = period.previous.map { earlier in
      var count = ReportCount(records, earlier)
      return count.run()
    }
  }
}

extension Replica {
  /// The report of `period`, as far as this home knows.
  ///
  /// It reads the rows of members, practices, projects, meetings and surveys, and opens no journal.
  ///
  /// - Parameter day: the day that a moment falls on.
  public func report(
    of period: ReportPeriod, day: (Timestamp) -> CalendarDate?
  ) throws(WorkspaceError) -> NetworkReport {
    let name = try list(kind: "network").first?.title ?? settings.networkName
    let names = try siteNames()
    return try reading { reader in
      var kinds: [String: [DatedRecord]] = [:]
      for kind in ReportedField.kinds {
        kinds[kind] = try datedRecords(kind, reader, names, day: day)
      }
      let records = ReportRecords(
        members: kinds["member"] ?? [], practices: kinds["practice"] ?? [],
        projects: kinds["project"] ?? [], meetings: kinds["meeting"] ?? [])
      let surveys = try surveys(of: period, kinds["survey"] ?? [], reader)
      return NetworkReport(network: name, records, surveys: surveys, in: period)
    }
  }

  /// The live records of a kind, with what each of their changes said of what reports tell.
  private func datedRecords(
    _ kind: String, _ reader: IndexReader, _ names: (SiteIndex) -> SiteName,
    day: (Timestamp) -> CalendarDate?
  ) throws -> [DatedRecord] {
    let (journals, history) = (try reader.journalTable(), history)
    var records: [DatedRecord] = []
    try reader.forEachTrail(kind: kind) { record, trail in
      let times = try history.times(of: trail, journals: journals, reader: reader)
      let changes = try zip(trail, times).inOrderOfTime(history, names, reader)
      records.append(
        DatedRecord(
          record,
          try changes.compactMap { change, time in
            guard let day = day(time) else { return nil }
            guard let said = ReportedField.change(of: record, saying: change.said) else {
              throw CatalogError.needsRebuild(.damaged)
            }
            return DatedRecord.Dated(day, names(change.site).name, said)
          }))
    }
    return records
  }
}
