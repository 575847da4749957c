import Archive
import Journal
import Merge

/// The file that a backup goes to: there whole, or not at all.
public struct BackupFile {
  /// Its path.
  public let path: String
  private let files: any FileSystem
  private let site: SiteID

  private var folder: String { path.parentFolder }
  /// A home makes one backup at a time, since it is locked.
  private var waiting: String { ".reseau-backup-\(site)" }

  /// The backup of `site` at `path`, from the root of the file system on.
  ///
  /// - Parameter mayReplace: whether a file that is there may go.
  /// - Throws: ``WorkspaceError/backup(_:)`` where a backup must not lie.
  public init(
    of site: SiteID, at path: String, mayReplace: Bool, in surroundings: Surroundings
  ) throws(WorkspaceError) {
    self.path = path
    self.site = site
    files = surroundings.files
    do {
      try checkGround(in: surroundings)
      let isThere = try files.size(of: path) != nil
      guard mayReplace || !isThere else { throw WorkspaceError.backup(.exists(path)) }
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// A backup holds the private key, so it is neither where others read, nor where it would be lost
  /// with what it is to bring back.
  private func checkGround(in surroundings: Surroundings) throws(WorkspaceError) {
    let ground = Ground(folder, in: surroundings)
    if let share = ground.share { throw .backup(.insideShare(share)) }
    if let home = ground.home { throw .backup(.insideHome(home)) }
  }

  /// Runs `body`, which writes the backup piece by piece, and puts the file in its place after it.
  ///
  /// Until then it has another name, and whoever may read it is its owner alone.
  public func write(_ body: (@escaping Replica.BackupSink) throws -> Void) throws {
    let pieces = Pieces(files: files, path: "\(folder)/\(waiting)")
    do {
      try files.replace(
        [NamedFile(waiting, [])], in: folder, temporary: waiting + ".new", isPrivate: true)
      try body { (bytes) throws(FileError) in try pieces.append(bytes) }
      try pieces.flush()
      try files.rename(pieces.path, to: path)
      try files.syncFolder(folder)
    } catch {
      try? files.remove(pieces.path)
      throw error
    }
  }

  /// Collects what is written: each append waits for the disk.
  private final class Pieces {
    let files: any FileSystem
    let path: String
    private var size = 0
    private var held: [UInt8] = []
    private static let enough = 8 << 20

    init(files: any FileSystem, path: String) {
      self.files = files
      self.path = path
    }

    func append(_ bytes: [UInt8]) throws(FileError) {
      held += bytes
      if held.count >= Self.enough { try flush() }
    }

    func flush() throws(FileError) {
      try files.append(held, to: path, at: size)
      size += held.count
      held.removeAll(keepingCapacity: true)
    }
  }
}

extension BackupFile {
  /// What the backups of `site` in a folder are called: by the day and the time, so that names
  /// follow each other as they were made.
  public static func name(of site: SiteID, at time: Timestamp) -> String {
    let text = time.text.filter { $0 != "-" && $0 != ":" }.prefix { $0 != "." }
    return "reseau-\(site)-\(text)Z.tar.gz"
  }

  /// Removes all but the newest `count` backups of `site` in `folder` that are called as
  /// ``name(of:at:)`` calls them.
  ///
  /// - Returns: the paths of what was removed.
  public static func removeOld(
    of site: SiteID, in folder: String, keeping count: Int, files: any FileSystem
  ) throws(FileError) -> [String] {
    let (start, ending) = ("reseau-\(site)-", "Z.tar.gz")
    let names = try files.list(folder).filter { name in
      let time = name.dropFirst(start.count).dropLast(ending.count)
      return name.hasPrefix(start) && name.hasSuffix(ending) && time.count == 15
        && time.allSatisfy { $0 == "T" || "0"..."9" ~= $0 }
    }
    let old = names.sorted().dropLast(count).map { "\(folder)/\($0)" }
    for path in old { try files.remove(path) }
    if !old.isEmpty { try files.syncFolder(folder) }
    return old
  }
}

extension String {
  /// The folder in which this path, from the root on, lies.
  var parentFolder: String {
    let parts = split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
  }
}
