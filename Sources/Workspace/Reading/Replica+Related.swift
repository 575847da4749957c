// What belongs to a record without being written in it. The index finds it, so a look-up costs
// what it shows.

import Catalog
import Community
import Merge

/// The records of one relation of a record.
public struct Related: Hashable, Sendable {
  /// How they belong to it.
  public let relation: Relation
  /// The records: tasks and questions in the order that people gave them, others by title.
  public let records: [RecordView]
}

extension Replica {
  /// All that belongs to the record called `record`: the tasks of a project, the actions of
  /// a meeting, the questions of a survey, the comments about a record, and the projects that
  /// a practice came out of. Lists that are empty are there, too.
  public func related(to record: String) throws(WorkspaceError) -> [Related] {
    guard let kind = Kind.of(record: record) else { return [] }
    var found: [Related] = []
    for relation in Relation.all(of: kind) {
      let records = try records(relation.kind, naming: record, in: relation.field)
      found.append(Related(relation: relation, records: records))
    }
    return found
  }

  /// The tasks of a project, or the actions of a meeting, in their order.
  public func tasks(of record: String) throws(WorkspaceError) -> [RecordView] {
    let field = Kind.of(record: record) == .meeting ? "meeting" : "project"
    return try records(.task, naming: record, in: field)
  }

  /// The comments about a record, by how they begin.
  public func comments(about record: String) throws(WorkspaceError) -> [RecordView] {
    try records(.comment, naming: record, in: "about")
  }

  /// The questions of a survey, in their order.
  public func questions(of survey: String) throws(WorkspaceError) -> [RecordView] {
    try records(.question, naming: survey, in: "survey")
  }

  /// The answers to a survey, question by question.
  ///
  /// They say who gave them: show them as ``tally(of:)`` has them.
  public func answers(to survey: String) throws(WorkspaceError) -> [RecordView] {
    var answers: [RecordView] = []
    for question in try questions(of: survey) {
      answers += try records(.answer, naming: question.record, in: "question")
    }
    return answers
  }

  /// What was answered to a survey, in sums.
  public func tally(of survey: RecordView) throws(WorkspaceError) -> SurveyTally {
    SurveyTally(
      survey: survey, questions: try questions(of: survey.record),
      answers: try answers(to: survey.record))
  }

  private func records(
    _ kind: Kind, naming record: String, in field: String
  ) throws(WorkspaceError) -> [RecordView] {
    let isSet = if case .set? = kind.field(field)?.content { true } else { false }
    let filter: ListFilter =
      isSet ? .set(field, contains: record) : .value(field, equals: record)
    var views: [RecordView] = []
    for item in try list(kind: kind.name, where: [filter]) {
      // The index finds names whatever their case; a reference means just one.
      guard let view = try view(of: item.name), view.names(record, in: field) else { continue }
      views.append(view)
    }
    let hasOrder = kind.field("order") != nil
    return hasOrder ? views.sorted { $0.precedesInOrder($1) } : views
  }
}

extension RecordView {
  fileprivate func names(_ record: String, in field: String) -> Bool {
    string(field) == record || elements(field).contains(record)
  }
}
