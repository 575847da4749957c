import ArgumentParser
import Community
import Merge
import Workspace

/// `practice validate`: a lead's word that a practice is good to follow.
struct ValidatePractice: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "validate",
      Phrase(
        fr: "Valider une pratique, jusqu’au jour où la revoir.",
        en: "Validate a practice, until the day to look at it again."),
      more: Phrase(
        fr: "Sans --review, ce sera dans douze mois, sauf si la fiche dit déjà un jour à venir. "
          + "Seul un site animateur peut valider.",
        en: "Without --review that is in twelve months, unless the record names a day to come "
          + "already. Only a lead site may validate."),
      examples: [
        "reseau practice validate \"réserver une salle\"",
        "reseau practice validate \"réserver une salle\" --review 2027-11-30",
      ])
  }

  @Option(
    help: help(
      fr: "Le jour où la revoir (AAAA-MM-JJ).", en: "The day to look at it again (YYYY-MM-DD).",
      valueName: Phrase(fr: "date", en: "date")))
  var review: String?

  @OptionGroup var step: PracticeStep
  @OptionGroup var undoing: UndoOption

  func run() throws {
    let day = try review.map { text in
      guard let day = CalendarDate(text) else {
        let shown = Visible.excerpt(text)
        throw Complaint(
          .badData, fr: "« \(shown) » n’est pas une date du calendrier, comme 2027-11-30.",
          en: "“\(shown)” is no date of the calendar, such as 2027-11-30.")
      }
      return day
    }
    try step.run { view, replica in
      try replica.checkMayValidate()
      let life = PracticeLife(view, today: try LocalTime.today())
      return undoing.undo ? life.proposingAgain() : life.validating(review: day)
    }
  }
}
