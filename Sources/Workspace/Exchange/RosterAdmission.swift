import Catalog
import Community
import Journal
import Merge
import Sync

/// Lets the roster decide which sites belong to the network.
///
/// What an exchange reads is folded at once, beside the index, so that the roster learns what each
/// entry has seen; what was stored is then written from the very same fold. Where nothing is new,
/// as in most exchanges, none of it is made.
struct RosterAdmission: Sync.Admission {
  /// The index with all that was learnt, in memory; `nil` when nothing was.
  private(set) var fold: Fold?
  /// How many entries that were learnt from wait for others.
  private(set) var waiting = 0
  /// The sites that showed a join and are barred, and why.
  private(set) var turnedAway: [SiteID: Standing.Reason] = [:]

  private let replica: Replica
  private let start: (IndexReader) throws -> Fold
  private var loaded: Roster?
  /// What has come of each journal that may wait still.
  private var stretches: [Stretch] = []
  /// The sites of which those have seen something that is not here who would belong: their first
  /// entries can't be judged without it.
  private var seenByGuests: Set<SiteID> = []

  /// - Parameters:
  ///   - held: what is held and waits for others.
  ///   - start: makes a fold that nothing was merged into.
  init(
    of replica: Replica, held: [Stretch], startingWith start: @escaping (IndexReader) throws -> Fold
  ) throws {
    self.replica = replica
    self.start = start
    if !held.isEmpty { try learn(held) }
  }

  /// Who belongs, by all that was learnt.
  mutating func roster() throws -> Roster {
    if let roster = fold?.roster ?? loaded { return roster }
    let roster = try replica.index.read { try replica.storedRoster($0) }
    loaded = roster
    return roster
  }

  /// Whether the roster has learnt anything.
  var hasLearnt: Bool { fold?.roster != nil }

  mutating func belonging(of site: SiteID) throws -> Belonging {
    Self.belonging(of: site, try roster())
  }

  mutating func belonging(of strangers: [Stranger]) throws -> [SiteID: Belonging] {
    guard !strangers.isEmpty else { return [:] }
    let known = try roster()
    var shown = known
    var entries: [[FirstEntry]] = []
    try folding { fold in
      for stranger in strangers {
        entries.append(
          try stranger.firsts.compactMap { try FirstEntry($0, of: stranger.site, in: fold) })
      }
      try fold.answering {
        for entry in entries.joined() { entry.note(in: &shown) }
      }
    }
    var places: [SiteID: Belonging] = [:]
    for (stranger, entries) in zip(strangers, entries) {
      let belonging = Self.belonging(of: stranger.site, shown)
      if belonging == .barred,
        case .unknown(let reason) = shown.standing(of: stranger.site.text)
      {
        turnedAway[stranger.site] = reason
      }
      places[stranger.site] = place(of: entries, or: belonging, known, shown)
    }
    return places
  }

  /// Where a stranger stands who shows `entries`, by what `shown` knows of all strangers.
  private mutating func place(
    of entries: [FirstEntry], or belonging: Belonging, _ known: Roster, _ shown: Roster
  ) -> Belonging {
    var place = Belonging.unknown
    for entry in entries {
      // Who may have come in is read once, so that all decide by the same joins.
      let newcomer = known.knows(entry.name) ? nil : shown.keyOfNewcomer(by: entry.name)
      place = newcomer.map { .member(key: $0.bytes) } ?? belonging
      guard case .member = place else { continue }
      if entry.unmet.isEmpty { return place }
      seenByGuests.formUnion(entry.unmet)
      place = .unknown
    }
    return place
  }

  private static func belonging(of site: SiteID, _ roster: Roster) -> Belonging {
    if let key = roster.keyOfTaken(site) { return .member(key: key.bytes) }
    return roster.isUndecided(site) ? .unknown : .barred
  }

  mutating func learn(from candidates: [Candidate]) throws {
    let own = JournalID(replica.settings.site)
    try learn(candidates.filter { $0.journal != own }.map(\.stretch))
  }

  private mutating func learn(_ news: [Stretch]) throws {
    guard !news.isEmpty else { return }
    stretches += news
    let stretches = stretches
    waiting = try folding { try $0.merge(stretches) }
    // What is merged of a journal as far as it came is done with.
    if let fold { self.stretches = stretches.filter { !fold.holds($0) } }
  }

  /// Runs `body` over the fold.
  private mutating func folding<T>(_ body: (Fold) throws -> T) throws -> T {
    try replica.index.read { reader in
      let fold = try self.fold ?? start(reader)
      self.fold = fold
      fold.goOn(in: reader)
      return try body(fold)
    }
  }

  var missing: Set<SiteID> { seenByGuests.union(fold?.missing ?? []) }

  var erased: Set<String> { fold?.roster?.erased ?? loaded?.erased ?? [] }
}

/// The first entry of a stranger's journal, of which nothing else was read.
private struct FirstEntry {
  let name: EntryName
  /// What it has seen that is not here.
  let unmet: [SiteID]
  private let entry: Entry
  private let change: Change
  private let digest: String
  private let past: FoldedPast

  /// Reads `line`; `nil` when it is no entry that shows anything.
  init?(_ line: FramedLine, of site: SiteID, in fold: Fold) throws {
    guard let entry = try? line.entry(), let change = entry.change else { return nil }
    self.entry = entry
    self.change = change
    name = EntryName(site: site, point: Chain(of: site, over: [line]).point)
    digest = sha256(Array(line.text.utf8))
    past = try fold.past(of: name, saw: entry.saw)
    unmet = try entry.saw.filter { try fold.dot($0.site, $0.point) == nil }.map(\.site)
  }

  /// Lets `roster` learn from it.
  func note(in roster: inout Roster) {
    roster.note(change, of: name, at: entry.at.milliseconds, lineDigest: digest, past: past)
  }
}
