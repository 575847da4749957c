import Community
import Journal
import Merge

extension Replica {
  /// Remembers the language in which this home speaks; `nil` to go by the machine's.
  public func speak(_ language: Language?) throws(WorkspaceError) {
    guard settings.language != language?.rawValue else { return }
    var changed = settings
    changed.language = language?.rawValue
    do { try folder.store(changed) } catch { throw .file(error) }
    settings = changed
  }

  /// Remembers which member works here, as `member/…`; `nil` for nobody in particular.
  ///
  /// - Throws: ``WorkspaceError/noSuchRecord(_:)`` when there is no such member.
  public func seat(_ member: String?) throws(WorkspaceError) {
    if let member {
      guard RecordName(member)?.kind == Kind.member.name, try view(of: member) != nil else {
        throw .noSuchRecord(member)
      }
    }
    var visitor = visitor()
    guard visitor.member != member else { return }
    visitor.member = member
    try remember(visitor)
  }

  /// When this site last exchanged something new, by its clock: its head is made anew whenever it
  /// sends what it wrote or received. `nil` when it never did.
  public func lastExchange() throws(WorkspaceError) -> Timestamp? {
    do {
      return try folder.heads.head(of: JournalID(settings.site))?.head.at
    } catch {
      throw WorkspaceError(error)
    }
  }
}
