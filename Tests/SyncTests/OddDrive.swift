import Journal
import Merge
import Synchronization

/// A real folder behind a drive that does some things in its own way.
final class OddDrive: FileSystem, DriveFacts {
  /// What is odd about it.
  struct Oddities: Sendable {
    /// Operations that are refused, and why.
    var refused: [FileError.Operation: FileError.Reason] = [:]
    /// The longest name that is taken.
    var longestName = Int.max
    /// How many listings do not show what was written last.
    var lateListings = 0
    /// Whether bytes come back as a text: without carriage returns.
    var takesFilesForTexts = false
    /// Whether a rename is a copy.
    var keepsTheOldName = false
    /// Whether names are looked up in small letters.
    var foldsCase = false
    /// By how many milliseconds its clock is ahead.
    var clockLead: Int64 = 0
    /// How many bytes are free.
    var freeSpace: Int? = 1 << 30
    /// Whether folders are synced.
    var syncsFolders = true
    /// How often a folder is called not empty after it was emptied.
    var heldFolders = 0
  }

  private let disk = LocalFiles()
  private let oddities: Mutex<Oddities>

  init(_ oddities: Oddities) { self.oddities = Mutex(oddities) }

  private func allow(_ operation: FileError.Operation, _ path: String) throws(FileError) {
    if let reason = oddities.withLock({ $0.refused[operation] }) {
      throw FileError(operation, path, reason)
    }
  }

  private func folded(_ path: String) -> String {
    let isFolded = oddities.withLock { $0.foldsCase }
    return isFolded ? path.replacing("CASE", with: "case") : path
  }

  func confined(to root: String) -> any FileSystem { self }

  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try allow(.read, path)
    let bytes = try disk.read(folded(path), limit: limit)
    return oddities.withLock { $0.takesFilesForTexts } ? bytes.filter { $0 != 13 } : bytes
  }

  func size(of path: String) throws(FileError) -> Int? { try disk.size(of: folded(path)) }

  func list(_ path: String) throws(FileError) -> [String] {
    try allow(.list, path)
    let isLate = oddities.withLock { oddities in
      defer { oddities.lateListings -= 1 }
      return oddities.lateListings > 0
    }
    return isLate ? [] : try disk.list(path)
  }

  func append(_ bytes: [UInt8], to path: String, at offset: Int) throws(FileError) {
    try allow(.write, path)
    let name = path.split(separator: "/").last ?? ""
    guard name.utf8.count <= oddities.withLock({ $0.longestName }) else {
      throw FileError(.write, path, .other(36))
    }
    try disk.append(bytes, to: folded(path), at: offset)
    try allow(.sync, path)
  }

  func replace(
    _ files: [NamedFile], in path: String, temporary: String, isPrivate: Bool
  ) throws(FileError) {
    try allow(.write, path)
    try disk.replace(files, in: path, temporary: temporary, isPrivate: isPrivate)
  }

  func rename(_ path: String, to destination: String) throws(FileError) {
    try allow(.rename, path)
    try disk.rename(path, to: destination)
    if oddities.withLock({ $0.keepsTheOldName }) { try disk.append([], to: path, at: 0) }
  }

  func remove(_ path: String) throws(FileError) {
    try allow(.remove, path)
    try disk.remove(folded(path))
  }

  func makeFolder(_ path: String) throws(FileError) {
    try allow(.makeFolder, path)
    try disk.makeFolder(path)
  }

  func syncFolder(_ path: String) throws(FileError) { try disk.syncFolder(path) }

  func lock(_ path: String) throws(FileError) -> any FileLock { try disk.lock(path) }

  func modified(_ path: String) throws(FileError) -> Timestamp {
    let time = try disk.modified(path).milliseconds
    return Timestamp(milliseconds: time + oddities.withLock { $0.clockLead })
  }

  func freeSpace(at path: String) -> Int? { oddities.withLock { $0.freeSpace } }

  func syncsFolder(_ path: String) -> Bool { oddities.withLock { $0.syncsFolders } }

  func removeFolder(_ path: String) throws(FileError) {
    let isHeld = oddities.withLock { oddities in
      defer { oddities.heldFolders -= 1 }
      return oddities.heldFolders > 0
    }
    if isHeld { throw FileError(.remove, path, .other(39)) }
    try disk.removeFolder(path)
  }
}
