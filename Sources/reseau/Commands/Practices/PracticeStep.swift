import ArgumentParser
import Community
import Merge
import Workspace

/// What the commands that move a practice through its life have in common.
struct PracticeStep: ParsableArguments {
  @OptionGroup var handle: RecordArgument<Practices>
  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  /// Records the change that `decide` makes of the practice, and tells what became of it; `nil`
  /// is none.
  func run(_ decide: (RecordView, Replica) throws -> Change?) throws {
    try Replica.writing { replica in
      let view = try replica.record(handle.record, kind: Kind.practice.name)
      let change = try decide(view, replica) ?? Change(on: view.record)
      let applied = try replica.apply(
        [NumberedDraft(Draft(change))], by: author.member(in: replica))
      try ChangeReport(applied, title: view.title).tell(asJSON: output.json)
    }
  }

  /// Records a step of the practice's life.
  func run(life decide: (PracticeLife) throws -> Change?) throws {
    try run { view, _ in try decide(PracticeLife(view, today: try LocalTime.today())) }
  }
}

/// The option that takes a step back.
struct UndoOption: ParsableArguments {
  @Flag(help: help(fr: "Revenir là-dessus.", en: "Take it back."))
  var undo = false
}

extension Replica {
  /// Makes sure that this site may validate practices.
  func checkMayValidate() throws {
    guard let field = Kind.practice.field("status") else { return }
    try checkMay(give: Value("validated"), to: field)
  }
}
