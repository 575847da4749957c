import Catalog
import Community
import Journal
import Merge
import Sync

/// Opens a home's index, and brings it up to the journals where it is behind, gone, or not to be
/// trusted.
struct IndexOpening {
  let folder: HomeFolder
  let site: SiteID
  let network: String
  let surroundings: Surroundings
  let report: ProgressReport

  private var open: OpenSegment { OpenSegment(of: site, in: folder.journals) }
  private var boot: String { surroundings.bootID ?? "" }

  /// Takes the home's lock; waits a little for another process.
  func lockWaiting() throws -> any FileLock {
    for _ in 0..<surroundings.patience {
      if let lock = try lockNow() { return lock }
      surroundings.pause()
    }
    return try surroundings.files.lock(folder.path + "/lock")
  }

  private func lockNow() throws -> (any FileLock)? {
    do throws(FileError) {
      return try surroundings.files.lock(folder.path + "/lock")
    } catch  where error.reason == .busy {
      return nil
    }
  }

  /// Opens the index as it should be.
  ///
  /// A look-up only takes the lock when the index is behind. When another process holds it then,
  /// that one is bringing the index up to date, and the look-up shows what there is.
  func run(holdsLock: Bool) throws -> (RecordIndex, IndexStanding) {
    let opened = try openAsItIs(holdsLock ? .write : .read)
    if let (index, standing) = opened, try isCurrent(standing) { return (index, standing) }
    if holdsLock { return try catchUp(opened) }
    guard let lock = try opened == nil ? lockWaiting() : lockNow() else {
      if let opened { return opened }
      throw WorkspaceError.busy
    }
    try? opened?.0.close()
    defer { lock.release() }
    let (index, standing) = try run(holdsLock: true)
    try index.close()
    return (try RecordIndex(at: folder.indexPath, access: .read), standing)
  }

  /// The index, if there is one that can be read.
  private func openAsItIs(_ access: RecordIndex.Access) throws -> (RecordIndex, IndexStanding)? {
    guard try surroundings.files.size(of: folder.indexPath) != nil else { return nil }
    do {
      let index = try RecordIndex(at: folder.indexPath, access: access)
      guard let standing = try index.read({ try IndexStanding(from: $0) }) else {
        try index.close()
        return nil
      }
      return (index, standing)
    } catch CatalogError.needsRebuild {
      return nil
    }
  }

  private func isCurrent(_ standing: IndexStanding) throws -> Bool {
    let isTrusted = standing.boot == boot || standing.isSettled
    return try isTrusted && !standing.isPulling && isAtTheEnd(standing.position)
  }

  /// Whether the site's own journal ends at `position`. Between two seals the open segment only
  /// grows, so its start and its size say so.
  private func isAtTheEnd(_ position: OpenSegment.Position) throws -> Bool {
    guard try open.fileSize() == position.size else { return false }
    let sealed = try folder.journals.segments(of: site).map(\.last).max() ?? 0
    return position.first == sealed + 1
  }

  private func catchUp(
    _ opened: (RecordIndex, IndexStanding)?
  ) throws -> (RecordIndex, IndexStanding) {
    try open.cutTornTail()
    try open.sync()
    if let (index, standing) = opened {
      if standing.boot == boot {
        return (index, try fill(index, bulk: standing.isPulling))
      }
      // What a power cut left of it may be too damaged even to be closed in order.
      try? index.close()
    }
    return try rebuild()
  }

  /// Makes the index anew from the journals.
  func rebuild() throws -> (RecordIndex, IndexStanding) {
    try RecordIndex.remove(at: folder.indexPath)
    let index = try RecordIndex(at: folder.indexPath, access: .write)
    return (index, try fill(index, bulk: true))
  }

  /// Merges what the index lacks of all journals. What the site wrote itself can rest on what it
  /// had received: an index that lacks the one may lack the other.
  private func fill(_ index: RecordIndex, bulk: Bool) throws -> IndexStanding {
    let (_, position) = try open.read()
    let standing = IndexStanding(
      boot: boot, isSettled: false, isPulling: false, position: position)
    let ends = try ends(own: position)
    try index.write(bulk: bulk) { writer in
      let fold = try Fold(
        into: writer, network: network,
        history: HistoryReader(journals: folder.journals, own: site))
      var stretches: [Stretch] = []
      for (done, (id, end)) in ends.enumerated() {
        report(.receiving(done, of: ends.count))
        let start = fold.sites.applied(of: id) + 1
        stretches.append(
          try folder.journals.stretch(of: id, from: start, through: end, isOwn: id == site))
      }
      _ = try fold.merge(stretches)
      try fold.write(to: writer) { report(.indexing($0, of: $1)) }
      try standing.write(to: writer)
    }
    return standing
  }

  /// How far each journal goes that is to be merged.
  private func ends(own: OpenSegment.Position) throws -> [(SiteID, UInt32)] {
    var ends = [(site, own.next - 1)]
    for (id, head) in try folder.heads.all() where id != site { ends.append((id, head.head.seq)) }
    return ends.sorted { $0.0 < $1.0 }
  }
}
