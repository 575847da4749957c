import Catalog
import Community
import Journal
import Merge
import Sync

/// What a repair did.
public struct Repaired: Sendable {
  /// Sites whose journal or head was fetched anew, and the share that it came from.
  public internal(set) var fetched: [(site: SiteName, share: String)] = []
  /// Sites whose journal or head is still not sound, and the sites that hold it by their heads.
  public internal(set) var missing: [(site: SiteName, heldBy: [SiteName])] = []
  /// Attachments that were fetched anew, by their path in the home.
  public internal(set) var attachments: [String] = []
  /// Attachments that are damaged, and that no share that is there has sound.
  public internal(set) var damagedAttachments: [String] = []
  /// Files of shares that were put right, by their path.
  public internal(set) var rewritten: [String] = []
  /// Files of shares that are not what their names say, and that this home can't put right.
  public internal(set) var left: [String] = []
  /// Shares that could not be used.
  public internal(set) var unavailable: [(share: String, failure: WorkspaceError)] = []
  /// Whether the index was made anew.
  public internal(set) var isIndexRemade = false

  /// Whether nothing was out of order.
  public var isIdle: Bool {
    fetched.isEmpty && missing.isEmpty && attachments.isEmpty && damagedAttachments.isEmpty
      && rewritten.isEmpty && left.isEmpty && !isIndexRemade
  }
}

extension Replica {
  /// Mends what ``verify()`` finds, from the shares that are there; puts right what has rotted in
  /// the shares; and makes the index anew where it does not show what the journals say.
  ///
  /// The own journal is mended before a home is opened: see
  /// ``repairOwnJournal(at:isPatient:in:)``.
  public func repair() throws(WorkspaceError) -> Repaired {
    do {
      var repaired = Repaired()
      let flaws = try verify().flaws
      let lacking = flaws.filter(\.isLacking).map(\.site)
      for site in Set(flaws.filter(\.isOfJournal).map(\.site)).subtracting(lacking).sorted() {
        try fetch(site, &repaired)
      }
      let erased = try index.read { try $0.value(of: IndexNotes.beliefs) }.erased
      if flaws.contains(where: \.isOfErasure) {
        try Erasing(folder: folder, own: settings.site).run(erased)
      }
      if !repaired.fetched.isEmpty || flaws.contains(where: \.isOfIndex) {
        try remake()
        repaired.isIndexRemade = true
      }
      if !lacking.isEmpty { try receive(lacking, &repaired) }
      try repairBlobs(&repaired)
      for path in settings.shares { mend(path, &repaired) }
      try clearQuarantine(repaired)
      return repaired
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Fetches a journal anew from the first share that has it.
  private func fetch(_ site: SiteID, _ repaired: inout Repaired) throws {
    guard site != settings.site else { return }
    let roster = try index.read { try storedRoster($0) }
    let seq = max(1, try folder.headsBySite()[site]?.seq ?? 1)
    guard let key = roster.standing(of: site.text).known?.key.bytes else { return }
    let home = try store()
    for path in settings.shares {
      let pull = Pull(into: home, from: share(at: path))
      guard let found = try? pull.history(of: site, through: seq, signedBy: key) else { continue }
      try pull.replace(JournalID(site), by: found)
      repaired.fetched.append((name(of: site, roster), path))
      return
    }
    repaired.missing.append((name(of: site, roster), try holders(of: site, through: seq, roster)))
  }

  /// Puts right what has rotted in a share, and fills its gaps.
  private func mend(_ path: String, _ repaired: inout Repaired) {
    do {
      let roster = try index.read { try storedRoster($0) }
      let push = Push(from: try store(networkName(roster)), to: share(at: path))
      let report = report
      let mended = try push.mend { report(.sending($0, of: $1)) }
      repaired.rewritten += mended.rewritten.map { "\(path)/\($0)" }
      repaired.left += mended.left.map { "\(path)/\($0)" }
      guard !mended.rewritten.isEmpty else { return }
      for outcome in try exchange(.both, with: [path]) {
        if let failure = outcome.failure { throw failure }
      }
    } catch {
      repaired.unavailable.append((path, WorkspaceError(error)))
    }
  }

  /// Lets go of damaged segments: what they should hold is fetched by now, or they come again.
  private func clearQuarantine(_ repaired: Repaired) throws {
    guard repaired.missing.isEmpty else { return }
    for name in try folder.quarantine.names() where SegmentName(name) != nil {
      try folder.quarantine.remove(name)
    }
  }

  func name(of site: SiteID, _ roster: Roster) -> SiteName {
    let name = roster.siteName(of: site)
    return site == settings.site && name.name == name.id
      ? SiteName(id: site.text, name: settings.name) : name
  }
}
