import ArgumentParser
import Community
import Merge
import Workspace

/// What `survey open` and `survey close` have in common: a lead moves a survey.
struct SurveyStatus: ParsableArguments {
  @OptionGroup var handle: RecordArgument<Surveys>
  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  /// Gives the survey `status`, and notes today in `day` when that says nothing.
  func give(_ status: String, notingIn day: String) throws {
    try Replica.writing { replica in
      let view = try replica.record(handle.record, kind: Kind.survey.name)
      guard try replica.isLead() else {
        throw Complaint(
          .notPermitted,
          fr: "Seul un site animateur peut ouvrir ou clore une enquête : demandez-le-lui.",
          en: "Only a lead site may open or close a survey: ask one.")
      }
      if status == "open", try replica.questions(of: view.record).isEmpty {
        throw Complaint(
          .badData,
          fr: "\(Visible.line(view.title)) n’a pas de questions : « reseau question add » en "
            + "ajoute.",
          en: "\(Visible.line(view.title)) has no questions: “reseau question add” adds them.")
      }
      var change = Change(on: view.record)
      if view.string("status") != status {
        change.set = [FieldChange("status", Value(status))]
        if view.fields[day] == nil {
          change.set.append(FieldChange(day, Value(try LocalTime.today().text)))
        }
      }
      let applied = try replica.apply(
        [NumberedDraft(Draft(change))], by: author.member(in: replica))
      try ChangeReport(applied, title: view.title).tell(asJSON: output.json)
    }
  }
}

/// `survey open`: lets members answer.
struct OpenSurvey: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "open",
      Phrase(
        fr: "Ouvrir une enquête aux réponses.", en: "Open a survey to answers."),
      examples: ["reseau survey open \"nos formations\""])
  }

  @OptionGroup var status: SurveyStatus

  func run() throws { try status.give("open", notingIn: "opens") }
}

/// `survey close`: takes no more answers.
struct CloseSurvey: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "close",
      Phrase(
        fr: "Clore une enquête : elle ne prend plus de réponses.",
        en: "Close a survey: it takes no more answers."),
      examples: ["reseau survey close \"nos formations\""])
  }

  @OptionGroup var status: SurveyStatus

  func run() throws { try status.give("closed", notingIn: "closes") }
}
