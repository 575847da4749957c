import Catalog
import Community
import Merge

extension Replica {
  /// What waits too long on `today`.
  func waiting(
    on today: CalendarDate, day: (Timestamp) -> CalendarDate?
  ) throws(WorkspaceError) -> [Balance.Waiting] {
    let names = try siteNames()
    return try reading { reader in
      let groups = try personGroups(reader)
      var waiting = try proposals(on: today, reader, names, groups, day: day)
      for (item, due) in try reader.due(before: today.text) {
        guard let reason = Balance.Reason.ofDue[item.kind], let since = CalendarDate(due) else {
          continue
        }
        waiting.append(
          Balance.Waiting(
            reason: reason.reason, record: item.name, title: item.title,
            site: try reason.person.flatMap { try home(of: $0, in: item, groups, reader) },
            since: since, days: today.dayNumber - since.dayNumber))
      }
      return waiting.sorted { left, right in
        let places = [left, right].map { Balance.Reason.allCases.firstIndex(of: $0.reason) ?? 0 }
        return (places[0], left.since, left.record) < (places[1], right.since, right.record)
      }
    }
  }

  /// The practices that were proposed too long ago. When is in no row that a list shows, but in
  /// what their changes said.
  private func proposals(
    on today: CalendarDate, _ reader: IndexReader, _ names: (SiteIndex) -> SiteName,
    _ groups: PersonGroups, day: (Timestamp) -> CalendarDate?
  ) throws -> [Balance.Waiting] {
    let (journals, history) = (try reader.journalTable(), history)
    let proposed = ListFilter.value("status", equals: "proposed")
    return try reader.list(kind: "practice", where: [proposed]).compactMap { item in
      let trail = try reader.trail(of: item.name)
      let times = try history.times(of: trail, journals: journals, reader: reader)
      let proposals = zip(trail, times).filter { change, _ in
        ReportedField.change(of: item.name, saying: change.said)?.set.contains {
          $0.field == "status" && $0.content.string == "proposed"
        } ?? false
      }
      guard let since = proposals.map(\.1).max().flatMap({ day($0) }),
        today.dayNumber - since.dayNumber > Self.patienceWithProposals
      else { return nil }
      let first = try zip(trail, times).inOrderOfTime(history, names, reader).first
      return Balance.Waiting(
        reason: .proposed, record: item.name, title: item.title,
        site: try home(of: "owner", in: item, groups, reader)
          ?? first.map { names($0.0.site).name },
        since: since, days: today.dayNumber - since.dayNumber)
    }
  }

  /// The site of the member whom `field` of a record names.
  private func home(
    of field: String, in item: ListItem, _ groups: PersonGroups, _ reader: IndexReader
  ) throws -> String? {
    guard let member = ItemValues(item.summary)[field]?.string else { return nil }
    let site = try reader.item(groups.representative(of: member)).flatMap { member in
      member.isLive ? ItemValues(try combined(member, groups, reader).summary)["site"]?.string : nil
    }
    return site.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Balance.Reason {
  /// What a record waits for once its day has passed, by kind, and the field that names who.
  fileprivate static let ofDue: [String: (reason: Balance.Reason, person: String?)] = [
    "practice": (.review, "owner"), "task": (.task, "who"), "survey": (.survey, nil),
  ]
}
