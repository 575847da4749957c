import Catalog
import Merge

extension Replica {
  /// What waits too long on `today`.
  func waiting(
    on today: CalendarDate, day: (Timestamp) -> CalendarDate?
  ) throws(WorkspaceError) -> [Balance.Waiting] {
    var found: [Balance.Waiting] = []
    var homes: [String: String] = [:]
    for member in try list(kind: "member") {
      if let site = ListedFields(member)["site"] { homes[member.name] = site }
    }
    func note(_ reason: Balance.Reason, _ item: ListItem, _ site: String?, _ since: CalendarDate) {
      found.append(
        Balance.Waiting(
          reason: reason, record: item.name, title: item.title, site: site, since: since,
          days: today.dayNumber - since.dayNumber))
    }
    try forEachPast(of: "practice", where: [.value("status", equals: "proposed")]) { item, past in
      let proposals = past.filter { past in
        past.change?.set.contains {
          $0.field == "status" && $0.content.string == "proposed"
        } ?? false
      }
      guard let since = proposals.map(\.at).max().flatMap({ day($0) }),
        today.dayNumber - since.dayNumber > Self.patienceWithProposals
      else { return }
      let owner = ListedFields(item)["owner"].flatMap { homes[$0] }
      note(.proposed, item, owner ?? past.first?.site.name, since)
    }
    let dated: [(Balance.Reason, String, [ListFilter], String, String?)] = [
      (.review, "practice", [.value("status", equals: "validated")], "review", "owner"),
      (.task, "task", [], "due", "who"),
      (.survey, "survey", [.value("status", equals: "open")], "closes", nil),
    ]
    for (reason, kind, filters, field, person) in dated {
      for item in try list(kind: kind, where: filters) {
        let fields = ListedFields(item)
        guard let last = fields[field].flatMap({ CalendarDate($0) }), last < today,
          !fields.isTrue("done")
        else { continue }
        note(reason, item, person.flatMap { fields[$0] }.flatMap { homes[$0] }, last)
      }
    }
    return found.sorted { left, right in
      let places = [left, right].map { Balance.Reason.allCases.firstIndex(of: $0.reason) ?? 0 }
      return (places[0], left.since, left.record) < (places[1], right.since, right.record)
    }
  }
}

/// The values that a row of a list holds.
private struct ListedFields {
  private var values: [String: Value] = [:]

  init(_ item: ListItem) {
    _ = try? JSONReader.read(item.summary.utf8) { (reader) throws(JSONError) in
      try reader.object { (key, reader) throws(JSONError) in values[key] = try reader.value() }
    }
  }

  /// The string in field `name`; `nil` for none, or an empty one.
  subscript(_ name: String) -> String? {
    values[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  func isTrue(_ name: String) -> Bool { values[name]?.bool == true }
}
