import Catalog
import Community
import Crypto
import Journal
import Merge
import Sync

/// What became of a home's own journal.
public struct OwnRepair: Sendable {
  /// How many entries were got back that the home could not read any more.
  public let recovered: Int
  /// How many entries stand behind others that are lost, and are written anew under another site.
  public let behindGap: Int
}

extension Replica {
  /// Mends the home's own journal, so that it can be opened: puts together what can still be read
  /// of it and what the shares hold.
  ///
  /// Where entries are missing in between, those behind them are kept aside, and written anew under
  /// another id when the home is opened: the site's own numbers can't be used twice.
  ///
  /// - Parameter isPatient: whether to stop when a share is away, or another site has what is
  ///   missing: what it holds would be lost to this site.
  /// - Returns: `nil` when the journal is sound.
  /// - Throws: ``WorkspaceError/beyondRepair(_:missing:)`` when it stops.
  public static func repairOwnJournal(
    at path: String, isPatient: Bool, in surroundings: Surroundings
  ) throws(WorkspaceError) -> OwnRepair? {
    do {
      let folder = HomeFolder(path: path, in: surroundings)
      let settings = try folder.settings()
      let lock = try folder.lockWaiting(surroundings)
      defer { lock.release() }
      let journal = OwnJournal(folder: folder, settings: settings)
      guard try !journal.isSound() else { return nil }
      return try journal.mend(isPatient: isPatient)
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Writes anew what stood behind a gap in the own journal.
  func reissueBehindGap() throws {
    let journal = OwnJournal(folder: folder, settings: settings)
    guard let lines = try journal.linesBehindGap() else { return }
    try continueSite(Departure(reason: .damaged, kept: try ownLines(), lines: lines))
    try journal.dropLinesBehindGap()
  }
}

/// The home's own journal, while it may be damaged.
struct OwnJournal {
  let folder: HomeFolder
  let settings: SiteSettings

  private var site: SiteID { settings.site }
  private var journal: JournalID { JournalID(site) }
  private var journals: JournalFolder { folder.journals }
  private var asidePath: String { "\(journals.path(of: journal))/\(JournalFolder.behindGap)" }

  func isSound() throws -> Bool {
    do {
      let end = try OpenSegment(of: journal, in: journals).read().position.next - 1
      let chain = try journals.chain(of: journal, from: Chain(of: site), through: end, isOwn: true)
      guard let head = try folder.heads.head(of: journal)?.head else { return true }
      if head.seq == chain.seq { return head.chain == chain.hex }
      guard head.seq < chain.seq else { return false }
      return try journals.chain(
        of: journal, from: Chain(of: site), through: head.seq, isOwn: true
      ).hex == head.chain
    } catch JournalError.damaged, JournalError.altered, JournalError.missing {
      return false
    }
  }

  func mend(isPatient: Bool) throws -> OwnRepair {
    let own = try journals.salvage(of: journal, isOwn: true)
    let (shared, isComplete) = try linesOfShares()
    var lines = own
    for line in shared { lines[line.line.seq] = line }
    var whole: [FramedLine] = []
    while let line = lines[UInt32(whole.count) + 1] { whole.append(line) }
    let behind = lines.filter { $0.key > whole.count }.sorted { $0.key < $1.key }.map(\.value)
    let known = max(lines.keys.max() ?? 0, try folder.heads.head(of: journal)?.head.seq ?? 0)
    if isPatient, known > whole.count, try !isComplete || isHeldElsewhere(beyond: whole.count) {
      throw WorkspaceError.beyondRepair(site, missing: UInt32(whole.count) + 1)
    }
    guard !whole.isEmpty else { throw WorkspaceError.beyondRepair(site, missing: 1) }
    // Numbers that others may have seen are not used again, even where nothing is left behind them.
    if known > whole.count { try keepAside(behind) }
    try journals.rewrite(journal, as: whole)
    // The index may hold what is lost now.
    try folder.removeIndex()
    if let head = try folder.heads.head(of: journal)?.head, head.seq > whole.count {
      try folder.heads.remove(of: journal)
    }
    let recovered = whole.count - own.keys.filter { $0 <= whole.count }.count
    return OwnRepair(recovered: recovered, behindGap: behind.count)
  }

  /// The longest journal of this site that a share has, signed by its own key; and whether all
  /// shares were there to be asked.
  private func linesOfShares() throws -> (lines: [FramedLine], isComplete: Bool) {
    let key = Array(try folder.key(of: site).publicKey.rawRepresentation)
    let home = folder.store(settings, networkName: settings.networkName, erased: .none)
    var longest: [FramedLine] = []
    var isComplete = true
    for path in settings.shares {
      let share = FolderShare(files: folder.files, path: path, writer: site)
      do {
        let found = try Pull(into: home, from: share)
          .history(of: site, through: UInt32(longest.count) + 1, signedBy: key)
        if let found { longest = try found.lines() }
      } catch {
        isComplete = false
      }
    }
    return (longest, isComplete)
  }

  /// Whether another site says that it has merged more of this journal.
  private func isHeldElsewhere(beyond count: Int) throws -> Bool {
    try folder.heads.all().values.contains { signed in
      signed.head.site != site
        && signed.head.clock.contains { $0.site == site && $0.point.seq > count }
    }
  }

  private func keepAside(_ lines: [FramedLine]) throws {
    let content = lines.flatMap { Array($0.text.utf8) + [UInt8(ascii: "\n")] }
    try folder.files.replace(
      [NamedFile(JournalFolder.behindGap, Gzip.member(content, .quick))],
      in: journals.path(of: journal),
      temporary: ".aside", isPrivate: false)
  }

  func linesBehindGap() throws -> [FramedLine]? {
    guard try folder.files.size(of: asidePath) != nil else { return nil }
    let file = try folder.files.read(asidePath, limit: Segment.maximumFile)
    return FramedLine.lines(in: Gzip.content(of: file, limit: Segment.maximumContent).bytes)
  }

  func dropLinesBehindGap() throws { try folder.files.remove(asidePath) }
}
