import Catalog
import Community
import Journal
import Merge
import Sync

extension Replica {
  /// What follows from `roster` for the journals that are held now.
  func formedBeliefs(
    _ roster: Roster, holding sites: some Sequence<SiteID>, replaced: [SiteID] = []
  ) throws -> (beliefs: Beliefs, branches: HeldBranches) {
    var branches = HeldBranches(
      journals: folder.journals, own: settings.site,
      text: try index.read { try HeldBranches.text(from: $0) })
    for site in replaced { branches.forget(site) }
    let beliefs = Beliefs(roster, holding: Set(sites).union([settings.site]), &branches)
    return (beliefs, branches)
  }

  /// Merges what a pull stored, and what waited for it.
  ///
  /// Merging only ever adds. Where what was merged before is not believed any more, or was erased,
  /// or went along another branch, the index is made anew.
  ///
  /// - Returns: how many entries wait for others.
  func merge(_ pulled: Pulled, _ admission: inout RosterAdmission) throws -> Int {
    let roster = try admission.roster()
    let (rows, skipped) = try index.read { (try $0.sites(), try SkippedEntries(from: $0)) }
    let sites = SiteTable(rows)
    let replaced = pulled.news.filter { $0.isReplacing && sites.applied(of: $0.site) > 0 }
      .map(\.site)
    let formed = try formedBeliefs(
      roster, holding: pulled.heads.keys, replaced: replaced)
    let isLate = pulled.news.contains { skipped.contains(anyOf: $0.stretch) }
    guard try replaced.isEmpty && !isLate && isMade(by: formed.beliefs) else {
      return try remake()
    }
    return try mergeFurther(pulled, roster, hasLearnt: admission.hasLearnt, formed)
  }

  /// Whether what the index holds is what would be merged by `beliefs`.
  func isMade(by beliefs: Beliefs) throws -> Bool {
    let (text, rows) = try index.read { (try Beliefs.text(from: $0), try $0.sites()) }
    if text == beliefs.text { return true }
    let before = try index.read { try Beliefs(from: $0) }
    let sites = SiteTable(rows)
    let isSame = sites.ids.allSatisfy { site in
      let limits = [before.limit(of: site), beliefs.limit(of: site)]
      return limits[0] == limits[1] || sites.applied(of: site) <= limits.min() ?? 0
    }
    return isSame && before.erased == beliefs.erased
  }

  /// Makes the index anew from the journals, by what is believed now.
  ///
  /// - Returns: how many entries wait for others.
  @discardableResult
  func remake() throws -> Int {
    let notes = try index.read { reader in
      try ["heads", "sent", "unknown"].map { ($0, try reader.note($0) ?? []) }
    }
    try index.close()
    let made = try opening.rebuild()
    (index, standing) = (made.index, made.standing)
    try changeStanding(alsoWriting: { writer in
      for (key, value) in notes where !value.isEmpty { try writer.setNote(key, value) }
    })
    return made.waiting
  }

  private func mergeFurther(
    _ pulled: Pulled, _ roster: Roster, hasLearnt: Bool,
    _ formed: (beliefs: Beliefs, branches: HeldBranches)
  ) throws -> Int {
    var standing = standing
    standing.isPulling = false
    standing.isSettled = false
    standing.boot = surroundings.bootID ?? ""
    if pulled.count > Self.bulkCount, try holdsOnlyItself() { try replaceIndex() }
    let news = Dictionary(uniqueKeysWithValues: pulled.news.map { ($0.site, $0.stretch) })
    var ends = pulled.heads.mapValues(\.head.seq)
    ends[settings.site] = standing.position.next - 1
    let waiting = try index.write(bulk: pulled.count > Self.bulkCount) { writer in
      let fold = try Fold(
        into: writer, network: settings.network, history: history, beliefs: formed.beliefs,
        roster: roster)
      let waiting = try fold.merge(
        try ends.sorted { $0.key < $1.key }.map { site, end in
          let start = fold.sites.applied(of: site) + 1
          if let stretch = news[site], let first = stretch.first, first <= start {
            return stretch
          }
          return try folder.journals.stretch(
            of: site, from: start, through: end, isOwn: site == settings.site)
        })
      try fold.write(to: writer) { [report] in report(.indexing($0, of: $1)) }
      if hasLearnt { try writer.setNote("roster", roster.encoded) }
      try formed.branches.write(to: writer)
      try formed.beliefs.write(to: writer)
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
    try index.read { try $0.sites() }.allSatisfy {
      $0.id == settings.site.text || $0.applied == 0
    }
  }

  /// Starts an empty index, which is filled much faster than one that holds something.
  private func replaceIndex() throws {
    try index.close()
    try RecordIndex.remove(at: folder.indexPath)
    index = try RecordIndex(at: folder.indexPath, access: .write)
  }
}
