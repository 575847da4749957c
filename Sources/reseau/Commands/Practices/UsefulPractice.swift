import ArgumentParser
import Community
import Merge
import Workspace

/// `practice useful`: a member says that a practice helps.
struct UsefulPractice: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "useful",
      Phrase(
        fr: "Dire qu’une pratique est utile à un membre.",
        en: "Say that a practice is useful to a member."),
      examples: ["reseau practice useful \"réserver une salle\" --by claire"])
  }

  @OptionGroup var step: PracticeStep
  @OptionGroup var undoing: UndoOption

  func run() throws {
    try step.run { view, replica in
      guard let member = try step.author.member(in: replica) else {
        throw Complaint(
          .usage, fr: "Dites à qui elle est utile, avec --by.",
          en: "Say to whom it is useful, with --by.")
      }
      return view.putting(member, in: "useful", !undoing.undo)
    }
  }
}

extension RecordView {
  /// The change that puts `element` into set field `field`, or takes it out; `nil` when that is so
  /// already.
  func putting(_ element: String, in field: String, _ isIn: Bool) -> Change? {
    guard elements(field).contains(element) != isIn else { return nil }
    var change = Change(on: record)
    let part = FieldChange(field, [element])
    if isIn { change.add = [part] } else { change.remove = [part] }
    return change
  }
}
