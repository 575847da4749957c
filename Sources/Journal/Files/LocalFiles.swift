// The machine's own file system. All calls of the C library that this program makes on files
// stand in this folder.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file system of this machine.
public struct LocalFiles: FileSystem {
  let patience: Patience
  private(set) var root: String?
  let calls: any SystemCalls
  /// The most that anybody may do with what is made; the umask takes from it.
  private var widestMode: mode_t = 0o777

  /// Makes the file system of this machine.
  ///
  /// - Parameter pause: waits before a call that failed in passing is made again.
  public init(pause: (@Sendable (Duration) -> Void)? = nil) {
    self.init(calls: MachineCalls(), pause: pause ?? Patience.sleep)
  }

  /// Makes a file system of other calls than those of this machine, for tests that own the disk.
  public init(calls: any SystemCalls, pause: @escaping @Sendable (Duration) -> Void) {
    self.calls = calls
    patience = Patience(pause: pause)
  }

  /// The files below the folder at `root`, following no link below it.
  public func confined(to root: String) -> any FileSystem {
    var files = self
    files.root = root
    return files
  }

  /// The same files, made for their owner alone.
  public var forOwner: any FileSystem {
    var files = self
    files.widestMode = 0o700
    return files
  }

  /// Reads in one go; interrupted calls are made again.
  public func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try patience.reopening { () throws(FileError) in
      let place = try Place(path, below: root, .read, calls)
      defer { place.close() }
      // Opening some devices does something by itself.
      let isReadable = try place.followsLinks ? true : place.isRegular(path)
      guard isReadable else { throw FileError(.read, path, .notFound) }
      let file = try Descriptor(place, path, O_RDONLY, .read)
      defer { file.close() }
      let size = try file.size()
      guard size <= limit else { throw FileError(.read, path, .tooLarge) }
      return try file.read(size)
    }
  }

  /// Asks the system.
  public func size(of path: String) throws(FileError) -> Int? {
    do throws(FileError) {
      let place = try Place(path, below: root, .read, calls)
      defer { place.close() }
      guard let status = place.status() else { throw FileError(.read, path, .current) }
      return Int(status.st_size)
    } catch {
      if error.reason == .notFound { return nil }
      throw error
    }
  }

  /// Lists without `.` and `..`, and without names that are no Unicode.
  public func list(_ path: String) throws(FileError) -> [String] {
    try patience.reopening { () throws(FileError) in
      let place = try Place(path, below: root, .list, calls)
      defer { place.close() }
      let folder = try Descriptor(place, path, O_RDONLY | O_DIRECTORY, .list)
      return try calls.names(in: folder.number, path)
    }
  }

  /// Writes, then syncs the data and the size: one sync. Then closes, which can fail as well.
  public func append(_ bytes: [UInt8], to path: String, at offset: Int) throws(FileError) {
    let place = try Place(path, below: root, .write, calls)
    defer { place.close() }
    let file = try Descriptor(
      place, path, O_RDWR | O_CREAT, .write, mode: fileMode, patience: patience)
    var hasWritten = false
    do {
      try file.finish { () throws(FileError) in
        let size = try file.size()
        guard size >= offset else { throw FileError(.write, path, .other(EINVAL)) }
        hasWritten = true
        if size > offset { try file.truncate(to: offset) }
        try file.write(bytes, at: offset)
        try file.sync()
      }
    } catch {
      if hasWritten { cut(place, path, to: offset) }
      throw error
    }
  }

  /// Takes back an append that failed, as far as the disk lets it.
  private func cut(_ place: Place, _ path: String, to size: Int) {
    guard let file = try? Descriptor(place, path, O_RDWR, .write, patience: patience) else {
      return
    }
    try? file.truncate(to: size)
    file.close()
  }

  /// Writes, syncs and closes each file under its temporary name, renames them all, and syncs the
  /// folder.
  public func replace(
    _ files: [NamedFile], in path: String, temporary: String, isPrivate: Bool
  ) throws(FileError) {
    try put(files, in: path, temporary: temporary, isPrivate: isPrivate, isDurable: true)
  }

  /// Writes and closes each file under its temporary name, and renames them all.
  public func put(
    _ files: [NamedFile], in path: String, temporary: String
  ) throws(FileError) {
    try put(files, in: path, temporary: temporary, isPrivate: false, isDurable: false)
  }

  private func put(
    _ files: [NamedFile], in path: String, temporary: String, isPrivate: Bool, isDurable: Bool
  ) throws(FileError) {
    let writing = Writing(
      files, in: path, temporary: temporary, mode: isPrivate ? 0o600 : fileMode, of: self)
    try writing.write(isDurable: isDurable)
    try writing.rename(isDurable: isDurable)
  }

  /// Renames as POSIX does: in one step.
  public func rename(_ path: String, to destination: String) throws(FileError) {
    let from = try Place(path, below: root, .rename, calls)
    defer { from.close() }
    let to = try Place(destination, below: root, .rename, calls)
    defer { to.close() }
    try rename(from, to: to, destination)
  }

  func rename(_ from: Place, to: Place, _ path: String) throws(FileError) {
    guard patience({ calls.rename(from.name, in: from.folder, to: to.name, in: to.folder) }) == 0
    else {
      throw FileError(.rename, path, .current)
    }
  }

  /// Removes; what is not there is removed already.
  public func remove(_ path: String) throws(FileError) {
    do throws(FileError) {
      let place = try Place(path, below: root, .remove, calls)
      defer { place.close() }
      guard patience({ calls.unlink(place.name, in: place.folder) }) == 0 else {
        throw FileError(.remove, path, .current)
      }
    } catch {
      guard error.reason == .notFound else { throw error }
    }
  }

  /// Makes one folder and syncs the one it lies in.
  public func makeFolder(_ path: String) throws(FileError) {
    try makeFolder(path, isDurable: true)
  }

  func makeFolder(_ path: String, isDurable: Bool) throws(FileError) {
    let place = try Place(path, below: root, .makeFolder, calls)
    defer { place.close() }
    if retrying({ calls.makeFolder(place.name, in: place.folder, widestMode) }) == 0 {
      if isDurable { try syncFolder(parent(of: path)) }
      return
    }
    // Network file systems refuse to make a folder that is there in more ways than EEXIST.
    let failure = FileError(.makeFolder, path, .current)
    guard place.isFolder else { throw failure }
  }

  /// Some network file systems refuse to sync a folder; that is borne.
  public func syncFolder(_ path: String) throws(FileError) {
    let place = try Place(path, below: root, .sync, calls)
    defer { place.close() }
    let folder = try Descriptor(place, path, O_RDONLY, .sync)
    defer { folder.close() }
    try folder.syncNames()
  }

  /// Takes an advisory lock, which the system lets go when the process ends.
  public func lock(_ path: String) throws(FileError) -> any FileLock {
    let place = try Place(path, below: root, .lock, calls)
    defer { place.close() }
    let file = try Descriptor(place, path, O_RDWR | O_CREAT, .lock, mode: fileMode)
    guard retrying({ calls.lock(file.number) }) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let error = FileError(.lock, path, isHeld ? .busy : .current)
      file.close()
      throw error
    }
    return file
  }

  /// What may be done with files that are made: nothing here is a program.
  var fileMode: mode_t { widestMode & 0o666 }

  private func parent(of path: String) -> String {
    guard let slash = path.dropLast(path.hasSuffix("/") ? 1 : 0).lastIndex(of: "/") else {
      return "."
    }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
