// An open file of this machine.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file.
final class Descriptor: FileLock {
  let number: Int32
  private let path: String
  private let calls: any SystemCalls

  /// Opens what is at `place`, called `path` when something goes wrong. Never waits for whoever
  /// is at the other end of a pipe.
  init(
    _ place: Place, _ path: String, _ flags: Int32, _ operation: FileError.Operation,
    mode: mode_t = 0o666, patience: Patience? = nil
  ) throws(FileError) {
    let links = place.followsLinks ? 0 : O_NOFOLLOW
    let all = flags | links | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let call = { place.calls.open(place.name, in: place.folder, all, mode) }
    let number = patience.map { $0(call) } ?? retrying(call)
    guard number >= 0 else { throw FileError(operation, path, .current) }
    self.number = number
    self.path = path
    calls = place.calls
  }

  /// Makes the file at `place`, in the place of any there was: never through it, since it may be
  /// a link, a pipe, or another name of a file that lies elsewhere.
  init(
    making place: Place, _ path: String, mode: mode_t, patience: Patience
  ) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let make = {
      let number = place.calls.open(place.name, in: place.folder, flags, mode)
      guard number < 0, errno == EEXIST,
        place.calls.unlink(place.name, in: place.folder) == 0
      else { return number }
      return place.calls.open(place.name, in: place.folder, flags, mode)
    }
    // The folder was there a moment ago, but a network drive may not have heard of it yet.
    let number = patience(make, or: ENOENT)
    guard number >= 0 else { throw FileError(.write, path, .current) }
    self.number = number
    self.path = path
    calls = place.calls
  }

  /// The size in bytes.
  ///
  /// - Throws: when this is no regular file: reading a device or a pipe has no end.
  func size() throws(FileError) -> Int {
    var status = stat()
    guard calls.status(of: number, &status) == 0 else { throw FileError(.read, path, .current) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return max(0, Int(status.st_size))
    case S_IFDIR: throw FileError(.read, path, .other(EISDIR))
    default: throw FileError(.read, path, .other(ENXIO))
    }
  }

  /// The first `size` bytes; fewer when the file shrinks meanwhile.
  func read(_ size: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let step = retrying { calls.read(number, rest, at: count) }
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

  func truncate(to size: Int) throws(FileError) {
    guard retrying({ calls.truncate(number, to: size) }) == 0 else {
      throw FileError(.write, path, .current)
    }
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let step = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        return retrying { calls.write(number, rest, at: offset + written) }
      }
      guard step > 0 else { throw FileError(.write, path, step == 0 ? .noSpace : .current) }
      written += step
    }
  }

  /// Returns when the file's bytes and its size are on the disk itself.
  func sync() throws(FileError) {
    guard retrying({ calls.sync(number) }) >= 0 else { throw FileError(.sync, path, .current) }
  }

  /// Returns when the names in this folder are on the disk itself, or the file system refuses to
  /// do so: the rename is then as durable as it makes it, and refusing to work there would help
  /// nobody.
  func syncNames() throws(FileError) {
    do {
      try sync()
    } catch {
      let refusals = [EINVAL, ENOTSUP, EBADF, ENOSYS].map { FileError.Reason.other($0) }
      guard error.reason == .denied || refusals.contains(error.reason) else { throw error }
    }
  }

  /// Lets `body` write, and closes. What was written has arrived only when that went well too: a
  /// network drive may send when a file is closed, whatever it answered to a sync.
  func finish(after body: () throws(FileError) -> Void) throws(FileError) {
    do throws(FileError) {
      try body()
    } catch {
      close()
      throw error
    }
    guard calls.close(number) == 0 else { throw FileError(.write, path, .current) }
  }

  /// Closes what was only read, or is given up.
  func close() { calls.close(number) }

  func release() { close() }
}
