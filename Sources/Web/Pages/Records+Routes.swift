import Community
import Merge
import Workspace

extension Routes {
  /// Lists, searches and what offers titles.
  static let lists: [Route] = [
    .page("/find") { visit, replica in
      try FindAnswer(visit, replica).fragment
    },
    .page("/search") { visit, replica in
      try SearchPage(visit, replica).answer
    },
    .page("/titles") { visit, replica in
      try TitlesAnswer(visit, replica).answer
    },
    .page("/rows/:kind") { visit, replica in
      try ListPage(visit, replica, kind: try visit.kind()).fragment
    },
    .page("/:kind") { visit, replica in
      try ListPage(visit, replica, kind: try visit.kind()).answer
    },
  ]

  /// Records, and the forms that change them.
  static let records: [Route] = [
    .page("/new/:kind") { visit, replica in
      try FormPage(visit, replica, kind: try visit.kind(), nil).answer
    },
    .change("/new/:kind") { visit, replica in
      let kind = try visit.kind()
      var generator = visit.generator
      let name =
        kind == .charter
        ? Kind.charterRecord : RecordName.fresh(kind, using: &generator).text
      return try visit.record(name, kind, try replica.view(of: name), in: replica)
    },
    .ask("/preview") { visit, _ in .fragment(Markdown.html(visit.form["text"] ?? "")) },
    .page("/:kind/:id/edit") { visit, replica in
      try FormPage(visit, replica, kind: try visit.kind(), try visit.view(replica)).answer
    },
    .change("/:kind/:id/edit") { visit, replica in
      try visit.record(visit.record, try visit.kind(), try visit.view(replica), in: replica)
    },
    .page("/:kind/:id") { visit, replica in
      try RecordPage(visit, replica, try visit.view(replica)).answer
    },
  ]
}

extension Visit {
  /// The kind that the path names.
  func kind() throws -> Kind {
    guard let kind = Kind.named(path["kind"] ?? ""), kind.isEditable, !kind.isConfidential
    else {
      throw PageError.noSuchPage
    }
    return kind
  }

  /// The record that the path names.
  func view(_ replica: Replica) throws -> RecordView {
    guard let view = try replica.view(of: record), view.kind?.isConfidential != true else {
      throw PageError.noSuchPage
    }
    return view
  }

  var generator: PageRandomness { PageRandomness(random: surroundings.machine.random) }

  /// Records what the form says about `name`, or asks when somebody else changed the same thing.
  fileprivate func record(
    _ name: String, _ kind: Kind, _ view: RecordView?, in replica: Replica
  ) throws -> PageAnswer {
    let text = FieldText(replica: replica, language: language)
    let change = try FormChange(form, record: name, kind: kind, view, text)
    guard change.clashes.isEmpty else {
      return try FormPage(self, replica, kind: kind, view, clash: change).answer
    }
    let page = then ?? "/" + name
    guard !change.isEmpty || view == nil else { return .goTo(page.noting("same")) }
    try checkMay(change: kind, in: replica)
    for part in change.change.set {
      guard let field = kind.field(part.field) else { continue }
      try checkMay(give: part.content, to: field, in: replica)
    }
    if view == nil, let title = kind.titleField,
      !change.change.set.contains(where: { $0.field == title && $0.content != .null })
    {
      let label = kind.field(title)?.label ?? Phrase(same: title)
      throw PageError.refused(
        Phrase(
          fr: "Il manque : \(label.french). Revenez en arrière et remplissez-le.",
          en: "Missing: \(label.english). Go back and fill it in."))
    }
    _ = try replica.apply([NumberedDraft(change.draft)], by: try replica.person())
    let note = change.isToReread ? "reread" : change.isMerged ? "merged" : "saved"
    return .goTo(page.noting(note))
  }

  /// Makes sure that this site may change records of `kind`.
  func checkMay(change kind: Kind, in replica: Replica) throws {
    guard kind.isForLeads, try !replica.isLead() else { return }
    throw PageError.refused(
      Phrase(
        fr: "Seul un site animateur peut changer cette fiche : dites-lui ce que vous proposez.",
        en: "Only a lead site may change this record: tell it what you propose."))
  }

  /// Makes sure that this site may give `field` this value.
  func checkMay(give value: Value, to field: Field, in replica: Replica) throws {
    guard field.isForLeads(value), try !replica.isLead() else { return }
    throw PageError.refused(
      Phrase(
        fr: "Seul un site animateur peut le faire : proposez-le, et une animatrice décidera.",
        en: "Only a lead site may do this: propose it, and a lead will decide."))
  }
}

/// Randomness for names of records.
struct PageRandomness: RandomNumberGenerator {
  let random: @Sendable () -> UInt64
  mutating func next() -> UInt64 { random() }
}
