// Where a path leads: the folder that it is looked up in, and the name there.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A name in an open folder: what the calls of the `…at` family take.
///
/// Below a root that others write to, each folder on the way is opened by its name in the one
/// before, following no link. Whatever is put in its place at that moment, what is reached lies
/// below the root: a check of the path beforehand could not say that.
struct Place {
  /// The open folder.
  let folder: Int32
  /// The name in it; for a path that is followed as it stands, all of it.
  let name: String
  /// Whether a link there is followed.
  let followsLinks: Bool
  let calls: any SystemCalls

  /// Finds `path`, which `operation` asks for.
  ///
  /// - Parameter root: the folder that the path must lie in, and below which no link is followed;
  ///   `nil` when the path is the user's own. The root may be a link itself.
  init(
    _ path: String, below root: String?, _ operation: FileError.Operation,
    _ calls: any SystemCalls
  ) throws(FileError) {
    let names = try root.map { (root) throws(FileError) in
      try Place.names(of: path, below: root, operation)
    }
    guard let root, let names, let last = names.last else {
      self.init(folder: AT_FDCWD, name: path, followsLinks: true, calls)
      return
    }
    var folder = Place.openFolder(root, in: AT_FDCWD, followingLinks: true, calls)
    for name in names.dropLast() where folder >= 0 {
      let next = Place.openFolder(name, in: folder, followingLinks: false, calls)
      let failure = errno
      calls.close(folder)
      errno = failure
      folder = next
    }
    guard folder >= 0 else { throw FileError(operation, path, .current) }
    self.init(folder: folder, name: last, followsLinks: false, calls)
  }

  private init(
    folder: Int32, name: String, followsLinks: Bool, _ calls: any SystemCalls
  ) {
    self.folder = folder
    self.name = name
    self.followsLinks = followsLinks
    self.calls = calls
  }

  /// The place called `name` in the open folder `folder`, which its opener closes.
  static func named(
    _ name: String, in folder: Int32, _ calls: any SystemCalls
  ) -> Place {
    Place(folder: folder, name: name, followsLinks: false, calls)
  }

  /// Closes the folder.
  func close() {
    if folder != AT_FDCWD { calls.close(folder) }
  }

  /// The names of the folders from `root` down to what `path` names.
  private static func names(
    of path: String, below root: String, _ operation: FileError.Operation
  ) throws(FileError) -> [String] {
    // Bytes, since a combining mark behind a slash makes them another character together.
    let slash = UInt8(ascii: "/")
    let rest = path.utf8.dropFirst(root.utf8.count)
    let names = rest.split(separator: slash).compactMap { String($0) }
    guard path.utf8.starts(with: root.utf8), rest.isEmpty || rest.first == slash,
      !names.contains("."), !names.contains("..")
    else { throw FileError(operation, path, .denied) }
    return names
  }

  private static func openFolder(
    _ name: String, in folder: Int32, followingLinks: Bool, _ calls: any SystemCalls
  ) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW)
    return retrying { calls.open(name, in: folder, flags, 0) }
  }

  /// What is there: `nil` when the call failed.
  func status() -> stat? {
    var status = stat()
    let flags = followsLinks ? 0 : AT_SYMLINK_NOFOLLOW
    return retrying { calls.status(of: name, in: folder, flags, &status) } == 0 ? status : nil
  }

  /// Whether a folder is there, and no link to one where links are not followed.
  var isFolder: Bool { status().map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }

  /// Whether a regular file is there, and no link to one where links are not followed; called
  /// `path` when that can't be told. A drive that fails does not say that there is none.
  func isRegular(_ path: String) throws(FileError) -> Bool {
    guard let status = status() else { throw FileError(.read, path, .current) }
    return status.st_mode & S_IFMT == S_IFREG
  }
}
