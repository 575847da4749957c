// Gives a share what it lacks: attachments first, then segments, heads last, clean-up after.
// Order and rules: Sync.docc/ShareFormat.md.

import Journal
import Merge

/// What a push gave.
public struct Pushed: Hashable, Sendable {
  /// How many entries the share did not hold before.
  public internal(set) var count = 0
  /// Of them, how many are this site's own.
  public internal(set) var ownCount = 0
  /// How many files were taken out of the share because erased lines stood in them.
  public internal(set) var erased = 0
  /// How many attachments the share did not hold before.
  public internal(set) var blobs = 0
}

/// One push from one home to one share. The caller holds the home's lock.
public struct Push: Sendable {
  let home: LocalStore
  let share: any Share
  /// Whether nothing shall be written: only what would go is told.
  let isTrial: Bool

  /// Prepares to push from `home` to `share`.
  ///
  /// - Parameter isTrial: whether nothing shall be written: only what would go is told.
  public init(from home: LocalStore, to share: any Share, isTrial: Bool = false) {
    self.home = home
    self.share = share
    self.isTrial = isTrial
  }

  /// Copies what the share lacks of the attachments and of every journal held, this site's and
  /// the others'.
  ///
  /// - Parameters:
  ///   - own: the site's new head; `nil` when the last one still says everything.
  ///   - progress: called with sites done and sites in all.
  public func run(own: SignedHead?, progress: (Int, Int) -> Void) throws -> Pushed {
    try sorting {
      let isMarked = try share.check(belongsTo: home.network)
      var failure: (any Error)?
      if !isMarked, !isTrial {
        do {
          try share.write([home.network.file], in: "")
        } catch let error where concernsOneFile(error) {
          failure = error
        }
      }
      var held = try home.heads.all(withClocks: false)
      if let own {
        let journal = JournalID(home.site)
        if !isTrial { try home.heads.store([journal: own]) }
        held[journal] = own
      }
      let listed = try share.list("heads").compactMap { HeadName($0) }
      let theirs = Dictionary(grouping: listed, by: \.site)
      let awaited = Set(held.values.flatMap(\.head.awaits))
      let bySite = Dictionary(grouping: held, by: \.key.site)
      var pushed = Pushed()
      pushed.blobs = try giveBlobs(awaited)
      var heads: [NamedFile] = []
      var obsolete: [String] = []
      for (done, site) in bySite.keys.sorted().enumerated() {
        progress(done, bySite.count)
        let journals = Dictionary(
          uniqueKeysWithValues: (bySite[site] ?? []).map { ($0.key, $0.value) })
        var plan = PushPlan(of: site, journals, theirs: theirs[site] ?? [], awaited, push: self)
        do {
          try plan.prepare()
          try write(plan)
        } catch let error where concerns(site, error) {
          failure = failure ?? error
          continue
        }
        pushed.add(plan, isOwn: site == home.site)
        heads += plan.heads
        obsolete += plan.obsolete
      }
      pushed.erased += try sweepStrangers(Set(bySite.keys))
      if !isTrial {
        if !heads.isEmpty {
          // Whoever stored the own one may have died before it was durable. A home that lacks what
          // it has signed takes that for a copy's.
          if own == nil { try home.heads.sync() }
          try share.write(heads, in: "heads")
        }
        for name in obsolete { try share.remove(name) }
      }
      if let failure { throw failure }
      return pushed
    }
  }

  /// Whether `error` is one site's matter, which stops none of the others and is told at the end:
  /// another site's damaged journal here, or a site's folder in the share, kept from us or in whose
  /// place something else stands.
  private func concerns(_ site: SiteID, _ error: any Error) -> Bool {
    switch error {
    case let error as JournalError: error.isDamage && site != home.site
    default: concernsOneFile(error)
    }
  }

  /// Whether `error` is about one file or folder of the share, and not the whole of it.
  private func concernsOneFile(_ error: any Error) -> Bool {
    if case ShareError.file = error { true } else { false }
  }

  private func write(_ plan: PushPlan) throws {
    guard !isTrial, !plan.files.isEmpty else { return }
    try share.write(plan.files, in: plan.folder)
  }
}

extension Pushed {
  fileprivate mutating func add(_ plan: PushPlan, isOwn: Bool) {
    count += plan.count
    if isOwn { ownCount += plan.count }
    erased += plan.erased
  }
}
