// How a home notices that it is a copy, or an older copy, of one that goes on elsewhere.

import Catalog
import Community
import Crypto
import Journal
import Merge
import Sync

extension Replica {
  /// Goes on as another site when the home is not where it wrote last.
  func settleDown() throws {
    guard let here = surroundings.whereabouts(folder.path), settings.whereabouts != here else {
      return
    }
    if let there = settings.whereabouts, !there.isSameHome(as: here) {
      try leaveCopy(because: .copied, place: here)
    } else {
      var changed = settings
      changed.whereabouts = here
      try folder.store(changed)
      settings = changed
    }
  }

  /// Goes on as another site, with the journal as it is here.
  ///
  /// Not all may have been copied, so the new site stands on what the journals say, and not on what
  /// the index remembers of them.
  func leaveCopy(because reason: WentOn.Reason, place: Whereabouts?) throws {
    let lines = try ownLines()
    try remake()
    try continueSite(Departure(reason: reason, kept: lines, lines: [], place: place))
  }

  /// Goes on as another site where the own journal rests on journals that are not here any more.
  ///
  /// The site's next entry would claim to have seen them: as another site it claims what is here.
  func standOnWhatIsHere() throws {
    let (rows, beliefs) = try index.read { (try $0.sites(), try Beliefs(from: $0)) }
    let end = min(standing.position.next - 1, beliefs.limit(of: settings.site))
    guard SiteTable(rows).applied(of: settings.site) < end else { return }
    try continueSite(Departure(reason: .incomplete, kept: try ownLines(), lines: []))
  }

  /// Looks at the heads of this site in a share: whether each is one that this home signed.
  ///
  /// One further than the home's own, on the same journal, was lost here and is taken back. One
  /// that speaks of another journal is the work of a copy of this home, or this home is an older
  /// copy: then that journal stays the site's, and this home goes on as another site.
  ///
  /// - Returns: the highest edition of those that the site really signed; 0 when there is none.
  func meetOwnHeads(_ names: [HeadName], in share: FolderShare) throws -> UInt32 {
    let names = names.filter { $0.site == settings.site }
      .sorted { ($0.edition, $0.digest) > ($1.edition, $1.digest) }
    guard !names.isEmpty else { return 0 }
    var known = try knownHeads()
    let held = try folder.heads.head(of: settings.site)?.head.edition ?? 0
    if names.allSatisfy({ known.isKnown($0) && $0.edition <= held }) { return names[0].edition }
    var highest: UInt32 = 0
    let roster = try index.read { try storedRoster($0) }
    let formed = try formedBeliefs(roster, holding: [settings.site])
    let home = try holdings(formed.beliefs)
    let pull = Pull(into: home, from: share)
    let key = Array(try folder.key(of: settings.site).publicKey.rawRepresentation)
    for name in names {
      if try known.contains(name, in: share, of: home) {
        try takeBack(name, pull)
        highest = max(highest, name.edition)
      } else if let other = try pull.ownHistory(name, signedBy: key) {
        let lines = try other.lines()
        highest = max(highest, name.edition)
        if isDisowned(lines, formed.beliefs) { continue }
        try store(known)
        var departure = try departure(to: lines)
        departure.other = OtherJournal(head: other.head, files: try pull.files(of: other))
        try continueSite(departure)
        return 0
      }
    }
    try store(known)
    return highest
  }

  private func takeBack(_ name: HeadName, _ pull: Pull) throws {
    let held = try folder.heads.head(of: settings.site)?.head.edition ?? 0
    guard name.edition > held, let signed = try pull.head(name) else { return }
    try folder.heads.store([signed])
  }

  /// Whether a copy of this home wrote these lines, and has gone on as another site since.
  private func isDisowned(_ lines: [FramedLine], _ beliefs: Beliefs) -> Bool {
    let disowned = beliefs.bounds[settings.site]?.disowned ?? []
    return disowned.contains { branch in
      lines.count >= branch.seq
        && Chain(of: settings.site, over: lines.prefix(Int(branch.seq))).hex == branch.chain
    }
  }

  func ownLines() throws -> [FramedLine] {
    try folder.journals.framedLines(
      of: settings.site, from: 1, through: standing.position.next - 1, isOwn: true)
  }

  /// Where the own journal and `theirs` part, and what this home wrote behind.
  private func departure(to theirs: [FramedLine]) throws -> Departure {
    let mine = try ownLines()
    var chains = (Chain(of: settings.site), Chain(of: settings.site))
    var kept = 0
    for (line, other) in zip(mine, theirs) {
      chains.0.append(line)
      chains.1.append(other)
      guard chains.0 == chains.1 else { break }
      kept += 1
    }
    return Departure(
      reason: .forked, kept: Array(mine.prefix(kept)), lines: Array(mine.dropFirst(kept)))
  }

  /// Goes on as a site that the key of the old one vouches for.
  func continueSite(_ departure: Departure) throws {
    let old = settings.site
    let oldKey = try folder.key(of: old)
    let roster = try index.read { try storedRoster($0) }
    let standing = roster.standing(of: old.text).known
    try goOn(departure) { site, key in
      var branch: String?
      if let first = departure.lines.first {
        var chain = Chain(of: old, over: departure.kept)
        chain.append(first)
        branch = chain.hex
      }
      return try Continuation(
        network: settings.network, site: site, name: standing?.name ?? settings.name,
        role: standing?.role ?? .site, key: PublicKey(of: key), continues: old,
        kept: UInt32(departure.kept.count), reissued: UInt32(departure.lines.count),
        branch: branch, provenBy: oldKey
      ).change
    }
  }
}
