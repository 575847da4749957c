import CSQLite

/// What the connections of one process to the same file share: locks, and the memory beside a
/// write-ahead log. It ends with the process.
struct FileHolds {
  /// A file, as one process has it open.
  struct Place: Hashable {
    let inode: Int
    let process: Int
  }

  private struct Memory {
    var regions: [UnsafeMutableRawPointer] = []
    var users: Set<ObjectIdentifier> = []
    var shared: [Int32: Set<ObjectIdentifier>] = [:]
    var exclusive: [Int32: ObjectIdentifier] = [:]
  }

  private var levels: [Place: [ObjectIdentifier: Int32]] = [:]
  private var memories: [Place: Memory] = [:]

  // MARK: Locks of the file: https://sqlite.org/lockingv3.html

  mutating func lock(_ place: Place, _ level: Int32, by file: DiskFile) -> Bool {
    let held = levels[place] ?? [:]
    let own = ObjectIdentifier(file)
    guard held[own] ?? SQLITE_LOCK_NONE < level else { return true }
    let others = held.filter { $0.key != own }.values.max() ?? SQLITE_LOCK_NONE
    let most =
      switch level {
      case SQLITE_LOCK_SHARED: SQLITE_LOCK_RESERVED
      case SQLITE_LOCK_RESERVED: SQLITE_LOCK_SHARED
      default: SQLITE_LOCK_NONE
      }
    guard others <= most else { return false }
    levels[place, default: [:]][own] = level
    return true
  }

  mutating func unlock(_ place: Place, _ level: Int32, by file: DiskFile) {
    levels[place, default: [:]][ObjectIdentifier(file)] = level
  }

  func isReserved(_ place: Place) -> Bool {
    levels[place]?.values.contains { $0 >= SQLITE_LOCK_RESERVED } ?? false
  }

  mutating func letGo(_ place: Place, of file: DiskFile) {
    levels[place]?[ObjectIdentifier(file)] = nil
    if levels[place]?.isEmpty == true { levels[place] = nil }
    letGoOfMemory(place, of: file)
  }

  // MARK: Shared memory: https://sqlite.org/walformat.html, 2

  mutating func memory(
    _ place: Place, _ region: Int, size: Int, makes: Bool, for file: DiskFile
  ) -> UnsafeMutableRawPointer? {
    var memory = memories[place] ?? Memory()
    memory.users.insert(ObjectIdentifier(file))
    while makes, memory.regions.count <= region {
      let made = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
      made.initializeMemory(as: UInt8.self, repeating: 0, count: size)
      memory.regions.append(made)
    }
    memories[place] = memory
    return region < memory.regions.count ? memory.regions[region] : nil
  }

  mutating func lockMemory(
    _ place: Place, _ range: Range<Int32>, _ flags: Int32, by file: DiskFile
  ) -> Bool {
    let own = ObjectIdentifier(file)
    var memory = memories[place] ?? Memory()
    defer { memories[place] = memory }
    if flags & SQLITE_SHM_UNLOCK != 0 {
      for slot in range {
        memory.shared[slot]?.remove(own)
        if memory.exclusive[slot] == own { memory.exclusive[slot] = nil }
      }
      return true
    }
    let isExclusive = flags & SQLITE_SHM_EXCLUSIVE != 0
    for slot in range {
      if let holder = memory.exclusive[slot], holder != own { return false }
      let others = memory.shared[slot]?.subtracting([own]) ?? []
      if isExclusive, !others.isEmpty { return false }
    }
    for slot in range {
      if isExclusive {
        memory.exclusive[slot] = own
      } else {
        memory.shared[slot, default: []].insert(own)
      }
    }
    return true
  }

  mutating func letGoOfMemory(_ place: Place, of file: DiskFile) {
    let own = ObjectIdentifier(file)
    guard var memory = memories[place], memory.users.remove(own) != nil else { return }
    for slot in memory.shared.keys { memory.shared[slot]?.remove(own) }
    memory.exclusive = memory.exclusive.filter { $0.value != own }
    memories[place] = memory
    guard memory.users.isEmpty else { return }
    for region in memory.regions { region.deallocate() }
    memories[place] = nil
  }
}
