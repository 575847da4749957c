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
  let home: Holdings
  let share: any Share
  /// Whether nothing shall be written: only what would go is told.
  let isTrial: Bool

  /// Prepares to push from `home` to `share`.
  ///
  /// - Parameter isTrial: whether nothing shall be written: only what would go is told.
  public init(from home: Holdings, to share: any Share, isTrial: Bool = false) {
    self.home = home
    self.share = share
    self.isTrial = isTrial
  }

  /// Copies what the share lacks of the attachments and of every journal held, this site's and
  /// the others'.
  ///
  /// - Parameters:
  ///   - own: the site's new head; `nil` when the last one still says everything.
  ///   - known: the heads that are known to lie on the journals held.
  ///   - progress: called with sites done and sites in all.
  public func run(
    own: SignedHead?, known: inout KnownHeads, progress: (Int, Int) -> Void
  ) throws -> Pushed {
    try sorting {
      let isMarked = try share.check(belongsTo: home.network)
      if !isMarked, !isTrial { try share.write([home.network.file], in: "") }
      var held = try home.heads.all(withClocks: false)
      if let own {
        if !isTrial { try home.heads.store([own]) }
        held[home.site] = own
        known.insert(HeadName(own))
      }
      let refused = Set(try home.quarantine.names())
      let listed = try share.list("heads").compactMap { HeadName($0) }
        .filter { !refused.contains($0.text) }
      let bySite = Dictionary(grouping: listed, by: \.site)
      var pushed = Pushed()
      pushed.blobs = try giveBlobs()
      var heads: [NamedFile] = []
      var obsolete: [String] = []
      var failure: (any Error)?
      for (done, signed) in held.values.sorted(by: { $0.head.site < $1.head.site }).enumerated() {
        progress(done, held.count)
        var gift = Gift(signed, theirs: bySite[signed.head.site] ?? [], push: self)
        do {
          try gift.prepare(&known)
          try write(gift)
        } catch let error where concerns(signed.head.site, error) {
          failure = failure ?? error
          continue
        }
        pushed.add(gift, isOwn: signed.head.site == home.site)
        if gift.isHeadMissing { heads.append(NamedFile(gift.name.text, signed.bytes)) }
        obsolete += gift.obsolete
      }
      pushed.erased += try sweepStrangers(Set(held.keys))
      if !isTrial {
        if !heads.isEmpty { try share.write(heads, in: "heads") }
        for name in obsolete { try share.remove(name) }
      }
      if let failure { throw failure }
      return pushed
    }
  }

  /// Whether `error` is one site's matter, which stops none of the others and is told at the end:
  /// another site's damaged journal here, or this site's folder in the share, kept from it.
  private func concerns(_ site: SiteID, _ error: any Error) -> Bool {
    switch error {
    case let error as JournalError: error.isDamage && site != home.site
    case ShareError.file: site == home.site
    default: false
    }
  }

  private func write(_ gift: Gift) throws {
    guard !isTrial, !gift.files.isEmpty else { return }
    try share.write(gift.files, in: gift.folder)
  }
}

extension Pushed {
  fileprivate mutating func add(_ gift: Gift, isOwn: Bool) {
    count += gift.count
    if isOwn { ownCount += gift.count }
    erased += gift.erased
  }
}
