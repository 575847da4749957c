// The answers that go when a member is erased.

import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// The records in which `member` answered surveys, or would answer the surveys that are known.
  ///
  /// The journals tell: an answer that was removed since is held there, too, and one that waits
  /// for others. And an answer that has not come here bears a name that is known beforehand, so it
  /// is erased wherever it is.
  func answers(of member: String) throws -> Set<String> {
    var found: Set<String> = []
    try forEachJournal { journal in
      for entry in journal.entries.changing({ Kind.of(record: $0) == .answer }) {
        guard let change = entry.change else { continue }
        let by = change.set.first { $0.field == "by" }
        if by?.content == Value(member) { found.insert(change.record) }
      }
    }
    for question in try list(kind: Kind.question.name) {
      found.insert(SurveyBallot.record(of: question.name, by: member))
    }
    return found
  }

  /// Calls `body` with every journal that is held.
  private func forEachJournal(_ body: (Stretch) throws -> Void) throws {
    var ends = try folder.heads.all(withClocks: false).mapValues(\.head.seq)
    ends[JournalID(settings.site)] = journalEnd.next - 1
    for (done, (id, end)) in ends.sorted(by: { $0.key < $1.key }).enumerated() {
      report(.receiving(done, of: ends.count))
      let journal = try folder.journals.stretch(
        of: id, after: Chain(of: id.site), through: end, isOwn: id == JournalID(settings.site))
      try body(journal)
    }
  }

  /// Whether answers of `member` are held that no erasure names yet.
  public func hasAnswersToForget(of member: String) throws(WorkspaceError) -> Bool {
    do {
      let erased = try index.read { try storedRoster($0).erased }
      return try !list(kind: Kind.answer.name, where: [.value("by", equals: member)])
        .allSatisfy { erased.contains($0.name) }
    } catch {
      throw WorkspaceError(error)
    }
  }
}
