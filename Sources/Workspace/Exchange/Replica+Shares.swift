import Journal
import Merge
import Sync

extension Replica {
  func share(at path: String) -> FolderShare {
    FolderShare(files: surroundings.files, path: path, writer: settings.site)
  }

  /// Adds the folder at `path` to the shares of this site; makes it a share if it is none yet.
  ///
  /// - Parameter besideOthers: whether it may become one where other things lie in it.
  /// - Returns: whether the folder was made a share just now.
  /// - Throws: ``WorkspaceError/sync(_:)`` when the folder is not there, or belongs to another
  ///   network; ``WorkspaceError/obstacle(_:at:)`` when it must not be a share, or be asked about.
  public func addShare(
    _ path: String, besideOthers: Bool = false
  ) throws(WorkspaceError) -> Bool {
    try Self.checkGround(
      of: path, for: folder.path, beside: settings.shares, besideOthers: besideOthers,
      in: surroundings)
    do {
      let roster = try index.read { try storedRoster($0) }
      let mark = ShareMark(network: settings.network, name: networkName(roster))
      let isNew = try share(at: path).found(for: mark)
      if !settings.shares.contains(path) {
        var changed = settings
        changed.shares.append(path)
        try folder.store(changed)
        settings = changed
      }
      return isNew
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Forgets a share; what it holds stays.
  public func removeShare(_ handle: String) throws(WorkspaceError) {
    let path = try share(named: handle)
    var changed = settings
    changed.shares.removeAll { $0 == path }
    do { try folder.store(changed) } catch { throw .file(error) }
    settings = changed
  }

  /// The shares that `handles` mean; all when there are none.
  func shares(named handles: [String]) throws(WorkspaceError) -> [String] {
    guard !handles.isEmpty else { return settings.shares }
    var paths: [String] = []
    for handle in handles { paths.append(try share(named: handle)) }
    return paths
  }

  /// A share by its path, its number in the list, or the last part of its path.
  private func share(named handle: String) throws(WorkspaceError) -> String {
    if settings.shares.contains(handle) { return handle }
    if let number = Int(handle), settings.shares.indices.contains(number - 1) {
      return settings.shares[number - 1]
    }
    let named = settings.shares.filter { $0.hasSuffix("/\(handle)") }
    guard named.count == 1 else { throw .noSuchShare(handle) }
    return named[0]
  }
}
