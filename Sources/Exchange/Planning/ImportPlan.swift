import Community
import Merge

/// What an import would do, entry by entry. Nothing is written by making one.
public struct ImportPlan: Sendable {
  /// A field that changes.
  public struct Difference: Hashable, Sendable {
    /// The field.
    public let field: Field
    /// What it shows; `nil` for nothing.
    public let old: RecordView.Shown?
    /// What it will show; `nil` for nothing.
    public let new: RecordView.Shown?
  }

  /// What becomes of an entry.
  public enum Outcome: Hashable, Sendable {
    /// A new record, with these fields.
    case created([Difference])
    /// A record changes in these fields.
    case changed([Difference])
    /// All is like this already.
    case unchanged
    /// It can't be taken.
    case refused(ImportProblem)
  }

  /// An entry of the file.
  public struct Line: Hashable, Sendable {
    /// Where it stands, from 1.
    public let line: Int
    /// The file, where there are several.
    public let file: String?
    /// What people call the record; empty when nothing tells.
    public let title: String
    /// The record; `nil` when it is not known which.
    public let record: String?
    /// What becomes of it.
    public let outcome: Outcome
    /// What is to be recorded for it; `nil` for nothing.
    public let draft: Draft?
  }

  /// The entries, in the file's order.
  public let lines: [Line]

  /// The entries that can't be taken.
  public var refused: [Line] {
    lines.filter { if case .refused = $0.outcome { true } else { false } }
  }
}

extension ImportPlan {
  /// What a home knows of a record.
  public enum Known: Sendable {
    /// It is there, and shows this.
    case here(Sheet)
    /// It was removed, or erased.
    case gone
    /// It was never heard of.
    case unknown
  }

  /// Plans what `proposals` do to records of `kind`.
  ///
  /// - Parameters:
  ///   - roll: the records of the kind, and of the kinds that its fields refer to.
  ///   - fresh: makes the name of a new record.
  ///   - known: what is known of a record.
  public init<Failure: Error>(
    _ proposals: [Proposal], of kind: Kind, roll: Roll, fresh: () -> String,
    known: (String) throws(Failure) -> Known
  ) throws(Failure) {
    var planner = Planner(kind: kind, roll: roll)
    var lines: [Line] = []
    for proposal in proposals {
      var state = Known.unknown
      var record: String?
      do throws(ImportProblem) {
        record = try planner.record(of: proposal)
      } catch {
        lines.append(planner.refusal(of: proposal, error, record: nil))
        continue
      }
      if let record { state = try known(record) }
      lines.append(planner.plan(proposal, record: record, state, fresh: fresh))
    }
    self.lines = lines
  }
}
