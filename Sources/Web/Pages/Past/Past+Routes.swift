import Community
import Merge
import Workspace

extension Routes {
  /// Histories, and what takes a record away and brings it back.
  static let past: [Route] = [
    .page("/removed") { visit, replica in try RemovedPage(visit, replica).answer },
    .page("/:kind/:id/history") { visit, replica in try HistoryPage(visit, replica).answer },
    .page("/:kind/:id/history/:site/:seq") { visit, replica in
      try GoingBackPage(visit, replica, try GoingBack(visit, replica)).answer
    },
    .change("/:kind/:id/history/:site/:seq") { visit, replica in
      try visit.goBack(in: replica)
    },
    .page("/:kind/:id/remove") { visit, replica in
      try RemovalPage(visit, replica, try visit.view(replica)).answer
    },
    .change("/:kind/:id/remove") { visit, replica in try visit.remove(in: replica) },
    .page("/:kind/:id/forget") { visit, replica in try ForgetPage(visit, replica).answer },
    .change("/:kind/:id/forget") { visit, replica in try visit.forget(in: replica) },
    .change("/:kind/:id/restore") { visit, replica in
      try visit.checkMay(change: try visit.kind(), in: replica)
      _ = try replica.restore(visit.record, by: try replica.person())
      return .goTo("/\(visit.record)?note=restored")
    },
  ]
}

extension Visit {
  /// Gives the record what it held at a version, if it is still what the form showed.
  fileprivate func goBack(in replica: Replica) throws -> PageAnswer {
    let back = try GoingBack(self, replica)
    guard form["shown"] == back.mark, !back.mustDecide else {
      return try GoingBackPage(self, replica, back, isAgain: form["shown"] != back.mark).answer
    }
    try back.check(self, replica)
    guard !back.draft.touchedFields.isEmpty else { return .goTo("/\(record)?note=same") }
    _ = try replica.apply([NumberedDraft(back.draft)], by: try replica.person())
    return .goTo("/\(record)?note=wentBack")
  }

  /// Removes the record, if it is still what the form showed.
  fileprivate func remove(in replica: Replica) throws -> PageAnswer {
    let kind = try kind()
    try checkMay(change: kind, in: replica)
    let view = try view(replica)
    guard form["shown"] == Fingerprint(view).text else {
      return try RemovalPage(self, replica, view, isAgain: true).answer
    }
    var change = Change(on: record)
    change.delete = true
    _ = try replica.apply([NumberedDraft(Draft(change))], by: try replica.person())
    return .goTo("/\(kind.name)?note=removed")
  }
}
