import Catalog
import Community
import Journal
import Merge

/// Something that is not as it should be in a home.
public struct Flaw: Sendable {
  /// What is wrong.
  public enum Kind: Sendable {
    /// A journal can't be read, is damaged, or has a gap.
    case journal(JournalError)
    /// A journal is not the one that its head signs.
    case otherJournal
    /// A site's head is missing or can't be believed.
    case head
    /// A site's journal is not here, or not so far, and once was.
    case lacking
    /// The site's own private key is missing, or is another one.
    case key
    /// What was erased still stands in a journal.
    case erased
    /// The index does not show what the journals say.
    case index
    /// An attachment that is held is not what its name says; its path.
    case attachment(path: String)
  }

  /// The site whose journal or head it concerns.
  public let site: SiteID
  /// What is wrong.
  public let kind: Kind

  /// Whether the journal or the head must be fetched anew.
  var isOfJournal: Bool {
    switch kind {
    case .journal, .otherJournal, .head, .lacking: true
    case .key, .erased, .index, .attachment: false
    }
  }

  /// Whether the index must be made anew.
  var isOfIndex: Bool {
    switch kind {
    case .key, .erased, .index: true
    case .journal, .otherJournal, .head, .lacking, .attachment: false
    }
  }

  var isLacking: Bool { if case .lacking = kind { true } else { false } }
  var isOfErasure: Bool { if case .erased = kind { true } else { false } }
}

/// What a check of a home found.
public struct Verification: Sendable {
  /// How many journals were read.
  public let journals: Int
  /// How many entries were read.
  public let entries: Int
  /// How many attachments were read.
  public let attachments: Int
  /// What is wrong; nothing, in a sound home.
  public let flaws: [Flaw]
}

extension Replica {
  /// Reads every journal and checks it against its names, its chain and its signed head, and the
  /// index against the journals; and every attachment that is held against its name.
  public func verify() throws(WorkspaceError) -> Verification {
    do {
      let heads = try folder.heads.all()
      let (sites, beliefs, skipped) = try index.read { reader in
        (
          SiteTable(try reader.sites()), try Beliefs(from: reader),
          try SkippedEntries(from: reader)
        )
      }
      let ids = Set(try folder.journals.sites() + heads.keys).sorted()
      var flaws: [Flaw] = []
      var journals: [HeldJournal] = []
      for id in ids {
        let isOwn = id == settings.site
        guard let end = isOwn ? standing.position.next - 1 : heads[id]?.head.seq else {
          // A journal without a head is what a pull leaves that was stopped half-way: the next one
          // brings the head. What was merged once had one.
          if sites.applied(of: id) > 0, beliefs.limit(of: id) > 0 {
            flaws.append(Flaw(site: id, kind: .head))
          }
          continue
        }
        journals.append(HeldJournal(site: id, end: end, head: heads[id], isOwn: isOwn))
      }
      var stretches: [Stretch] = []
      var isBehind = false
      let folder = folder
      try mapAhead(journals, { journal in (journal, Result { try journal.read(in: folder) }) }) {
        journal, outcome in
        report(.receiving(stretches.count, of: ids.count))
        let (id, end) = (journal.site, journal.end)
        if !journal.isSigned { flaws.append(Flaw(site: id, kind: .head)) }
        do {
          let stretch = try outcome.get()
          stretches.append(stretch)
          if stretch.records.contains(where: beliefs.erased.contains) {
            flaws.append(Flaw(site: id, kind: .erased))
          }
        } catch let error as JournalError {
          flaws.append(Flaw(site: id, kind: .journal(error)))
        } catch is WrongJournal {
          flaws.append(Flaw(site: id, kind: .otherJournal))
        }
        let limit = beliefs.limit(of: id)
        let merged = min(sites.applied(of: id), limit)
        if merged > max(end, skipped.end(of: id)) {
          flaws.append(Flaw(site: id, kind: .index))
        } else if journal.isOwn, merged < min(end, limit) {
          isBehind = true
        }
      }
      let named = Set(flaws.filter(\.isOfJournal).map(\.site))
      let lacking = try lacking(stretches, beliefs, skipped).keys.filter { !named.contains($0) }
      flaws += lacking.sorted().map { Flaw(site: $0, kind: .lacking) }
      // What the own journal waits for is no fault of the index.
      if isBehind, !flaws.contains(where: \.isOfJournal) {
        flaws.append(Flaw(site: settings.site, kind: .index))
      }
      let entries = stretches.reduce(0) { $0 + $1.entries.count }
      if (try? folder.key(of: settings.site)) == nil {
        flaws.append(Flaw(site: settings.site, kind: .key))
      }
      let isReadable = !flaws.contains(where: \.isOfJournal)
      if isReadable, !flaws.contains(where: { $0.site == settings.site }),
        try !isIndexSound(stretches)
      {
        flaws.append(Flaw(site: settings.site, kind: .index))
      }
      let blobs = try folder.blobs.names()
      flaws += damagedBlobs(blobs).map {
        Flaw(site: settings.site, kind: .attachment(path: folder.blobs.path(of: $0)))
      }
      return Verification(
        journals: ids.count, entries: entries, attachments: blobs.count, flaws: flaws)
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Whether the index shows, record by record, what the journals say.
  private func isIndexSound(_ stretches: [Stretch]) throws -> Bool {
    var roster = folder.roster() ?? Roster(network: settings.network)
    for stretch in stretches { _ = roster.learn(from: stretch) }
    var branches = HeldBranches(journals: folder.journals, own: settings.site)
    let beliefs = Beliefs(roster, holding: Set(stretches.map(\.site)), &branches)
    return try index.read { reader in
      let fold = try Fold(
        into: reader, network: settings.network, history: history, beliefs: beliefs,
        roster: roster, isAnew: true)
      _ = try fold.merge(stretches)
      return try fold.isShown(by: reader)
    }
  }

  /// Makes the index anew from the journals.
  public func rebuild() throws(WorkspaceError) {
    do { try remake() } catch { throw WorkspaceError(error) }
  }
}

private struct WrongJournal: Error {}

/// A journal to check.
private struct HeldJournal: Sendable {
  let site: SiteID
  let end: UInt32
  let head: SignedHead?
  let isOwn: Bool

  /// Whether its head, if it has one, is signed by whom it says.
  var isSigned: Bool { head.map { (try? SignedHead($0.bytes)) != nil } ?? true }

  /// Reads it once, for its entries and for its chain, which is to be the head's.
  func read(in folder: HomeFolder) throws -> Stretch {
    guard let head = head?.head else {
      return try folder.journals.stretch(of: site, from: 1, through: end, isOwn: isOwn)
    }
    guard head.seq <= end else { throw WrongJournal() }
    var chain = Chain(of: site)
    let stretch = try folder.journals.stretch(of: site, from: 1, through: end, isOwn: isOwn) {
      line, bytes in
      if line.seq <= head.seq { chain.append(line, bytes) }
    }
    guard chain.hex == head.chain else { throw WrongJournal() }
    return stretch
  }
}
