// Takes what is new in a share: list, read, check, store. Order and rules:
// Sync.docc/ShareFormat.md.

import Journal
import Merge

/// Where a site stands in the network, as far as an exchange must know.
public enum Belonging: Hashable, Sendable {
  /// It belongs, and signs with this key.
  case member(key: [UInt8])
  /// It was sent away, or never let in: nothing of it is taken that nobody else has seen.
  case barred
  /// It is not known to belong.
  case unknown
}

/// Decides which sites belong to the network, by what it has learnt.
public protocol Admission {
  /// Where `site` stands.
  mutating func belonging(of site: SiteID) throws -> Belonging

  /// Where strangers stand by the first entries of their journals, all of which are judged
  /// together.
  mutating func belonging(of strangers: [Stranger]) throws -> [SiteID: Belonging]

  /// Learns from what was read of sites that belong, or that these have seen.
  mutating func learn(from candidates: [Candidate]) throws

  /// The sites of whose journals something was seen, by what belongs or would, that is not held and
  /// was not learnt from.
  var missing: Set<SiteID> { get }

  /// The records that were erased, by what has been learnt.
  var erased: Set<String> { get }
}

/// A site that is not known to belong, and what says by what right it would.
public struct Stranger: Sendable {
  /// The site.
  public let site: SiteID
  /// The first entries of its journals, of which it began more than one if it writes what it likes.
  public let firsts: [FramedLine]

  /// Shows `firsts` of `site`.
  public init(_ site: SiteID, firsts: [FramedLine]) {
    self.site = site
    self.firsts = firsts
  }
}

/// What a pull brought.
public struct Pulled: Sendable {
  /// What is new, journal by journal: stored, durable, and not yet merged.
  public internal(set) var news: [Candidate] = []
  /// What the share has of this site's own journal behind the end that is here: the home is an
  /// older copy of another. It is not stored.
  public internal(set) var beyondOwn: Candidate?
  /// Sites whose files are still being copied, or have not come yet.
  public internal(set) var arriving: [SiteID] = []
  /// Files of the share that are not what their names say, or not yet, by their paths there.
  public internal(set) var awaited: Set<String> = []
  /// What was refused just now, with the reason; it lies in the quarantine.
  public internal(set) var refused: [(name: String, reason: Refusal)] = []
  /// Sites that wrote but are not known to belong to the network (yet).
  public internal(set) var unknown: [SiteID] = []
  /// Sites that wrote although they were sent away, or never let in. That is no news of itself:
  /// whoever runs such a site may not have heard of it yet.
  public internal(set) var barred: [SiteID] = []
  /// The heads that the home holds after the pull.
  public internal(set) var heads: [JournalID: SignedHead] = [:]

  /// How many new entries came.
  public var count: Int { news.reduce(0) { $0 + $1.stretch.entries.count } }
}

/// One pull from one share into one home. The caller holds the home's lock.
public struct Pull: Sendable {
  let home: LocalStore
  let share: any Share
  private let held: [JournalID: SignedHead]?
  private let lacking: [JournalID: UInt32]

  /// Prepares to pull from `share` into `home`.
  ///
  /// - Parameters:
  ///   - held: the heads that the home holds, without their clocks, where somebody has read them
  ///     already.
  ///   - lacking: of journals that are held, the first entry whose line was redacted without a
  ///     reason: a share may have it in full.
  public init(
    into home: LocalStore, from share: any Share, held: [JournalID: SignedHead]? = nil,
    lacking: [JournalID: UInt32] = [:]
  ) {
    self.home = home
    self.share = share
    self.held = held
    self.lacking = lacking
  }

  /// Lists, reads, checks, and stores what is new.
  ///
  /// - Parameters:
  ///   - admission: who belongs to the network; it learns from the candidates.
  ///   - isTrial: whether nothing shall be stored: only what would come is told.
  ///   - willStore: called once, before the first write to the home, when there is news.
  ///   - progress: called with sites done and sites in all.
  public func run(
    admission: inout some Admission, isTrial: Bool = false, willStore: () throws -> Void,
    progress: @Sendable (Int, Int) -> Void
  ) throws -> Pulled {
    try sorting {
      try share.check(belongsTo: home.network)
      var pulled = Pulled()
      pulled.heads = try held ?? home.heads.all(withClocks: false)
      let lacking = try lacking.filter { try mayBeHere($0.key, $0.value) }
      var visit = PullVisit(
        self, held: pulled.heads, lacking: lacking, news: try newer(pulled.heads, lacking))
      try visit.run(&admission, progress)
      pulled.arriving = visit.arriving.sorted()
      pulled.awaited = visit.awaited
      pulled.unknown = visit.unknown.sorted()
      pulled.barred = visit.barred.sorted()
      pulled.refused = visit.refused.map { ($0.file.name, $0.reason) }
      pulled.beyondOwn = visit.candidates.first { isBeyondOwn($0) }
      pulled.news = visit.candidates.filter { !isBeyondOwn($0) }
      guard !isTrial else { return pulled }
      try home.quarantine.keep(visit.refused)
      guard !pulled.news.isEmpty else { return pulled }
      if pulled.count > 0 { try willStore() }
      try store(pulled.news, admission.erased)
      for place in pulled.news.indices {
        pulled.heads[pulled.news[place].journal] = pulled.news[place].head
        pulled.news[place].files = []
      }
      return pulled
    }
  }

  /// The head called `name`; `nil` when it can't be read now, or is not what its name says.
  public func head(_ name: HeadName) throws -> SignedHead? {
    try sorting { try share.head(name, of: home.network) }
  }

  func isBeyondOwn(_ candidate: Candidate) -> Bool {
    home.isOwn(candidate.journal) && candidate.stretch.first != nil
  }

  /// Whether the share may have what is lacking of a journal: another file with this entry.
  private func mayBeHere(_ journal: JournalID, _ seq: UInt32) throws -> Bool {
    let held = Set(try home.journals.segments(of: journal))
    return try share.names(in: "segments/\(journal.site)").compactMap { SegmentName($0) }
      .contains { $0.holds(seq) && !held.contains($0) }
  }

  /// The names of the heads worth reading, site by site.
  private func newer(
    _ held: [JournalID: SignedHead], _ lacking: [JournalID: UInt32]
  ) throws -> [SiteID: [HeadName]] {
    let refused = Set(try home.quarantine.names())
    var heldBySite: [SiteID: [JournalID: SignedHead]] = [:]
    for (journal, head) in held { heldBySite[journal.site, default: [:]][journal] = head }
    let listed = try share.list("heads").compactMap { HeadName($0) }
    return try Dictionary(grouping: listed, by: \.site).compactMapValues { names in
      let held = heldBySite[names[0].site] ?? [:]
      let histories = SiteHistories(
        of: names[0].site, held: held, lacking: lacking, points: home.points)
      let news = try names.filter { name in
        if refused.contains(name.text), !isReadableNow(name) { return false }
        return try !histories.isOld(name)
      }
      return news.isEmpty ? nil : news
    }
  }

  /// Whether a head was refused because the program was too old for it, and is that no more.
  private func isReadableNow(_ name: HeadName) -> Bool {
    home.quarantine.reason(for: name.text).flatMap { Refusal.newerFormat(noted: $0) }
      .map { $0 <= Head.format } ?? false
  }
}
