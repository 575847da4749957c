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
  /// The journal of the site as it goes on elsewhere, where it does.
  var other: OtherJournal?
  /// Where the home lives now; `nil` when that has not changed.
  var place: Whereabouts?
}

/// A journal of this site that another home wrote.
struct OtherJournal {
  let head: SignedHead
  let files: [NamedFile]
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
    let open = OpenSegment(of: site, in: folder.journals)
    try open.create()
    _ = try open.append(
      entries,
      at: OpenSegment.Position(first: 1, next: 1, size: 0, content: 0, at: entries[0].at))

    var changed = settings
    changed.site = site
    changed.whereabouts = departure.place ?? settings.whereabouts
    changed.leftovers = try leave(old, departure)
    try index.close()
    try RecordIndex.remove(at: folder.indexPath)
    // From here on the home is the new site.
    try folder.store(changed)
    try folder.finish(&changed)
    settings = changed
    wentOn.append(
      WentOn(from: old, to: site, reason: departure.reason, reissued: departure.lines.count))
    let made = try opening.rebuild()
    (index, standing) = (made.index, made.standing)
  }

  /// The new journal: its first entry has seen what the last one that is kept had, so that those
  /// that follow were made under the clocks that they name. Where none follow, it has seen no more
  /// than is merged here: what waits for other sites' journals is merged when they come.
  private func entries(of departure: Departure, first change: Change) throws -> [Entry] {
    var clock: [SiteID: UInt32] = [:]
    let merged = SiteTable(try index.read { try $0.sites() }).applied(of: settings.site)
    let seen = departure.lines.isEmpty ? Int(merged) : departure.kept.count
    for line in departure.kept.prefix(seen).map(\.line) {
      for seen in line.saw { clock[seen.site] = max(clock[seen.site] ?? 0, seen.seq) }
      clock[settings.site] = line.seq
    }
    let at = departure.lines.first?.line.at ?? max(surroundings.now(), standing.position.at)
    let first = Entry(
      seq: 1, at: at, by: nil,
      saw: clock.map { Entry.Seen(site: $0.key, seq: $0.value) }
        .sorted { $0.site < $1.site }, content: .change(change))
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
    if let other = departure.other {
      let names = Set(other.files.map(\.name))
      leftovers.renames = names.sorted().map { "\(journal)/\($0)" }
      leftovers.removals += try folder.journals.segments(of: old).map(\.text)
        .filter { !names.contains($0) }.map { "\(journal)/\($0)" }
      try folder.keep(other.files, waitingIn: journal)
    } else if let tail = try OpenSegment(of: old, in: folder.journals).tail() {
      leftovers.renames = ["\(journal)/\(tail.name.text)"]
      try folder.keep([NamedFile(tail.name.text, tail.file)], waitingIn: journal)
    }
    if let head = try departure.other?.head ?? closingHead(of: old, departure.kept) {
      leftovers.renames.append("heads/\(old).json")
      try folder.keep([NamedFile("\(old).json", head.bytes)], waitingIn: "heads")
    }
    return leftovers
  }

  /// A last head of the site that is left, where entries that stay its have no head yet: who wrote
  /// them may be gone, and nobody else could vouch for them.
  private func closingHead(of old: SiteID, _ kept: [FramedLine]) throws -> SignedHead? {
    let last = try folder.heads.head(of: old)?.head
    guard last?.seq ?? 0 < kept.count, last?.edition ?? 0 < .max else { return nil }
    return try signed(
      old, name: last?.name ?? settings.name, edition: (last?.edition ?? 0) + 1,
      chain: Chain(of: old, over: kept), clock: last?.clock ?? [])
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
