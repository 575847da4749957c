// Gives a share what it lacks: segments first, heads last, clean-up after. Order and rules:
// Sync.docc/ShareFormat.md.

import Journal
import Merge

/// What a push gave.
public struct Pushed: Hashable, Sendable {
  /// How many entries the share did not hold before.
  public internal(set) var count = 0
  /// Of them, how many are this site's own.
  public internal(set) var ownCount = 0
}

/// One push from one home to one share. The caller holds the home's lock.
public struct Push: Sendable {
  private let home: Holdings
  private let share: any Share

  /// Prepares to push from `home` to `share`.
  public init(from home: Holdings, to share: any Share) {
    self.home = home
    self.share = share
  }

  /// Copies what the share lacks of every journal held, this site's and the others'.
  ///
  /// - Parameters:
  ///   - own: the site's new head; `nil` when the last one still says everything.
  ///   - progress: called with sites done and sites in all.
  public func run(own: SignedHead?, progress: (Int, Int) -> Void) throws -> Pushed {
    do {
      try share.check(belongsTo: home.network)
      if try share.read("reseau.json", limit: 64 << 10) == nil {
        try share.write([home.network.file], in: "")
      }
      if let own { try home.heads.store([own]) }
      let held = try home.heads.all().values.sorted { $0.head.site < $1.head.site }
      let refused = Set(try home.quarantine.names())
      let listed = try share.list("heads").compactMap { HeadName($0) }
        .filter { !refused.contains($0.text) }
      var pushed = Pushed()
      var heads: [NamedFile] = []
      var obsolete: [String] = []
      for (done, signed) in held.enumerated() {
        progress(done, held.count)
        let ours = HeadName(signed)
        let theirs = listed.filter { $0.site == ours.site }
        // The share knows more of this site than we do: nothing here can be news to it.
        if theirs.contains(where: { isNewer($0, than: signed) }) { continue }
        obsolete += try give(signed, &pushed)
        if !theirs.contains(ours) { heads.append(NamedFile(ours.text, signed.bytes)) }
        obsolete += theirs.filter { $0.edition < ours.edition }.map { "heads/\($0.text)" }
      }
      if !heads.isEmpty { try share.write(heads, in: "heads") }
      for name in obsolete { try share.remove(name) }
      return pushed
    } catch let error as ShareError {
      throw SyncError.share(error)
    } catch let error as JournalError {
      throw SyncError.home(error)
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }

  /// Whether the share really has a head that its site signed after `signed`. A name alone is not
  /// believed: an empty file could keep a site's changes from the share for ever.
  private func isNewer(_ name: HeadName, than signed: SignedHead) -> Bool {
    guard name.edition > signed.head.edition,
      let bytes = try? share.read("heads/\(name.text)", limit: Head.maximumSize),
      name.matches(bytes), let newer = try? SignedHead(bytes)
    else { return false }
    return newer.head.site == name.site && newer.head.edition == name.edition
      && newer.head.key == signed.head.key
  }

  /// Writes the segments that the share lacks of the journal that `signed` speaks of.
  ///
  /// - Returns: the files that what was written replaces.
  private func give(_ signed: SignedHead, _ pushed: inout Pushed) throws -> [String] {
    let site = signed.head.site
    let folder = "segments/\(site)"
    let there = try share.list(folder).compactMap { SegmentName($0) }
    let covered = there.covering(1, through: signed.head.seq).last?.last ?? 0
    guard covered < signed.head.seq else { return [] }

    var given: [SegmentName] = []
    var files: [NamedFile] = []
    for name in try home.journals.segments(of: site).covering(1, through: signed.head.seq)
    where name.last > covered && !there.contains(name) {
      files.append(NamedFile(name.text, try home.journals.file(name, of: site)))
      given.append(name)
    }
    if site == home.site,
      let tail = try OpenSegment(of: site, in: home.journals).tail(), !there.contains(tail.name)
    {
      files.append(NamedFile(tail.name.text, tail.file))
      given.append(tail.name)
    }
    try share.write(files, in: folder)
    pushed.count += Int(signed.head.seq - covered)
    if site == home.site { pushed.ownCount += Int(signed.head.seq - covered) }
    let replaced = (there + given).superseded.filter { small in
      given.contains { $0.first <= small.first && small.last <= $0.last && $0 != small }
    }
    return replaced.map { "\(folder)/\($0.text)" }
  }
}
