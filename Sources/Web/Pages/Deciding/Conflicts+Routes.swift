import Community
import Merge
import Workspace

extension Routes {
  /// What disagrees, and how it is decided.
  static let deciding: [Route] = [
    .page("/conflicts") { visit, replica in try ConflictsPage(visit, replica).answer },
    .change("/conflicts") { visit, replica in try visit.decide(in: replica) },
  ]
}

extension Visit {
  /// Decides what the form says, if what it showed is still what there is to decide.
  fileprivate func decide(in replica: Replica) throws -> PageAnswer {
    let field = form["field"] ?? ""
    guard let record = form["record"], RecordName(record) != nil else {
      throw PageError.noSuchPage
    }
    let open = try replica.view(of: record).map { try OpenDecision.all(of: $0, in: replica) } ?? []
    guard let asked = open.first(where: { $0.fieldName == field }) else {
      guard open.isEmpty else {
        return try ConflictsPage(
          self, replica, again: .init(record: record, field: field, typed: nil)
        ).answer
      }
      return .goTo("/conflicts?note=settled")
    }
    guard form["shown"] == asked.mark else {
      let typed = form["own"].map { Draft.withLineFeeds($0) }
      return try ConflictsPage(
        self, replica, again: .init(record: record, field: field, typed: typed)
      ).answer
    }
    if let kind = asked.view.kind { try checkMay(change: kind, in: replica) }
    guard asked.decision.matter != .deleted else { return try settleRemoval(record, in: replica) }
    let resolution = try resolution(of: asked, in: replica)
    if asked.decision.matter == .conflict, let known = asked.view.kind?.field(field) {
      let shown = asked.view.value(field) ?? .null
      let value = if case .value(let value) = resolution { value } else { shown }
      try checkMay(give: value, to: known, in: replica)
    }
    try replica.resolve(asked.view, field: field, by: resolution, member: try replica.person())
    return .goTo("/conflicts?note=decided")
  }

  /// What the form decides. A site stands for what the page showed as its own.
  private func resolution(
    of asked: OpenDecision, in replica: Replica
  ) throws -> Resolution {
    if let site = form["take"] {
      guard let side = asked.decision.sides.first(where: { $0.site.id == site }) else {
        throw WorkspaceError.notInConflict(site: site, field: asked.fieldName)
      }
      return .value(side.value)
    }
    if form["as"] == "is" { return .asIs }
    guard let own = form["own"].map({ Draft.withLineFeeds($0) }) else { throw Self.noChoice }
    guard asked.decision.matter == .conflict else { return .value(Value(own)) }
    let line = own[...].trimmingWhiteSpace
    guard !line.isEmpty else { throw Self.noChoice }
    guard case .value(let form)? = asked.view.kind?.field(asked.fieldName)?.content else {
      return .value(Value(line))
    }
    if case .reference(let kinds) = form {
      let text = FieldText(replica: replica, language: language)
      return .value(Value(try text.reference(line, kinds)))
    }
    return .value(form.value(typed: line))
  }

  private static let noChoice = PageError.refused(
    Phrase(
      fr: "Rien n’était choisi. Revenez en arrière, et choisissez ou écrivez ce qui convient.",
      en: "Nothing was chosen. Go back, and choose or type what is right."))

  private func settleRemoval(_ record: String, in replica: Replica) throws -> PageAnswer {
    switch form["as"] {
    case "kept":
      try replica.keep(record, by: try replica.person())
      return .goTo("/conflicts?note=kept")
    case "removed":
      var change = Change(on: record)
      change.delete = true
      _ = try replica.apply([NumberedDraft(Draft(change))], by: try replica.person())
      return .goTo("/conflicts?note=removed")
    default: throw Self.noChoice
    }
  }
}
