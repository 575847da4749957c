import Catalog
import Community
import Merge

extension Replica {
  /// Records a member's answers to a survey: all are checked before the first is written. An
  /// answer that the member gave before is replaced.
  ///
  /// - Parameters:
  ///   - answers: what was typed, by the number of the question, from 1, as ``questions(of:)`` has
  ///     them.
  ///   - survey: the survey.
  ///   - member: who answers, as `member/…`.
  /// - Throws: ``WorkspaceError/ballot(_:)`` when the survey takes no answers, or one of them does
  ///   not suit its question; then nothing was written.
  public func answer(
    _ answers: [(number: Int, typed: String)], to survey: RecordView, by member: String
  ) throws(WorkspaceError) -> [Applied] {
    let questions = SurveyQuestion.inOrder(try questions(of: survey.record))
    var drafts: [NumberedDraft] = []
    do {
      try BallotError.check(isOpen: survey)
      for (number, typed) in answers {
        guard questions.indices.contains(number - 1) else {
          throw BallotError(
            .noSuchQuestion(String(number), count: questions.count), survey: survey)
        }
        let question = questions[number - 1]
        let name = SurveyBallot.record(of: question.record, by: member)
        let ballot = try SurveyBallot(
          typed, to: question, by: member, replacing: try view(of: name))
        drafts.append(NumberedDraft(ballot.draft))
      }
    } catch let error as BallotError {
      throw .ballot(error)
    } catch {
      throw WorkspaceError(error)
    }
    return try apply(drafts, by: member)
  }
}
