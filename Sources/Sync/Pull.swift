// Takes what is new in a share: list, read, check, store. Order and rules:
// Sync.docc/ShareFormat.md.

import Journal
import Merge

/// Decides which sites belong to the network, and what is believed of them.
public protocol Admission {
  /// Returns the sites, of those that the candidates speak for, that belong to the network and
  /// sign with their own key.
  mutating func admitted(_ candidates: [Candidate]) throws -> Set<SiteID>

  /// The last entry of `site` that is believed, by what has been learnt: none when it is 0, all
  /// when it is the greatest number.
  func limit(of site: SiteID) -> UInt32

  /// The records that were erased, by what has been learnt.
  var erased: Set<String> { get }
}

/// What a pull brought.
public struct Pulled: Sendable {
  /// What is new, site by site: stored, durable, and not yet merged.
  public internal(set) var news: [Candidate] = []
  /// Sites whose files are still being copied, or have not come yet.
  public internal(set) var arriving: [SiteID] = []
  /// What was refused just now, with the reason; it lies in the quarantine.
  public internal(set) var refused: [(name: String, reason: Refusal)] = []
  /// Sites that wrote but are not known to belong to the network (yet).
  public internal(set) var unknown: [SiteID] = []
  /// Sites that wrote although they were sent away, or never let in. That is no news of itself:
  /// whoever runs such a site may not have heard of it yet.
  public internal(set) var barred: [SiteID] = []
  /// The heads of this site in the share.
  public internal(set) var ownHeads: [HeadName] = []
  /// The heads that the home holds after the pull.
  public internal(set) var heads: [SiteID: SignedHead] = [:]

  /// How many new entries came.
  public var count: Int { news.reduce(0) { $0 + $1.stretch.entries.count } }
}

/// One pull from one share into one home. The caller holds the home's lock.
public struct Pull: Sendable {
  let home: Holdings
  let share: any Share

  /// Prepares to pull from `share` into `home`.
  public init(into home: Holdings, from share: any Share) {
    self.home = home
    self.share = share
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
      let held = try home.heads.all(withClocks: false)
      let refused = RefusedNames(try home.quarantine.names())
      var pulled = Pulled()
      pulled.heads = held
      let news = try newer(held, refused, &pulled)
      let outcomes = concurrentMap(news, progress: progress) { site, names in
        Result {
          try Fetch(site, from: share, into: home, held: held[site], refused: refused.all)
            .run(names)
        }
      }
      var candidates: [Candidate] = []
      for (place, outcome) in zip(news, outcomes) {
        let (fetched, refused) = try outcome.get()
        for (file, reason) in refused { try refuse(file, reason, isTrial, &pulled) }
        switch fetched {
        case .news(let candidate): candidates.append(candidate)
        case .arriving: pulled.arriving.append(place.site)
        case .nothing: continue
        }
      }
      try admit(candidates, &admission, isTrial, &pulled)
      guard !isTrial, !pulled.news.isEmpty else { return pulled }
      if pulled.count > 0 { try willStore() }
      try store(pulled.news, admission.erased)
      for place in pulled.news.indices {
        pulled.heads[pulled.news[place].site] = pulled.news[place].head
        pulled.news[place].files = []
      }
      return pulled
    }
  }

  private func refuse(
    _ file: NamedFile, _ reason: Refusal, _ isTrial: Bool, _ pulled: inout Pulled
  ) throws {
    if !isTrial { try home.quarantine.keep(file, because: reason) }
    pulled.refused.append((file.name, reason))
  }

  /// The names of the heads worth reading, site by site, the newest first.
  private func newer(
    _ held: [SiteID: SignedHead], _ refused: RefusedNames, _ pulled: inout Pulled
  ) throws -> [(site: SiteID, names: [HeadName])] {
    let bySite = Dictionary(
      grouping: try share.list("heads").compactMap { HeadName($0) }, by: \.site)
    pulled.ownHeads = bySite[home.site] ?? []
    return bySite.filter { $0.key != home.site }.sorted { $0.key < $1.key }
      .compactMap { site, names in
        let names = names.filter { isWorthReading($0, held: held[site], refused) }
          .sorted { ($0.edition, $0.digest) > ($1.edition, $1.digest) }
        return names.isEmpty ? nil : (site, names)
      }
  }

  /// A head of the edition that is held, under another name, is the work of a copied home: it may
  /// go further.
  private func isWorthReading(
    _ name: HeadName, held: SignedHead?, _ refused: RefusedNames
  ) -> Bool {
    let bounds = home.bounds(of: name.site)
    if refused.all.contains(name.text), !isToBeReconsidered(name, held, bounds) { return false }
    if let last = refused.newestHeads[name.site], last.edition > name.edition,
      !bounds.isWrongBranch, isOfBarred(last), !isToBeReconsidered(last, held, bounds)
    {
      return false
    }
    guard let held else { return true }
    if name.edition > held.head.edition { return true }
    let isOfUse = bounds.isWrongBranch || name.edition == held.head.edition
    return isOfUse && name != HeadName(held)
  }

  /// Whether a head was refused because its site is barred: none before it is of use then.
  private func isOfBarred(_ name: HeadName) -> Bool {
    home.quarantine.reason(for: name.text) == "\(Refusal.revoked)"
  }

  /// Whether the reason for which a head was refused has gone: its site is believed again, the
  /// journal that is held has turned out to be the wrong branch, or the program, which was too old
  /// for the head, is that no more.
  private func isToBeReconsidered(
    _ name: HeadName, _ held: SignedHead?, _ bounds: JournalBounds
  ) -> Bool {
    switch home.quarantine.reason(for: name.text) {
    case "\(Refusal.revoked)": held?.head.seq ?? 0 < bounds.through
    case "\(Refusal.otherJournal)", "\(Refusal.rolledBack)": bounds.isWrongBranch
    case let reason?: Refusal.newerFormat(noted: reason).map { $0 <= Head.format } ?? false
    case nil: false
    }
  }

  /// Sorts the candidates into those that belong to the network and the others.
  private func admit(
    _ candidates: [Candidate], _ admission: inout some Admission, _ isTrial: Bool,
    _ pulled: inout Pulled
  ) throws {
    guard !candidates.isEmpty else { return }
    let admitted = try admission.admitted(candidates)
    for candidate in candidates {
      let site = candidate.site
      let held = pulled.heads[site]?.head.seq ?? 0
      let limit = admission.limit(of: site)
      let isReplacing = candidate.isReplacing && held > 0
      if limit == 0 || limit <= held && !isReplacing {
        if !isTrial { try home.quarantine.keep(barred: candidate.head) }
        pulled.barred.append(site)
      } else if admitted.contains(site) {
        pulled.news.append(candidate)
      } else {
        pulled.unknown.append(site)
      }
    }
  }
}
