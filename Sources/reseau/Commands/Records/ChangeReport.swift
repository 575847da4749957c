import Community
import Merge
import Workspace

/// Tells what became of one record.
struct ChangeReport {
  private let applied: [Applied]
  private let title: String?

  init(_ applied: [Applied], title: String?) {
    self.applied = applied
    self.title = title
  }

  /// Prints it; the name of a new record is alone on the last line.
  func tell(asJSON: Bool) throws {
    for outcome in applied {
      if asJSON {
        try Output.print(
          Value(object: [
            ("effect", Value(outcome.effect.rawValue)), ("record", Value(outcome.record)),
          ]).json)
      } else if outcome.effect == .created {
        try Output.print(outcome.record)
      } else {
        let name = title.map { "\(Visible.line($0)) (\(outcome.record))" } ?? outcome.record
        try Output.print(outcome.effect.phrase(of: name).text)
      }
    }
  }
}

extension Applied.Effect {
  fileprivate func phrase(of name: String) -> Phrase {
    switch self {
    case .created: Phrase(fr: "\(name) : créée.", en: "\(name): created.")
    case .changed: Phrase(fr: "\(name) : c’est enregistré.", en: "\(name): recorded.")
    case .deleted: Phrase(fr: "\(name) : supprimée.", en: "\(name): removed.")
    case .unchanged:
      Phrase(fr: "\(name) : c’était déjà ainsi.", en: "\(name): it was like this already.")
    }
  }
}
