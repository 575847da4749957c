// A home that turns out to be a copy, or an old backup, goes on as another site. The rules:
// Sync.docc/ShareFormat.md, Forks, and Community.docc/Membership.md, Continuations.

import Catalog
import Community
import Crypto
import Journal
import Merge
import Sync

/// That a home has gone on as another site.
public struct WentOn: Hashable, Sendable {
  /// Why.
  public enum Reason: Hashable, Sendable {
    /// The home lies on another machine, or in another folder, than the one that wrote last.
    case copied
    /// A share holds entries of this site that this home did not write.
    case forked
    /// Entries of the home's own journal were damaged, and no share had them.
    case damaged
    /// Journals of other sites that the home's own rests on are not here any more.
    case incomplete
    /// The home was made from a backup.
    case restored
    /// The site was not believed any more, and was invited anew.
    case invited
  }

  /// The site that it was.
  public let from: SiteID
  /// The site that it is.
  public let to: SiteID
  /// Why.
  public let reason: Reason
  /// How many entries were written anew.
  public let reissued: Int
}

/// How a home leaves a site.
struct Departure {
  /// Why.
  let reason: WentOn.Reason
  /// The lines of the site's journal that stay its.
  let kept: [FramedLine]
  /// The lines that the home wrote as this site behind them, and writes anew as another.
  let lines: [FramedLine]
  /// Where the home lives now; `nil` when that has not changed.
  var place: Whereabouts?
}

extension Replica {
  /// Goes on as another site.
  ///
  /// - Parameter first: the new site's first change, which says by what right it belongs.
  func goOn(
    _ departure: Departure,
    first: (SiteID, Curve25519.Signing.PrivateKey) throws -> Change
  ) throws {
    let old = settings.site
    let seed = (0..<4).flatMap { _ in withUnsafeBytes(of: surroundings.random()) { Array($0) } }
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    guard let site = SiteID(name: settings.name, key: PublicKey(of: key)) else {
      throw WorkspaceError.homeDamaged(path: folder.settingsPath)
    }
    let entries = try entries(of: departure, first: first(site, key))
    try folder.store(key, of: site)
    let open = OpenSegment(of: JournalID(site), in: folder.journals)
    try open.create()
    var chain = Chain(of: site)
    _ = try open.append(
      entries,
      at: OpenSegment.Position(first: 1, next: 1, size: 0, content: 0, at: entries[0].at),
      after: &chain)

    var changed = settings
    changed.site = site
    changed.whereabouts = departure.place ?? settings.whereabouts
    changed.leftovers = try leave(old, departure)
    if !departure.kept.isEmpty {
      let end = Chain(of: old, over: departure.kept).point
      changed.was = (changed.was + [EntryName(site: old, point: end)]).sorted()
    }
    try opened.close()
    try folder.removeIndex()
    // From here on the home is the new site.
    try folder.store(changed)
    try folder.finish(&changed)
    settings = changed
    wentOn.append(
      WentOn(from: old, to: site, reason: departure.reason, reissued: departure.lines.count))
    try remake()
  }

  /// The new journal: its first entry has seen what is merged here, and what is kept of the old
  /// journal. Where entries are written anew behind it, it has seen what the one before them had,
  /// so that they are made under the clocks that they name.
  private func entries(of departure: Departure, first change: Change) throws -> [Entry] {
    let saw = try index.read { reader in
      let journals = JournalTable(try reader.journals())
      let written = Int(journalEnd.next) - 1 - departure.lines.count
      let end = UInt32(min(departure.kept.count, written))
      if departure.lines.isEmpty {
        return try reader.mergedNames(without: end > 0 ? nil : settings.site)
      }
      guard let own = journals.known(JournalID(settings.site)), end > 0 else {
        return try ownLines().first?.entry().saw ?? []
      }
      let last = Dot(site: own, seq: end)
      let clock = try history.clock(of: last, reader: reader)
      return try reader.names(of: journals.points(of: clock, without: nil), journals)
    }
    let at = departure.lines.first?.line.at ?? surroundings.now()
    let first = Entry(seq: 1, at: at, by: nil, saw: saw, content: .change(change))
    return try [first]
      + departure.lines.enumerated().map { place, line in
        let entry = try line.entry()
        return Entry(
          seq: UInt32(place) + 2, at: entry.at, by: entry.by, saw: entry.saw,
          content: entry.content)
      }
  }

  /// Makes the journal of the site that is left one of those that were received, and says what of
  /// it can only be done once it is left.
  private func leave(_ old: SiteID, _ departure: Departure) throws -> Leftovers {
    let journal = "journals/\(old)"
    var leftovers = Leftovers(removals: ["\(journal)/open.jsonl.gz"])
    let end = Chain(of: old, over: departure.kept)
    let open = OpenSegment(of: JournalID(old), in: folder.journals)
    if let tail = try open.tail(through: end.point) {
      leftovers.renames = ["\(journal)/\(tail.name.text)"]
      try folder.keep([NamedFile(tail.name.text, tail.file)], waitingIn: journal)
    }
    if let head = try closingHead(of: old, end) {
      leftovers.renames.append("heads/\(old).json")
      try folder.keep([NamedFile("\(old).json", head.bytes)], waitingIn: "heads")
    }
    return leftovers
  }

  /// A last head of the site that is left, where entries that stay its have no head yet: who wrote
  /// them may be gone, and nobody else could vouch for them.
  private func closingHead(of old: SiteID, _ end: Chain) throws -> SignedHead? {
    let last = try folder.heads.head(of: JournalID(old))?.head
    guard last?.seq ?? 0 < end.seq, last?.edition ?? 0 < .max else { return nil }
    return try signed(
      old, name: last?.name ?? settings.name, edition: (last?.edition ?? 0) + 1, chain: end,
      clock: last?.clock ?? [])
  }
}

extension HomeFolder {
  /// Puts files where ``Leftovers/renames`` finds them: until then nobody takes them for what they
  /// will be.
  func keep(_ named: [NamedFile], waitingIn place: String) throws(FileError) {
    try files.makeFolders("\(path)/\(place)")
    try files.replace(
      named.map { NamedFile($0.name + ".next", $0.bytes) }, in: "\(path)/\(place)",
      temporary: ".waiting", isPrivate: false)
  }
}
