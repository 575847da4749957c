import Journal

// The tree of names, and what a power cut leaves of it.
extension SimulatedDisk.State {
  static func parts(_ path: String) -> [String] {
    path.split(separator: "/").map(String.init)
  }

  /// The inode at `path`; `nil` when there is none, or its drive is not there.
  func find(_ path: String) -> Int? {
    guard !absent.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) else { return nil }
    var inode = 0
    for part in Self.parts(path) {
      guard let next = inodes[inode]?.entries[part] else { return nil }
      inode = next
    }
    return inode
  }

  /// The folder that `path` lies in, and the last name.
  func parent(of path: String) -> (folder: Int, name: String)? {
    let parts = Self.parts(path)
    guard let name = parts.last, let folder = find("/" + parts.dropLast().joined(separator: "/")),
      inodes[folder]?.isFolder == true
    else { return nil }
    return (folder, name)
  }

  mutating func add(_ inode: Inode) -> Int {
    inodes[nextInode] = inode
    nextInode += 1
    return nextInode - 1
  }

  /// Puts the change of a name down; at once durably where folders can't be synced.
  mutating func change(_ folder: Int, at path: String, _ change: Inode.EntryChange) {
    inodes[folder]?.change(change)
    if isUnsyncable(path) { inodes[folder]?.sync() }
  }

  func isUnsyncable(_ path: String) -> Bool {
    unsyncable.contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  mutating func cutPower(below folder: String, _ loss: Loss, _ random: inout Seeded) -> Int {
    guard let root = find(folder) else { return 0 }
    var count = 0
    var waiting = [root]
    while let number = waiting.popLast() {
      guard var inode = inodes[number] else { continue }
      if inode.cutPower(loss, &random) { count += 1 }
      inodes[number] = inode
      waiting += inode.entries.sorted { $0.key < $1.key }.map(\.value)
    }
    return count
  }

  /// The files below the folder at `path`, by their path in it.
  func files(below path: String) -> [String: [UInt8]] {
    guard let root = find(path) else { return [:] }
    var files: [String: [UInt8]] = [:]
    var waiting = [("", root)]
    while let (place, number) = waiting.popLast() {
      guard let inode = inodes[number] else { continue }
      for (name, entry) in inode.entries { waiting.append(("\(place)/\(name)", entry)) }
      if !inode.isFolder { files[String(place.dropFirst())] = inode.content }
    }
    return files
  }
}

// What people and other programs do to folders. It is durable, and never fails.
extension SimulatedDisk {
  /// The files below the folder at `path`, by their path in it.
  public func files(below path: String) -> [String: [UInt8]] {
    state.withLock { $0.files(below: path) }
  }

  /// Makes a folder, and those it lies in.
  public func addFolder(_ path: String) {
    state.withLock { state in
      var place = 0
      for part in State.parts(path) {
        if let next = state.inodes[place]?.entries[part] {
          place = next
        } else {
          let folder = state.add(Inode(isFolder: true))
          state.inodes[place]?.change(.put(name: part, inode: folder))
          state.inodes[place]?.sync()
          place = folder
        }
      }
    }
  }

  /// The file at `path`.
  public subscript(path: String) -> [UInt8]? {
    get {
      state.withLock { state in
        state.find(path).flatMap { state.inodes[$0] }.flatMap { $0.isFolder ? nil : $0.content }
      }
    }
    set {
      if newValue != nil {
        addFolder(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)))
      }
      state.withLock { state in
        guard let (folder, name) = state.parent(of: path) else { return }
        if let newValue {
          let inode = state.add(Inode(durable: newValue))
          state.inodes[folder]?.change(.put(name: name, inode: inode))
        } else {
          state.inodes[folder]?.change(.remove(name: name))
        }
        state.inodes[folder]?.sync()
      }
    }
  }

  /// Puts `files` in the place of all that is in the folder at `path`.
  public func replaceFiles(below path: String, with files: [String: [UInt8]]) {
    for name in state.withLock({ state in
      state.find(path).flatMap { state.inodes[$0]?.entries.keys }.map { Array($0) } ?? []
    }) {
      self["\(path)/\(name)"] = nil
    }
    addFolder(path)
    for (name, bytes) in files { self["\(path)/\(name)"] = bytes }
  }
}
