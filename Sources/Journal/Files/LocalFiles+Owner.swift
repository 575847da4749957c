// Who can open what. The rest of LocalFiles makes things so; here is what was made otherwise.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension LocalFiles {
  private static let ofOthers: mode_t = 0o077

  /// Asks the system. The superuser may look at anybody's.
  public func isForOwner(_ path: String) throws(FileError) -> Bool {
    let place = try Place(path, below: root, .read, calls)
    defer { place.close() }
    guard let status = place.status() else { throw FileError(.read, path, .current) }
    return isForOwner(status)
  }

  /// Takes the rights of others away, and looks whether they are gone: some file systems say that
  /// they are, and keep them.
  public func closeToOthers(_ path: String) throws(FileError) {
    let place = try Place(path, below: root, .write, calls)
    defer { place.close() }
    guard let found = place.status() else { throw FileError(.write, path, .current) }
    guard !isForOwner(found) else { return }
    let file = try Descriptor(place, path, O_RDONLY, .write)
    defer { file.close() }
    var status = stat()
    guard calls.status(of: file.number, &status) == 0 else {
      throw FileError(.write, path, .current)
    }
    let mode = status.st_mode & 0o7777 & ~Self.ofOthers
    guard retrying({ calls.changeMode(of: file.number, to: mode) }) == 0,
      calls.status(of: file.number, &status) == 0
    else { throw FileError(.write, path, .current) }
    guard isForOwner(status) else { throw FileError(.write, path, .denied) }
  }

  /// What is neither a file nor a folder, such as a link, holds nothing that others could read.
  private func isForOwner(_ status: stat) -> Bool {
    guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return true }
    let isOwn = status.st_uid == calls.user || calls.user == 0
    return isOwn && status.st_mode & Self.ofOthers == 0
  }
}
