import Catalog
import Community
import Journal
import Merge
import Sync

extension Replica {
  /// Merges what a pull stored, and what waited for it.
  ///
  /// Merging only ever adds. Where what was merged before is judged otherwise now, or was erased,
  /// the index is made anew.
  ///
  /// - Returns: how many entries wait for others.
  func merge(_ pulled: Pulled) throws -> Int {
    do {
      return try mergeFurther(pulled)
    } catch is IndexStep.NeedsRemake {
      return try remake()
    }
  }

  /// Makes the index anew from the journals.
  ///
  /// - Returns: how many entries wait for others.
  @discardableResult
  func remake() throws -> Int {
    let notes = try index.read { reader in
      try ["sent", "unknown", "barred"].map { ($0, try reader.note($0) ?? []) }
    }
    try index.close()
    let made = try opening.rebuild()
    (index, standing) = (made.index, made.standing)
    try changeStanding(alsoWriting: { writer in
      for (key, value) in notes where !value.isEmpty { try writer.setNote(key, value) }
    })
    return made.waiting
  }

  private func mergeFurther(_ pulled: Pulled) throws -> Int {
    var standing = standing
    standing.isPulling = false
    standing.isSettled = false
    standing.boot = surroundings.bootID ?? ""
    if pulled.count > Self.bulkCount, try holdsOnlyItself() { try replaceIndex() }
    var news: [JournalID: [Stretch]] = [:]
    for candidate in pulled.news where candidate.stretch.first != nil {
      news[candidate.journal, default: []].append(candidate.stretch)
    }
    var ends = pulled.heads.mapValues(\.head.seq)
    ends[JournalID(settings.site)] = standing.position.next - 1
    let waiting = try index.write(bulk: pulled.count > Self.bulkCount) { writer in
      let merged = JournalTable(try writer.journals())
      let former = try Beliefs(from: writer)
      let stretches = try ends.sorted { $0.key < $1.key }.flatMap { journal, end -> [Stretch] in
        let came = news[journal] ?? []
        let fork = journal.branch.map { $0.seq - 1 } ?? 0
        if let first = came.first?.first, first <= max(merged.applied(of: journal), fork) + 1 {
          return came
        }
        return [
          try folder.stretch(of: journal, beyond: merged, through: end, own: settings.site)
        ]
      }
      let step = IndexStep(network: settings.network, own: settings.site, history: history)
      let waiting = try step.run(
        writer, stretches,
        willWrite: { beliefs in
          // What was erased must go from the files, too.
          if beliefs.erased != former.erased { throw IndexStep.NeedsRemake() }
        }, progress: { [report] in report(.indexing($0, of: $1)) })
      try standing.write(to: writer)
      return waiting
    }
    self.standing = standing
    return waiting
  }

  /// From so many entries on, the index is written in bulk.
  private static let bulkCount = 1000

  /// Whether the index holds nothing yet but what this site itself wrote.
  private func holdsOnlyItself() throws -> Bool {
    try index.read { try $0.journals() }.allSatisfy {
      $0.id == settings.site.text || $0.applied == 0
    }
  }

  /// Starts an empty index, which is filled much faster than one that holds something.
  private func replaceIndex() throws {
    try index.close()
    index = try folder.newIndex()
  }
}
