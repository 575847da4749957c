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

  /// Goes on as another site where the own journal rests on journals that are not here any more, or
  /// another journal of this site is merged: a copy of this home wrote it.
  ///
  /// The site's next entry would claim to have seen what is not here, or name its own site, which
  /// no line can. As another site it says what is here.
  func standOnWhatIsHere() throws {
    let journals = try index.read { JournalTable(try $0.journals()) }
    let own = JournalID(settings.site)
    if journals.applied(of: own) < journalEnd.next - 1 {
      try continueSite(Departure(reason: .incomplete, kept: try ownLines(), lines: []))
    } else if journals.journals(of: settings.site).contains(where: { journals.id($0) != own }) {
      try continueSite(Departure(reason: .forked, kept: try ownLines(), lines: []))
    }
  }

  /// Looks at what a pull brought of this site itself: whether a copy of this home wrote a journal
  /// of its own, or this home is an older copy of one that went on.
  ///
  /// Then this home goes on as another site: both journals stay what they are, and no number is
  /// used twice.
  func meetCopies(_ pulled: Pulled) throws {
    let other = pulled.news.contains { candidate in
      candidate.site == settings.site && candidate.journal != JournalID(settings.site)
    }
    guard pulled.beyondOwn != nil || other else { return }
    try continueSite(Departure(reason: .forked, kept: try ownLines(), lines: []))
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
