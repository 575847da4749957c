// The machine's own file system. All calls of the C library that this program makes on files
// stand in this file.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file system of this machine.
public struct LocalFiles: FileSystem {
  /// Makes the file system of this machine.
  public init() {}

  /// Reads in one go; interrupted calls are made again.
  public func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = try Descriptor(path, O_RDONLY | O_CLOEXEC, .read)
    defer { file.close() }
    let size = try file.size()
    guard size <= limit else { throw FileError(.read, path, .tooLarge) }
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let step = retrying { pread(file.number, rest.baseAddress, rest.count, off_t(count)) }
        guard step >= 0 else {
          failure = FileError(.read, path, .current)
          return
        }
        if step == 0 { return }
        count += step
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Asks the system.
  public func size(of path: String) throws(FileError) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let error = FileError(.read, path, .current)
      if error.reason == .notFound { return nil }
      throw error
    }
    return Int(status.st_size)
  }

  /// Lists without `.` and `..`.
  public func list(_ path: String) throws(FileError) -> [String] {
    guard let folder = opendir(path) else { throw FileError(.list, path, .current) }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        guard errno == 0 else { throw FileError(.list, path, .current) }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  /// Writes, then syncs the data and the size: one sync.
  public func append(_ bytes: [UInt8], to path: String, at offset: Int) throws(FileError) {
    let file = try Descriptor(path, O_RDWR | O_CREAT | O_CLOEXEC, .write)
    defer { file.close() }
    let size = try file.size()
    guard size >= offset else { throw FileError(.write, path, .other(EINVAL)) }
    do {
      if size > offset { try file.truncate(to: offset) }
      try file.write(bytes, at: offset)
      try file.sync()
    } catch {
      try? file.truncate(to: offset)
      throw error
    }
  }

  /// Writes and syncs each file under its temporary name, renames them all, and syncs the folder.
  public func replace(
    _ files: [NamedFile], in path: String, temporary: String, isPrivate: Bool
  ) throws(FileError) {
    let names = files.indices.map { "\(path)/\(temporary)-\($0)" }
    do {
      for (file, name) in zip(files, names) {
        let mode: mode_t = isPrivate ? 0o600 : 0o666
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        let descriptor = try Descriptor(name, flags, .write, mode: mode)
        defer { descriptor.close() }
        try descriptor.write(file.bytes, at: 0)
        try descriptor.sync()
      }
      for (file, name) in zip(files, names) { try rename(name, to: "\(path)/\(file.name)") }
    } catch {
      for name in names { unlink(name) }
      throw error
    }
    try syncFolder(path)
  }

  /// Renames as POSIX does: in one step.
  public func rename(_ path: String, to destination: String) throws(FileError) {
    guard retrying({ Int(Self.move(path, destination)) }) == 0 else {
      throw FileError(.rename, destination, .current)
    }
  }

  private static func move(_ from: String, _ to: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.rename(from, to)
    #elseif canImport(Musl)
      Musl.rename(from, to)
    #else
      Darwin.rename(from, to)
    #endif
  }

  /// Removes; what is not there is removed already.
  public func remove(_ path: String) throws(FileError) {
    guard retrying({ Int(unlink(path)) }) == 0 else {
      let error = FileError(.remove, path, .current)
      if error.reason == .notFound { return }
      throw error
    }
  }

  /// Makes one folder and syncs the one it lies in.
  public func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 { return try syncFolder(parent(of: path)) }
    // Network file systems refuse to make a folder that is there in more ways than EEXIST.
    let failure = FileError(.makeFolder, path, .current)
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw failure }
  }

  /// Some network file systems refuse to sync a folder; the rename is then as durable as they
  /// make it, and refusing to work there would help nobody.
  public func syncFolder(_ path: String) throws(FileError) {
    let folder = try Descriptor(path, O_RDONLY | O_CLOEXEC, .sync)
    defer { folder.close() }
    do {
      try folder.sync()
    } catch {
      let refusals = [EINVAL, ENOTSUP, EBADF, EACCES, EPERM, ENOSYS]
      if case .other(let code) = error.reason, refusals.contains(code) { return }
      if error.reason == .denied { return }
      throw error
    }
  }

  /// Takes an advisory lock, which the system lets go when the process ends.
  public func lock(_ path: String) throws(FileError) -> any FileLock {
    let file = try Descriptor(path, O_RDWR | O_CREAT | O_CLOEXEC, .lock)
    guard retrying({ Int(flock(file.number, LOCK_EX | LOCK_NB)) }) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let error = FileError(.lock, path, isHeld ? .busy : .current)
      file.close()
      throw error
    }
    return file
  }

  private func parent(of path: String) -> String {
    guard let slash = path.dropLast(path.hasSuffix("/") ? 1 : 0).lastIndex(of: "/") else {
      return "."
    }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// An open file.
private final class Descriptor: FileLock {
  let number: Int32
  private let path: String

  init(
    _ path: String, _ flags: Int32, _ operation: FileError.Operation, mode: mode_t = 0o666
  ) throws(FileError) {
    let number = retrying { Int(open(path, flags, mode)) }
    guard number >= 0 else { throw FileError(operation, path, .current) }
    self.number = Int32(number)
    self.path = path
  }

  func size() throws(FileError) -> Int {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileError(.read, path, .current) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(.read, path, .other(EISDIR)) }
    return Int(status.st_size)
  }

  func truncate(to size: Int) throws(FileError) {
    guard retrying({ Int(ftruncate(number, off_t(size))) }) == 0 else {
      throw FileError(.write, path, .current)
    }
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let step = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        return retrying { pwrite(number, rest.baseAddress, rest.count, off_t(offset + written)) }
      }
      guard step > 0 else { throw FileError(.write, path, step == 0 ? .noSpace : .current) }
      written += step
    }
  }

  /// Returns when the file's bytes and its size are on the disk itself.
  func sync() throws(FileError) {
    #if canImport(Darwin)
      let outcome = retrying { Int(fcntl(number, F_FULLFSYNC)) }
    #else
      let outcome = retrying { Int(fdatasync(number)) }
    #endif
    guard outcome >= 0 else { throw FileError(.sync, path, .current) }
  }

  func close() {
    #if canImport(Glibc)
      Glibc.close(number)
    #elseif canImport(Musl)
      Musl.close(number)
    #else
      Darwin.close(number)
    #endif
  }

  func release() { close() }
}

/// Calls `body` again as long as a signal interrupted it.
private func retrying(_ body: () -> Int) -> Int {
  while true {
    let outcome = body()
    if outcome >= 0 || errno != EINTR { return outcome }
  }
}

extension FileError.Reason {
  /// The reason that the system's error number gives.
  static var current: FileError.Reason {
    switch errno {
    case ENOENT, ENOTDIR: .notFound
    case ENOSPC, EDQUOT, EFBIG: .noSpace
    case EACCES, EPERM, EROFS: .denied
    case let code: .other(code)
    }
  }
}
