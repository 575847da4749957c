import Community
import Journal
import Merge

extension Replica {
  /// How many records this site made or changed that show nowhere while it waits to be let in, its
  /// own lists included; 0 where it does not wait.
  ///
  /// Its own journal tells, and no other is read: what a site wrote before it came in is short.
  ///
  /// - Parameter kind: which ones; `nil` for all.
  public func recordsOnHold(of kind: Kind? = nil) throws(WorkspaceError) -> Int {
    guard case .barred(_, .onHold)? = try barring() else { return 0 }
    do {
      let journal = try folder.journals.stretch(
        of: JournalID(settings.site), after: Chain(of: settings.site),
        through: journalEnd.next - 1, isOwn: true)
      let changed = journal.entries.changing { record in
        Kind.of(record: record).map { kind == nil ? Kind.editable.contains($0) : $0 == kind }
          ?? false
      }
      return Set(changed.compactMap { $0.change?.record }).count
    } catch {
      throw WorkspaceError(error)
    }
  }
}
