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
    return try reading { reader in
      try Relation.all(of: kind).map { relation in
        let records = try records(relation.kind, naming: record, in: relation.field, reader)
        return Related(relation: relation, records: records)
      }
    }
  }

  /// The tasks of a project, or the actions of a meeting, in their order.
  public func tasks(of record: String) throws(WorkspaceError) -> [RecordView] {
    let field = Kind.of(record: record) == .meeting ? "meeting" : "project"
    return try reading { try records(.task, naming: record, in: field, $0) }
  }

  /// The comments about a record, by how they begin.
  public func comments(about record: String) throws(WorkspaceError) -> [RecordView] {
    try reading { try records(.comment, naming: record, in: "about", $0) }
  }

  /// The questions of a survey, in their order.
  public func questions(of survey: String) throws(WorkspaceError) -> [RecordView] {
    try reading { try questions(of: survey, $0) }
  }

  /// The answers to a survey, question by question.
  ///
  /// They say who gave them: show them as ``tally(of:)`` has them.
  public func answers(to survey: String) throws(WorkspaceError) -> [RecordView] {
    try reading { reader in
      try answers(to: try questions(of: survey, reader), reader)
    }
  }

  /// What was answered to a survey, in sums.
  public func tally(of survey: RecordView) throws(WorkspaceError) -> SurveyTally {
    try reading { try tally(of: survey, $0) }
  }

  func tally(of survey: RecordView, _ reader: IndexReader) throws -> SurveyTally {
    let questions = try questions(of: survey.record, reader)
    return SurveyTally(
      survey: survey, questions: questions, answers: try answers(to: questions, reader))
  }

  private func questions(of survey: String, _ reader: IndexReader) throws -> [RecordView] {
    try records(.question, naming: survey, in: "survey", reader)
  }

  private func answers(
    to questions: [RecordView], _ reader: IndexReader
  ) throws -> [RecordView] {
    try questions.flatMap { try records(.answer, naming: $0.record, in: "question", reader) }
  }

  private func records(
    _ kind: Kind, naming record: String, in field: String, _ reader: IndexReader
  ) throws -> [RecordView] {
    let items = try reader.records(kind.name, mentioning: record, in: field)
    let views = try items.compactMap { try reader.view(of: $0.name) }
    let hasOrder = kind.field("order") != nil
    return hasOrder ? views.sorted { $0.precedesInOrder($1) } : views
  }
}
