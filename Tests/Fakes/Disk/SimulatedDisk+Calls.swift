import Foundation
import Journal

/// A call that failed, with the system's error number.
struct SystemError: Error {
  let code: Int32

  init(_ code: Int32) { self.code = code }
}

/// The result of `body` as POSIX gives it: -1, and the reason in `errno`, when it fails.
private func posix<Number: SignedInteger>(_ body: () throws(SystemError) -> Number) -> Number {
  do {
    return try body()
  } catch {
    errno = error.code
    return -1
  }
}

extension SimulatedDisk: SystemCalls {
  private func call<T>(
    _ call: DiskCall, _ path: String, _ body: (inout State) throws(SystemError) -> T
  ) throws(SystemError) -> T {
    try state.withLock { (state) throws(SystemError) in
      if case .fails(let error, _) = state.fate(of: call, path, size: 0, tally) { throw error }
      return try body(&state)
    }
  }

  private func path(of file: Int32) -> String { state.withLock { $0.open[file]?.path ?? "" } }

  private func path(_ name: String, in folder: Int32) -> String {
    folder == AT_FDCWD ? name : "\(path(of: folder))/\(name)"
  }

  private func isThere(_ path: String) -> Bool { state.withLock { $0.find(path) != nil } }

  /// Opens a file or folder.
  public func open(_ name: String, in folder: Int32, _ flags: Int32, _ mode: mode_t) -> Int32 {
    let path = path(name, in: folder)
    let isThere = isThere(path)
    let makes = flags & O_CREAT != 0 && !isThere
    let empties = flags & O_TRUNC != 0 && isThere
    return posix { () throws(SystemError) in
      try call(makes || empties ? .create : .open, path) { (state) throws(SystemError) in
        let inode = try state.opened(path, flags, tally)
        let descriptor = state.nextDescriptor
        state.nextDescriptor += 1
        state.open[descriptor] = (inode, path)
        return descriptor
      }
    }
  }

  /// Closes a descriptor, also of a process that died.
  @discardableResult public func close(_ file: Int32) -> Int32 {
    let path = path(of: file)
    state.withLock { state in
      state.open[file] = nil
      state.locks = state.locks.filter { $0.value != file }
    }
    return posix { () throws(SystemError) in
      try call(.close, path) { _ throws(SystemError) in 0 }
    }
  }

  /// What an open file is.
  public func status(of file: Int32, _ status: inout stat) -> Int32 {
    posix { () throws(SystemError) in
      let inode = try call(.status, path(of: file)) { (state) throws(SystemError) in
        try state.inode(file)
      }
      status.fill(inode)
      return 0
    }
  }

  /// What bears a name.
  public func status(
    of name: String, in folder: Int32, _ flags: Int32, _ status: inout stat
  ) -> Int32 {
    let path = path(name, in: folder)
    return posix { () throws(SystemError) in
      let inode = try call(.status, path) { (state) throws(SystemError) in
        guard let inode = state.find(path).flatMap({ state.inodes[$0] }) else {
          throw SystemError(ENOENT)
        }
        return inode
      }
      status.fill(inode)
      return 0
    }
  }

  /// Reads.
  public func read(
    _ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) -> Int {
    let path = path(of: file)
    return posix { () throws(SystemError) in
      let bytes = try state.withLock { (state) throws(SystemError) in
        switch state.fate(of: .read, path, size: buffer.count, tally) {
        case .fails(let error, _): throw error
        case .works(let most):
          return Array(try state.inode(file).content.dropFirst(offset).prefix(most))
        }
      }
      buffer.copyBytes(from: bytes)
      return bytes.count
    }
  }

  /// Writes into the system's cache.
  public func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    let path = path(of: file)
    let all = Array(bytes)
    return posix { () throws(SystemError) in
      try state.withLock { (state) throws(SystemError) in
        guard let number = state.open[file]?.inode else { throw SystemError(EBADF) }
        switch state.fate(of: .write, path, size: all.count, tally) {
        case .fails(let error, let count):
          if count > 0 { state.inodes[number]?.write(Array(all.prefix(count)), at: offset) }
          throw error
        case .works(let most):
          state.inodes[number]?.write(Array(all.prefix(most)), at: offset)
          return most
        }
      }
    }
  }

  /// Cuts or lengthens a file, in the system's cache.
  public func truncate(_ file: Int32, to size: Int) -> Int32 {
    posix { () throws(SystemError) in
      try call(.truncate, path(of: file)) { (state) throws(SystemError) in
        guard let number = state.open[file]?.inode else { throw SystemError(EBADF) }
        state.inodes[number]?.truncate(to: size)
        return 0
      }
    }
  }

  /// Makes durable what was written.
  public func sync(_ file: Int32) -> Int32 {
    let path = path(of: file)
    return posix { () throws(SystemError) in
      try state.withLock { (state) throws(SystemError) in
        guard let number = state.open[file]?.inode, let inode = state.inodes[number] else {
          throw SystemError(EBADF)
        }
        switch state.fate(of: inode.isFolder ? .syncFolder : .sync, path, size: 0, tally) {
        case .fails(let error, _):
          let forgets = error.code == EIO && state.random.flip()
          if !state.isDead { state.inodes[number]?.failSync(forgets: forgets) }
          throw error
        case .works:
          state.inodes[number]?.sync()
          return 0
        }
      }
    }
  }

  /// Makes durable all that was written.
  public func syncAll(_ file: Int32) -> Int32 {
    let path = path(of: file)
    return posix { () throws(SystemError) in
      try state.withLock { (state) throws(SystemError) in
        guard state.open[file] != nil else { throw SystemError(EBADF) }
        switch state.fate(of: .sync, path, size: 0, tally) {
        case .fails(let error, _):
          guard !state.isDead else { throw error }
          for number in state.inodes.keys {
            let forgets = error.code == EIO && state.random.flip()
            state.inodes[number]?.failSync(forgets: forgets)
          }
          throw error
        case .works:
          for number in state.inodes.keys { state.inodes[number]?.sync() }
          return 0
        }
      }
    }
  }

  /// Takes a lock, which the process's end lets go.
  public func lock(_ file: Int32) -> Int32 {
    posix { () throws(SystemError) in
      try call(.lock, path(of: file)) { (state) throws(SystemError) in
        guard let number = state.open[file]?.inode else { throw SystemError(EBADF) }
        guard state.locks[number] == nil else { throw SystemError(EWOULDBLOCK) }
        state.locks[number] = file
        return 0
      }
    }
  }

  /// Renames.
  public func rename(
    _ name: String, in folder: Int32, to newName: String, in newFolder: Int32
  ) -> Int32 {
    let (path, destination) = (path(name, in: folder), path(newName, in: newFolder))
    return posix { () throws(SystemError) in
      try call(.rename, destination) { (state) throws(SystemError) in
        guard let from = state.parent(of: path), let to = state.parent(of: destination),
          let inode = state.inodes[from.folder]?.entries[from.name]
        else { throw SystemError(ENOENT) }
        if from.folder == to.folder {
          state.change(
            to.folder, at: destination, .move(from: from.name, to: to.name, inode: inode))
        } else {
          state.change(to.folder, at: destination, .put(name: to.name, inode: inode))
          state.change(from.folder, at: path, .remove(name: from.name))
        }
        return 0
      }
    }
  }

  /// Removes a name.
  public func unlink(_ name: String, in folder: Int32) -> Int32 {
    let path = path(name, in: folder)
    return posix { () throws(SystemError) in
      try call(.unlink, path) { (state) throws(SystemError) in
        guard let (folder, name) = state.parent(of: path),
          let inode = state.inodes[folder]?.entries[name]
        else { throw SystemError(ENOENT) }
        guard state.inodes[inode]?.isFolder == false else { throw SystemError(EISDIR) }
        state.change(folder, at: path, .remove(name: name))
        return 0
      }
    }
  }

  /// Makes a folder.
  public func makeFolder(_ name: String, in folder: Int32, _ mode: mode_t) -> Int32 {
    let path = path(name, in: folder)
    let kind: DiskCall = isThere(path) ? .status : .makeFolder
    return posix { () throws(SystemError) in
      try call(kind, path) { (state) throws(SystemError) in
        guard let (folder, name) = state.parent(of: path) else { throw SystemError(ENOENT) }
        guard state.inodes[folder]?.entries[name] == nil else { throw SystemError(EEXIST) }
        let inode = state.add(Inode(isFolder: true))
        state.change(folder, at: path, .put(name: name, inode: inode))
        return 0
      }
    }
  }

  /// Does nothing: all is its only user's.
  public func changeMode(of file: Int32, to mode: mode_t) -> Int32 { 0 }

  /// The only user.
  public var user: uid_t { 0 }

  /// The names in an open folder, which it closes.
  public func names(in file: Int32, _ path: String) throws(FileError) -> [String] {
    defer { close(file) }
    do {
      return try call(.list, self.path(of: file)) { (state) throws(SystemError) in
        let inode = try state.inode(file)
        guard inode.isFolder else { throw SystemError(ENOTDIR) }
        let place = state.open[file]?.path ?? path
        return state.listed(Array(inode.entries.keys), in: place, tally)
      }
    } catch {
      throw FileError(.list, path, .other(error.code))
    }
  }
}

extension stat {
  fileprivate mutating func fill(_ inode: Inode) {
    st_mode = (inode.isFolder ? S_IFDIR : S_IFREG) | 0o700
    st_size = off_t(inode.content.count)
  }
}
