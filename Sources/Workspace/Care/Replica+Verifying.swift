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
    case .journal, .otherJournal, .head: true
    case .key, .erased, .index, .attachment: false
    }
  }

  /// Whether the index must be made anew.
  var isOfIndex: Bool {
    switch kind {
    case .key, .erased, .index: true
    case .journal, .otherJournal, .head, .attachment: false
    }
  }

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
      var entries = 0
      for (done, id) in ids.enumerated() {
        report(.receiving(done, of: ids.count))
        let isOwn = id == settings.site
        let end = isOwn ? standing.position.next - 1 : heads[id]?.head.seq
        let limit = beliefs.limit(of: id)
        let merged = min(sites.applied(of: id), limit)
        guard let end else {
          // A journal without a head is what a pull leaves that was stopped half-way: the next one
          // brings the head. What was merged once had one.
          if merged > 0 { flaws.append(Flaw(site: id, kind: .head)) }
          continue
        }
        if let signed = heads[id], (try? SignedHead(signed.bytes)) == nil {
          flaws.append(Flaw(site: id, kind: .head))
        }
        do {
          let stretch = try check(id, through: end, against: heads[id]?.head)
          entries += Int(end)
          if stretch.records.contains(where: beliefs.erased.contains) {
            flaws.append(Flaw(site: id, kind: .erased))
          }
        } catch let error as JournalError {
          flaws.append(Flaw(site: id, kind: .journal(error)))
        } catch is OtherJournal {
          flaws.append(Flaw(site: id, kind: .otherJournal))
        }
        if merged > max(end, skipped.end(of: id)) || (isOwn && merged < min(end, limit)) {
          flaws.append(Flaw(site: id, kind: .index))
        }
      }
      if try !hasOwnKey() { flaws.append(Flaw(site: settings.site, kind: .key)) }
      let isReadable = !flaws.contains(where: \.isOfJournal)
      if isReadable, !flaws.contains(where: { $0.site == settings.site }), try !isIndexSound() {
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

  private struct OtherJournal: Error {}

  private func hasOwnKey() throws -> Bool {
    guard let key = try? folder.key(of: settings.site) else { return false }
    return settings.site.belongs(to: PublicKey(of: key))
  }

  /// Whether the index shows, record by record, what an index shows that is made anew from the
  /// journals.
  private func isIndexSound() throws -> Bool {
    let (anew, path) = try opening.makeForComparison()
    defer {
      try? anew.close()
      try? RecordIndex.remove(at: path)
    }
    var expected: [String] = []
    try Self.dump(anew) { expected.append($0) }
    var place = 0
    var isSame = true
    try Self.dump(index) { line in
      isSame = isSame && place < expected.count && expected[place].utf8.elementsEqual(line.utf8)
      place += 1
    }
    return isSame && place == expected.count
  }

  private func check(
    _ site: SiteID, through end: UInt32, against head: Head?
  ) throws -> Stretch {
    let isOwn = site == settings.site
    var chain = Chain(of: site)
    if let head {
      guard head.seq <= end else { throw OtherJournal() }
      chain = try folder.journals.chain(of: site, from: chain, through: head.seq, isOwn: isOwn)
      guard chain.hex == head.chain else { throw OtherJournal() }
    }
    return try folder.journals.stretch(of: site, from: 1, through: end, isOwn: isOwn)
  }

  /// Makes the index anew from the journals.
  public func rebuild() throws(WorkspaceError) {
    do { try remake() } catch { throw WorkspaceError(error) }
  }
}
