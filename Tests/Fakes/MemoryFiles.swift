import Journal
import Synchronization

/// A disk in memory, which can fail at any write.
public final class MemoryFiles: FileSystem {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var folders: Set<String> = ["/"]
    var locked: Set<String> = []
    var stepsLeft = Int.max
    var steps = 0
    var looks = 0
  }

  private let state: Mutex<State>

  /// Makes an empty disk.
  public init() { state = Mutex(State()) }

  /// Makes a disk that holds what `other` holds, and does not fail.
  public init(copying other: MemoryFiles) {
    var copied = other.state.withLock { $0 }
    copied.stepsLeft = .max
    copied.steps = 0
    copied.looks = 0
    state = Mutex(copied)
  }

  /// How many writes there have been: each file written, renamed or removed is one.
  public var steps: Int { state.withLock { $0.steps } }

  /// How many looks there have been: each file that was read or asked for, and each name listed.
  public var looks: Int { state.withLock { $0.looks } }

  /// Lets `count` more writes pass; all later ones fail, as on a disk that is full.
  public func fail(after count: Int) { state.withLock { $0.stepsLeft = count } }

  /// The paths of all files, sorted.
  public var paths: [String] { state.withLock { $0.files.keys.sorted() } }

  /// The file at `path`.
  public subscript(path: String) -> [UInt8]? {
    get { state.withLock { $0.files[path] } }
    set { state.withLock { $0.files[path] = newValue } }
  }

  private func step<T>(
    _ operation: FileError.Operation, _ path: String, _ body: (inout State) throws(FileError) -> T
  ) throws(FileError) -> T {
    let result = state.withLock { state -> Result<T, FileError> in
      guard state.stepsLeft > 0 else { return .failure(FileError(operation, path, .noSpace)) }
      state.stepsLeft -= 1
      state.steps += 1
      do throws(FileError) {
        return .success(try body(&state))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func look(_ count: Int = 1) { state.withLock { $0.looks += count } }

  /// The bytes of the file at `path`.
  public func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    look()
    guard let file = self[path] else { throw FileError(.read, path, .notFound) }
    guard file.count <= limit else { throw FileError(.read, path, .tooLarge) }
    return file
  }

  /// The size of the file at `path`.
  public func size(of path: String) throws(FileError) -> Int? {
    look()
    return self[path]?.count
  }

  /// The names in the folder at `path`.
  public func list(_ path: String) throws(FileError) -> [String] {
    let names: Set<String>? = state.withLock { state in
      guard state.folders.contains(path) else { return nil }
      let prefix = path == "/" ? "/" : path + "/"
      let all = Array(state.files.keys) + state.folders
      return Set(
        all.filter { $0.hasPrefix(prefix) && $0.count > prefix.count }.map { name in
          String(name.dropFirst(prefix.count).prefix { $0 != "/" })
        })
    }
    guard let names else { throw FileError(.list, path, .notFound) }
    look(names.count)
    return Array(names)
  }

  /// Writes `bytes` at `offset`, in one step.
  public func append(_ bytes: [UInt8], to path: String, at offset: Int) throws(FileError) {
    try step(.write, path) { (state) throws(FileError) in
      guard state.folders.contains(Self.parent(of: path)) else {
        throw FileError(.write, path, .notFound)
      }
      let file = state.files[path] ?? []
      guard file.count >= offset else { throw FileError(.write, path, .other(22)) }
      state.files[path] = file.prefix(offset) + bytes
    }
  }

  /// Puts files into a folder, each in one step.
  public func replace(
    _ files: [NamedFile], in path: String, temporary: String, isPrivate: Bool
  ) throws(FileError) {
    for file in files {
      try step(.write, path) { (state) throws(FileError) in
        guard state.folders.contains(path) else { throw FileError(.write, path, .notFound) }
        state.files["\(path)/\(file.name)"] = file.bytes
      }
    }
  }

  /// Moves a file, in one step.
  public func rename(_ path: String, to destination: String) throws(FileError) {
    try step(.rename, path) { (state) throws(FileError) in
      guard let file = state.files.removeValue(forKey: path) else {
        throw FileError(.rename, path, .notFound)
      }
      state.files[destination] = file
    }
  }

  /// Removes a file, in one step.
  public func remove(_ path: String) throws(FileError) {
    guard self[path] != nil else { return }
    try step(.remove, path) { (state) throws(FileError) in state.files[path] = nil }
  }

  /// Makes a folder, in one step, if it is missing.
  public func makeFolder(_ path: String) throws(FileError) {
    guard !state.withLock({ $0.folders.contains(path) }) else { return }
    try step(.makeFolder, path) { (state) throws(FileError) in
      guard state.folders.contains(Self.parent(of: path)) else {
        throw FileError(.makeFolder, path, .notFound)
      }
      state.folders.insert(path)
    }
  }

  /// Does nothing: what is written is there.
  public func syncFolder(_ path: String) throws(FileError) {}

  /// Takes a lock.
  public func lock(_ path: String) throws(FileError) -> any FileLock {
    guard state.withLock({ $0.locked.insert(path).inserted }) else {
      throw FileError(.lock, path, .busy)
    }
    return Lock(files: self, path: path)
  }

  private final class Lock: FileLock {
    let files: MemoryFiles
    let path: String

    init(files: MemoryFiles, path: String) {
      self.files = files
      self.path = path
    }

    func release() { _ = files.state.withLock { $0.locked.remove(path) } }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
