import Fakes
import Journal
import Sync
import Synchronization

/// A share that counts what is read and listed, and can refuse to list a folder.
final class WatchedShare: Share {
  /// How often each file was read.
  let reads = Mutex<[String: Int]>([:])
  /// How often each folder was listed.
  let lists = Mutex<[String: Int]>([:])
  private let base: MemoryShare
  private let refusing: String?

  init(_ base: MemoryShare, refusing: String? = nil) {
    self.base = base
    self.refusing = refusing
  }

  var place: String { base.place }
  var readCount: Int { reads.withLock { $0.values.reduce(0, +) } }

  /// How often the files were read whose name begins with `prefix`.
  func readCount(of prefix: String) -> Int {
    reads.withLock { $0.filter { $0.key.hasPrefix(prefix) }.values.reduce(0, +) }
  }

  func list(_ folder: String) throws(ShareError) -> [String] {
    lists.withLock { $0[folder, default: 0] += 1 }
    if folder == refusing { throw .file(FileError(.list, folder, .denied)) }
    return try base.list(folder)
  }

  func read(_ name: String, limit: Int) throws(ShareError) -> [UInt8]? {
    reads.withLock { $0[name, default: 0] += 1 }
    return try base.read(name, limit: limit)
  }

  func write(_ files: [NamedFile], in folder: String) throws(ShareError) {
    try base.write(files, in: folder)
  }

  func remove(_ name: String) throws(ShareError) { try base.remove(name) }
}
