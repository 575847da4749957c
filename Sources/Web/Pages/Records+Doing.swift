import Community
import Journal
import Merge
import Workspace

extension Routes {
  /// What is done to a record on its page.
  static let doing: [Route] = [
    .change("/:kind/:id/do") { visit, replica in
      let view = try visit.view(replica)
      guard let action = RecordAction(rawValue: visit.form["action"] ?? "") else {
        throw PageError.noSuchPage
      }
      let person = try replica.person()
      guard !action.needsPerson || person != nil else { throw PageError.nobody }
      let site = replica.settings.name
      let here = visit.then ?? "/" + view.record
      guard
        let change = action.change(of: view, person: person, site: site, today: visit.today)
      else { return .goTo(here.noting("same")) }
      return try visit.apply(Draft(change), in: replica, then: here)
    },
    .change("/:kind/:id/comment") { visit, replica in
      let view = try visit.view(replica)
      let body = (visit.form["body"] ?? "")[...].trimmingWhiteSpace
      guard !body.isEmpty else { return .goTo("/" + view.record) }
      var generator = visit.generator
      var change = Change(on: RecordName.fresh(.comment, using: &generator).text)
      change.set = [FieldChange("about", Value(view.record))]
      if let person = try replica.person() {
        change.set.append(FieldChange("by", Value(person)))
      }
      let draft = Draft(change, texts: [FieldChange("body", body)])
      return try visit.apply(draft, in: replica, then: "/" + view.record)
    },
    .change("/survey/:id/answer") { visit, replica in
      guard let person = try replica.person() else { throw PageError.nobody }
      let survey = "survey/\(visit.path["id"] ?? "")"
      guard let view = try replica.view(of: survey) else { throw PageError.noSuchPage }
      let answers = SurveySection.answers(in: visit.form)
      _ = try replica.answer(answers, to: view, by: person)
      return .goTo("/\(survey)?note=answered")
    },
    .change("/:kind/:id/move") { visit, replica in
      let parent = visit.form["parent"] ?? ""
      let all = try replica.related(to: parent).flatMap(\.records)
        .filter { $0.kind == Kind.named(visit.path["kind"] ?? "") }
      let order = RecordOrder(all)
      for draft in order.moving(visit.record, by: visit.form["by"] == "-1" ? -1 : 1) {
        _ = try visit.apply(draft, in: replica, then: "")
      }
      return .goTo(RecordName(parent).map { "/\($0.text)" } ?? "/")
    },
    .page("/:kind/:id/file/:digest") { visit, replica in
      let (attachment, bytes) = try visit.file(in: replica, mayFetch: false)
      return .file(name: attachment.name, bytes: bytes)
    },
    .change("/:kind/:id/file/:digest") { visit, replica in
      _ = try visit.file(in: replica, mayFetch: true)
      return .goTo("/\(visit.record)?note=fetched")
    },
    .change("/:kind/:id/attach") { visit, replica in
      let name = visit.query["name"] ?? ""
      _ = try replica.attach(
        [NamedFile(name, visit.body)], to: visit.record, by: try replica.person())
      return .goTo("/\(visit.record)?note=attached")
    },
    .change("/:kind/:id/detach") { visit, replica in
      _ = try replica.detach(
        visit.form["element"] ?? "", from: visit.record, by: try replica.person())
      return .goTo("/\(visit.record)?note=saved")
    },
  ]
}

extension Visit {
  /// Where to go when this is done: a page of this server that the form names; `nil` for none.
  var then: String? {
    guard let path = form["then"] ?? query["then"], path.hasPrefix("/"), !path.hasPrefix("//"),
      !path.contains("\\"), path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return path
  }

  /// Records `draft`, unless only leads may, and leads to `page`.
  func apply(_ draft: Draft, in replica: Replica, then page: String) throws -> PageAnswer {
    for part in draft.change.set {
      guard let field = Kind.of(record: draft.change.record)?.field(part.field) else { continue }
      try checkMay(give: part.content, to: field, in: replica)
    }
    _ = try replica.apply([NumberedDraft(draft)], by: try replica.person())
    return .goTo(page.noting("saved"))
  }

  /// The file that the path names: from the home, or, when it `mayFetch`, from a share.
  fileprivate func file(
    in replica: Replica, mayFetch: Bool
  ) throws -> (Attachment, [UInt8]) {
    let attachment = try replica.attachment(path["digest"] ?? "", of: try view(replica))
    let view = try view(replica)
    let isHeld = try replica.attachments(of: view).contains {
      $0.attachment == attachment && $0.isHeld
    }
    guard mayFetch || isHeld else { throw PageError.noSuchPage }
    return (attachment, try replica.content(of: attachment).bytes)
  }
}

extension String {
  /// The address, with a notice to show there.
  func noting(_ note: String) -> String { self + (contains("?") ? "&" : "?") + "note=" + note }
}
