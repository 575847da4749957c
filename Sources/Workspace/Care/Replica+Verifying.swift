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
    /// Others can open what lies at this path, and that can't be changed.
    case openToOthers(path: String)
  }

  /// The site whose journal or head it concerns.
  public let site: SiteID
  /// What is wrong.
  public let kind: Kind

  /// Whether the journal or the head must be fetched anew.
  var isOfJournal: Bool {
    switch kind {
    case .journal, .otherJournal, .head, .lacking: true
    case .key, .erased, .index, .attachment, .openToOthers: false
    }
  }

  /// Whether the index must be made anew.
  var isOfIndex: Bool {
    switch kind {
    case .key, .erased, .index: true
    case .journal, .otherJournal, .head, .lacking, .attachment, .openToOthers: false
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
  /// How many attachments were read; `nil` when only the journals were to be.
  public let attachments: Int?
  /// How many records of the index were compared with what the journals say; `nil` when only the
  /// journals were to be read, or can't be.
  public let records: Int?
  /// What is wrong; nothing, in a sound home.
  public let flaws: [Flaw]
}

extension Replica {
  /// Reads every journal and checks it against its names, its chain and its signed head, and the
  /// index against the journals; and every attachment that is held against its name.
  ///
  /// - Parameter isOfAll: whether the index and the attachments are to be read, too, and not the
  ///   journals, heads and keys alone.
  public func verify(isOfAll: Bool = true) throws(WorkspaceError) -> Verification {
    do {
      let heads = try folder.heads.all()
      let table = try index.read { JournalTable(try $0.journals()) }
      let beliefs = try index.read { try $0.value(of: IndexNotes.beliefs) }
      let own = JournalID(settings.site)
      let ids = Set(try folder.journals.all() + heads.keys).sorted()
      var flaws: [Flaw] = []
      var journals: [HeldJournal] = []
      for id in ids {
        guard let end = id == own ? journalEnd.next - 1 : heads[id]?.head.seq else {
          // A journal without a head is what a pull leaves that was stopped half-way: the next one
          // brings the head. What was merged once had one.
          if table.applied(of: id) > 0 { flaws.append(Flaw(site: id.site, kind: .head)) }
          continue
        }
        journals.append(HeldJournal(journal: id, end: end, head: heads[id], isOwn: id == own))
      }
      var stretches: [Stretch] = []
      let folder = folder
      try mapAhead(journals, { journal in (journal, Result { try journal.read(in: folder) }) }) {
        journal, outcome in
        report(.receiving(stretches.count, of: ids.count))
        let (id, end) = (journal.journal, journal.end)
        if !journal.isSigned { flaws.append(Flaw(site: id.site, kind: .head)) }
        do {
          let stretch = try outcome.get()
          stretches.append(stretch)
          if stretch.holds(anyOf: beliefs.erased) {
            flaws.append(Flaw(site: id.site, kind: .erased))
          }
        } catch let error as JournalError {
          flaws.append(Flaw(site: id.site, kind: .journal(error)))
        } catch is WrongJournal {
          flaws.append(Flaw(site: id.site, kind: .otherJournal))
        }
        let merged = table.applied(of: id)
        if merged > end {
          flaws.append(Flaw(site: id.site, kind: .index))
        }
      }
      let named = Set(flaws.filter(\.isOfJournal).map(\.site))
      let lacking = try lacking(stretches).keys.filter { !named.contains($0) }
      flaws += lacking.sorted().map { Flaw(site: $0, kind: .lacking) }
      let entries = stretches.reduce(0) { $0 + $1.entries.count }
      if (try? folder.key(of: settings.site)) == nil {
        flaws.append(Flaw(site: settings.site, kind: .key))
      }
      var (attachments, records): (Int?, Int?)
      let isReadable = !flaws.contains(where: \.isOfJournal)
      if isOfAll, isReadable, !flaws.contains(where: { $0.site == settings.site }) {
        let compared = try compareIndex(with: stretches)
        records = compared.records
        if !compared.isSound { flaws.append(Flaw(site: settings.site, kind: .index)) }
      }
      if isOfAll {
        let blobs = try folder.blobs.names()
        attachments = blobs.count
        flaws += damagedBlobs(blobs).map {
          Flaw(site: settings.site, kind: .attachment(path: folder.blobs.path(of: $0)))
        }
      }
      if let path = leftOpen().first {
        flaws.append(Flaw(site: settings.site, kind: .openToOthers(path: path)))
      }
      return Verification(
        journals: ids.count, entries: entries, attachments: attachments, records: records,
        flaws: flaws)
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Closes to others what they can open in the home, and returns what they still can.
  private func leftOpen() -> [String] {
    guard !folder.openToOthers().isEmpty else { return [] }
    folder.closeToOthers()
    return folder.openToOthers()
  }

  /// Whether the index has merged what can be, and holds, record by record, what the journals say;
  /// and how many records that are.
  private func compareIndex(
    with stretches: [Stretch]
  ) throws -> (isSound: Bool, records: Int) {
    try index.read { reader in
      var fold = try fold(anew: reader)
      _ = try fold.merge(stretches)
      fold.believe(try fold.formBeliefs())
      if fold.lacksReason {
        let reasons = fold.beliefs.erased
        fold = try self.fold(anew: reader, of: fold)
        _ = try fold.merge(stretches, waitingForReasons: reasons)
      }
      let table = JournalTable(try reader.journals())
      guard fold.journals.ids.allSatisfy({ table.applied(of: $0) == fold.journals.applied(of: $0) })
      else { return (false, fold.recordCount) }
      let isShown = try fold.isShown(by: reader) { report(.comparing($0, of: $1)) }
      return (isShown, fold.recordCount)
    }
  }

  private func fold(anew reader: IndexReader, of all: Fold? = nil) throws -> Fold {
    try Fold(
      into: reader, JournalTable(numbering: reader.journals()), network: settings.network,
      own: settings.site, history: history, of: all)
  }

  /// Makes the index anew from the journals.
  public func rebuild() throws(WorkspaceError) {
    do { try remake() } catch { throw WorkspaceError(error) }
  }
}

extension Stretch {
  /// Whether an entry that is not redacted changes one of these records.
  fileprivate func holds(anyOf erased: Set<String>) -> Bool {
    guard !erased.isEmpty else { return false }
    let isErased = records.map(erased.contains)
    return isErased.contains(true)
      && entries.indices.contains { !entries.isErased(at: $0) && isErased[entries.record(at: $0)] }
  }
}

private struct WrongJournal: Error {}

/// A journal to check.
private struct HeldJournal: Sendable {
  let journal: JournalID
  let end: UInt32
  let head: SignedHead?
  let isOwn: Bool

  /// Whether its head, if it has one, is signed by whom it says.
  var isSigned: Bool { head.map { (try? SignedHead($0.bytes)) != nil } ?? true }

  /// Reads it once, for its entries and for its chain, which is to be the head's; of a journal that
  /// shares its beginning with another, the entries behind that.
  func read(in folder: HomeFolder) throws -> Stretch {
    if let head = head?.head, head.seq > end { throw WrongJournal() }
    let fork = journal.branch.map { $0.seq - 1 } ?? 0
    let start = try folder.journals.chain(
      of: journal, from: Chain(of: journal.site), through: fork, isOwn: isOwn)
    let stretch = try folder.journals.stretch(
      of: journal, after: start, through: end, isOwn: isOwn)
    guard let head = head?.head else { return stretch }
    let signed =
      head.seq > fork
      ? stretch.entries.isEmpty ? nil : stretch.entries.point(at: Int(head.seq - fork) - 1)
      : nil
    let isSame =
      head.seq == end ? stretch.chain.hex == head.chain : signed == head.chainState.point
    guard isSame else { throw WrongJournal() }
    return stretch
  }
}
