import Journal
import Merge

/// One look at a share, in rounds: whom the network knows first; then whom these let in, and what
/// these have seen.
struct PullVisit {
  private let pull: Pull
  private let held: [JournalID: SignedHead]
  private let lacking: [JournalID: UInt32]
  /// The heads that were not read yet.
  private var news: [SiteID: [HeadName]]
  private(set) var candidates: [Candidate] = []
  private(set) var refused: [Fetch.Refused] = []
  private(set) var arriving: Set<SiteID> = []
  private(set) var awaited: Set<String> = []
  private(set) var unknown: Set<SiteID> = []
  private(set) var barred: Set<SiteID> = []
  /// The first entries of strangers.
  private var firsts: FirstLines
  /// Where the sites stand of which there are new heads.
  private var places: [SiteID: Belonging] = [:]
  private let refusedBefore: Set<String>

  init(
    _ pull: Pull, held: [JournalID: SignedHead], lacking: [JournalID: UInt32],
    news: [SiteID: [HeadName]]
  ) {
    self.pull = pull
    self.held = held
    self.lacking = lacking
    self.news = news
    firsts = FirstLines(in: pull.share)
    refusedBefore = Set((try? pull.home.quarantine.names()) ?? [])
  }

  mutating func run(
    _ admission: inout some Admission, _ progress: @Sendable (Int, Int) -> Void
  ) throws {
    while case let wanted = try nextWanted(&admission), !wanted.isEmpty {
      let known = candidates.count
      try fetch(wanted, progress)
      try admission.learn(from: Array(candidates[known...]))
    }
    for site in news.keys {
      switch places[site] {
      case .barred: barred.insert(site)
      // Its head is here, and its journal is not.
      case _ where firsts.lacks(site): arriving.insert(site)
      default: unknown.insert(site)
      }
    }
  }

  private struct Wanted: Sendable {
    let site: SiteID
    let names: [HeadName]
    let key: [UInt8]?
  }

  /// Whose heads are to be read next.
  private mutating func nextWanted(_ admission: inout some Admission) throws -> [Wanted] {
    places = try place(&admission)
    let missing = admission.missing
    let wanted = news.compactMap { site, names -> Wanted? in
      if case .member(let key) = places[site] { return Wanted(site: site, names: names, key: key) }
      return missing.contains(site) ? Wanted(site: site, names: names, key: nil) : nil
    }
    for one in wanted { news[one.site] = nil }
    return wanted.sorted { $0.site < $1.site }
  }

  /// Where the sites stand of which there are new heads, by all that was learnt, and by what they
  /// show.
  private mutating func place(_ admission: inout some Admission) throws -> [SiteID: Belonging] {
    var places: [SiteID: Belonging] = [:]
    places.reserveCapacity(news.count)
    for (site, names) in news {
      let place = try admission.belonging(of: site)
      places[site] = place
      if place == .unknown { try firsts.look(at: site, heads: names) }
    }
    let strangers = firsts.strangers.filter { places[$0.site] == .unknown }
    return places.merging(try admission.belonging(of: strangers)) { _, shown in shown }
  }

  private mutating func fetch(
    _ wanted: [Wanted], _ progress: @Sendable (Int, Int) -> Void
  ) throws {
    let (pull, held, lacking, refusedBefore) = (pull, held, lacking, refusedBefore)
    let firsts = firsts
    let outcomes = concurrentMap(wanted, progress: progress) { one in
      Result {
        var fetch = Fetch(
          one.site, from: pull.share, into: pull.home, held: held, lacking: lacking,
          key: one.key, refused: refusedBefore, unsound: firsts.unsound(of: one.site))
        return try fetch.run(one.names)
      }
    }
    for (one, outcome) in zip(wanted, outcomes) {
      let fetched = try outcome.get()
      // What parts from the rest of the home's own journal, which is not stored, comes once the
      // home has gone on as another site.
      let beyondOwn = fetched.news.first(where: pull.isBeyondOwn)
      candidates += beyondOwn.map { [$0] } ?? fetched.news
      refused += fetched.refused
      awaited.formUnion(fetched.awaited)
      if fetched.isArriving, fetched.news.isEmpty { arriving.insert(one.site) }
    }
  }
}
