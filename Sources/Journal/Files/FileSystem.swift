/// A file operation that failed.
public struct FileError: Error, Hashable, Sendable {
  /// What was tried.
  public enum Operation: String, Hashable, Sendable {
    /// Reading a file, or asking for its size.
    case read
    /// Writing a file.
    case write
    /// Listing a folder.
    case list
    /// Renaming a file.
    case rename
    /// Removing a file.
    case remove
    /// Making a folder.
    case makeFolder
    /// Making what was written durable.
    case sync
    /// Taking a lock.
    case lock
  }

  /// Why it failed, as far as the program does different things about it.
  public enum Reason: Hashable, Sendable {
    /// There is no such file or folder.
    case notFound
    /// The disk, or the quota, is full.
    case noSpace
    /// The user may not do this here.
    case denied
    /// The file is larger than the caller is ready to read.
    case tooLarge
    /// Another process holds the lock.
    case busy
    /// Anything else, with the system's error number.
    case other(Int32)
  }

  /// What was tried.
  public let operation: Operation
  /// On which path.
  public let path: String
  /// Why it failed.
  public let reason: Reason

  /// Makes the error of `operation` on `path`.
  public init(_ operation: Operation, _ path: String, _ reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }
}

/// A lock on a home, held until it is released or its process dies.
public protocol FileLock: AnyObject, Sendable {
  /// Lets others in.
  func release()
}

/// A file's name in its folder, and its bytes.
public struct NamedFile: Sendable {
  /// The name.
  public let name: String
  /// The content.
  public let bytes: [UInt8]

  /// Makes a file of `bytes` called `name`.
  public init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Files that go into one folder.
public struct FolderFiles: Sendable {
  /// The folder's path.
  public let folder: String
  /// The files.
  public let files: [NamedFile]

  /// Puts `files` together that go into `folder`.
  public init(_ folder: String, _ files: [NamedFile]) {
    self.folder = folder
    self.files = files
  }
}

/// The file operations that journals and shares are built on.
///
/// An argument everywhere, so that tests can own the disk: drop what was not synced, fill it,
/// fail at any call. Paths are the system's; names in listings are as the system gives them.
public protocol FileSystem: Sendable {
  /// The same files, for a folder that others write to as well: below `root`, no link is followed
  /// and nothing but regular files is opened. Other paths are refused.
  func confined(to root: String) -> any FileSystem

  /// The same files, for a folder that is one person's alone: nobody else can open what is made
  /// there, from the moment on that it is there, whatever the umask says.
  var forOwner: any FileSystem { get }

  /// Whether nobody but its owner, who is whoever runs the program, can open what is at `path`.
  func isForOwner(_ path: String) throws(FileError) -> Bool

  /// Lets nobody but its owner open what is at `path`; `.denied` where somebody else owns it, or
  /// the file system knows no rights.
  func closeToOthers(_ path: String) throws(FileError)

  /// The bytes of the file at `path`; `.tooLarge` when there are more than `limit`.
  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8]

  /// The size in bytes of the file at `path`; `nil` when there is none.
  func size(of path: String) throws(FileError) -> Int?

  /// The names in the folder at `path`, in no particular order.
  func list(_ path: String) throws(FileError) -> [String]

  /// Writes `bytes` at `offset` of the file at `path`, which need not exist, cuts off what lies
  /// behind, and returns when they are durable. On failure the file is `offset` bytes long
  /// again, as far as the disk lets it. A file shorter than `offset` is left as it is, and the
  /// append fails: a hole would read as damage.
  func append(_ bytes: [UInt8], to path: String, at offset: Int) throws(FileError)

  /// Puts `files` into the folder at `path`, each in the place of any of its name: a reader sees
  /// the old one or the new one, whole, also after a crash. Returns when all are durable.
  ///
  /// - Parameters:
  ///   - temporary: a name in the folder that no other writer uses at the same time; a crash can
  ///     leave files whose names start so, and the next call takes their place.
  ///   - isPrivate: whether only the owner may read them.
  func replace(
    _ files: [NamedFile], in path: String, temporary: String, isPrivate: Bool
  ) throws(FileError)

  /// Puts the files of each folder into it as ``replace(_:in:temporary:isPrivate:)`` does, for all
  /// to read, and makes the folders that are missing: for many files in many folders, where one
  /// sync does what would take one a file.
  func replaceAll(_ folders: [FolderFiles], temporary: String) throws(FileError)

  /// Puts `files` into the folder at `path` as ``replace(_:in:temporary:isPrivate:)`` does, for all
  /// to read, and does not wait until they are durable: for what can be made again. After a power
  /// cut a file can be cut short.
  func put(
    _ files: [NamedFile], in path: String, temporary: String
  ) throws(FileError)

  /// Moves the file at `path` to `destination`, in the place of any there was.
  func rename(_ path: String, to destination: String) throws(FileError)

  /// Removes the file at `path`, if there is one.
  func remove(_ path: String) throws(FileError)

  /// Makes the folder at `path` durably, if it is missing; `.notFound` when the folder that it
  /// should lie in is missing too.
  func makeFolder(_ path: String) throws(FileError)

  /// Makes durable which names the folder at `path` holds.
  func syncFolder(_ path: String) throws(FileError)

  /// Takes the lock at `path` without waiting; `.busy` when another process holds it.
  func lock(_ path: String) throws(FileError) -> any FileLock
}

extension FileSystem {
  /// A disk without links needs no care.
  public func confined(to root: String) -> any FileSystem { self }

  /// A disk without rights has no others, either.
  public var forOwner: any FileSystem { self }

  /// Nobody else is there.
  public func isForOwner(_ path: String) throws(FileError) -> Bool { true }

  /// Nobody else is there.
  public func closeToOthers(_ path: String) throws(FileError) {}

  /// One folder after the other, where that is no trouble.
  public func replaceAll(_ folders: [FolderFiles], temporary: String) throws(FileError) {
    for folder in folders {
      try makeFolders(folder.folder)
      try replace(folder.files, in: folder.folder, temporary: temporary, isPrivate: false)
    }
  }

  /// More durable than asked for does no harm.
  public func put(
    _ files: [NamedFile], in path: String, temporary: String
  ) throws(FileError) {
    try replace(files, in: path, temporary: temporary, isPrivate: false)
  }

  /// Makes the folder at `path`, and those it lies in, where they are missing. For homes: a
  /// share's folder is never made, since it may be a drive that is not there.
  ///
  /// An empty one may be what a process left that died before the name was durable: it put nothing
  /// into it then. Where this user may not look into the folder above, somebody else made it.
  public func makeFolders(_ path: String) throws(FileError) {
    let above = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    let isHere = try size(of: path) != nil
    do {
      try makeFolder(path)
    } catch {
      guard error.reason == .notFound, !above.isEmpty else { throw error }
      try makeFolders(above)
      try makeFolder(path)
    }
    guard isHere, !above.isEmpty, try list(path).isEmpty else { return }
    do throws(FileError) {
      try syncFolder(above)
    } catch {
      guard error.reason == .denied else { throw error }
    }
  }
}
