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
    try remake()
    try continueSite(Departure(reason: reason, kept: try ownLines(), lines: [], place: place))
  }

  /// Goes on as another site where the own journal rests on journals that are not here any more.
  ///
  /// The site's next entry would claim to have seen them: as another site it claims what is here.
  func standOnWhatIsHere() throws {
    let merged = try index.read { try $0.applied(of: settings.site.text) }
    guard merged < journalEnd.next - 1 else { return }
    try continueSite(Departure(reason: .incomplete, kept: try ownLines(), lines: []))
  }

  /// Looks at what a pull brought of this site itself: whether a copy of this home wrote a journal
  /// of its own, or this home is an older copy of one that went on.
  ///
  /// Where it did, and has not gone on as another site itself, this home goes on as another one:
  /// both journals stay what they are, and no number is used twice.
  func meetCopies(_ pulled: Pulled) throws {
    let isOlder = pulled.beyondOwn != nil
    let other = pulled.news.contains { candidate in
      candidate.site == settings.site && candidate.journal != JournalID(settings.site)
    }
    guard isOlder || other, try isOlder || hasUnsettledCopy() else { return }
    try continueSite(Departure(reason: .forked, kept: try ownLines(), lines: []))
  }

  /// Whether another journal of this site is here that nobody has left for another id.
  private func hasUnsettledCopy() throws -> Bool {
    try index.read { reader in
      let journals = JournalTable(try reader.journals())
      let roster = try storedRoster(reader)
      let copies = journals.journals(of: settings.site)
        .filter { journals.id($0) != JournalID(settings.site) }
      let left = try roster.continuations.filter { $0.continues == settings.site }
        .compactMap { journals.known(JournalID($0.site)) }
        .map { try history.clock(of: Dot(site: $0, seq: 1), reader: reader) }
      return copies.contains { copy in
        let first = Dot(site: copy, seq: (journals.fork(of: copy)?.seq ?? 0) + 1)
        return !left.contains { $0.contains(first) }
      }
    }
  }

  func ownLines() throws -> [FramedLine] {
    try folder.journals.framedLines(
      of: JournalID(settings.site), from: 1, through: journalEnd.next - 1, isOwn: true)
  }

  /// Goes on as a site that the key of the old one vouches for.
  func continueSite(_ departure: Departure) throws {
    let old = settings.site
    let oldKey = try folder.key(of: old)
    let roster = try index.read { try storedRoster($0) }
    let standing = roster.standing(of: old.text).known
    try goOn(departure) { site, key in
      try Continuation(
        network: settings.network, site: site, name: standing?.name ?? settings.name,
        role: standing?.role ?? .site, key: PublicKey(of: key), continues: old, provenBy: oldKey
      ).change
    }
  }
}
