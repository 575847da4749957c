/// A file or a folder of a ``SimulatedDisk``: what programs see of it, what a power cut is sure
/// to leave, and what lies between.
struct Inode {
  enum Change {
    case write(offset: Int, bytes: [UInt8])
    case truncate(size: Int)
  }

  enum EntryChange {
    case put(name: String, inode: Int)
    case remove(name: String)
    /// In one folder, and so in one step.
    case move(from: String, to: String, inode: Int)
  }

  /// The system writes whole pages back; a disk writes whole sectors.
  static let page = 4096
  static let sector = 512

  let isFolder: Bool

  /// A file's bytes as programs read them.
  private(set) var content: [UInt8] = []
  private var durable: [UInt8] = []
  /// What was done to the file since it was last synced, in order.
  private(set) var changes: [Change] = []
  /// Pages that the system once failed to write back. It believes them clean: a later sync that
  /// succeeds does not write them (Rebello et al., "Can Applications Recover from fsync
  /// Failures?", 2020).
  private var forgottenPages: Set<Int> = []

  /// A folder's names as programs see them.
  private(set) var entries: [String: Int] = [:]
  private var durableEntries: [String: Int] = [:]
  private(set) var entryChanges: [EntryChange] = []

  init(isFolder: Bool) { self.isFolder = isFolder }

  /// A file that has been on the disk for long.
  init(durable bytes: [UInt8]) {
    isFolder = false
    content = bytes
    durable = bytes
  }

  // MARK: Files

  mutating func write(_ bytes: [UInt8], at offset: Int) {
    changes.append(.write(offset: offset, bytes: bytes))
    Self.apply(.write(offset: offset, bytes: bytes), to: &content)
    guard !bytes.isEmpty else { return }
    for page in offset / Self.page...(offset + bytes.count - 1) / Self.page {
      forgottenPages.remove(page)
    }
  }

  mutating func truncate(to size: Int) {
    guard size != content.count else { return }
    changes.append(.truncate(size: size))
    Self.apply(.truncate(size: size), to: &content)
    forgottenPages = forgottenPages.filter { $0 < size / Self.page }
  }

  static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .write(let offset, let written):
      let end = offset + written.count
      if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
      bytes.replaceSubrange(offset..<end, with: written)
    case .truncate(let size):
      if size < bytes.count {
        bytes.removeSubrange(size...)
      } else {
        bytes += [UInt8](repeating: 0, count: size - bytes.count)
      }
    }
  }

  mutating func sync() {
    var synced = content
    for page in forgottenPages {
      let start = page * Self.page
      for place in start..<min(start + Self.page, content.count) {
        synced[place] = place < durable.count ? durable[place] : 0
      }
    }
    durable = synced
    changes = []
    durableEntries = entries
    entryChanges = []
  }

  /// A sync that failed.
  ///
  /// - Parameter forgets: whether the system takes what it could not write for written.
  mutating func failSync(forgets: Bool) {
    guard forgets else { return }
    for case .write(let offset, let bytes) in changes where !bytes.isEmpty {
      forgottenPages.formUnion(offset / Self.page...(offset + bytes.count - 1) / Self.page)
    }
  }

  // MARK: Folders

  mutating func change(_ change: EntryChange) {
    entryChanges.append(change)
    Self.apply(change, to: &entries)
  }

  static func apply(_ change: EntryChange, to entries: inout [String: Int]) {
    switch change {
    case .put(let name, let inode): entries[name] = inode
    case .remove(let name): entries[name] = nil
    case .move(let from, let to, let inode):
      if entries[from] == inode { entries[from] = nil }
      entries[to] = inode
    }
  }

  // MARK: Power cuts

  /// Leaves of the file or folder what a power cut leaves.
  ///
  /// - Returns: whether there was anything to lose.
  mutating func cutPower(_ loss: Loss, _ random: inout Seeded) -> Bool {
    let hasPending = !changes.isEmpty || !entryChanges.isEmpty || durable != content
    if isFolder {
      entries = loss.entries(durableEntries, entryChanges, &random)
    } else if hasPending {
      content = loss.content(durable, content, changes, &random)
    }
    durable = content
    durableEntries = entries
    changes = []
    entryChanges = []
    forgottenPages = []
    return hasPending
  }
}
