import Journal
import Sync
import Synchronization

/// A share in memory, which notes what is done to it and can fail at any write.
public final class MemoryShare: Share {
  /// Something that was done to the share.
  public enum Deed: Hashable, Sendable {
    /// A file was written.
    case wrote(String)
    /// A file was removed.
    case removed(String)
  }

  private struct State {
    var files: [String: [UInt8]] = [:]
    var deeds: [Deed] = []
    var deedsLeft = Int.max
    var isThere = true
  }

  private let state: Mutex<State>

  /// Makes a share that holds `files`, by their names.
  public init(_ files: [String: [UInt8]] = [:]) { state = Mutex(State(files: files)) }

  /// Makes a share that holds what `other` holds, and does not fail.
  public convenience init(copying other: MemoryShare) { self.init(other.files) }

  /// What people call it.
  public var place: String { "memory" }

  /// All files, by their names.
  public var files: [String: [UInt8]] { state.withLock { $0.files } }

  /// The names of all files, sorted.
  public var names: [String] { files.keys.sorted() }

  /// What was done, in order.
  public var deeds: [Deed] { state.withLock { $0.deeds } }

  /// Lets `count` more writes and removals pass; all later ones fail.
  public func fail(after count: Int) { state.withLock { $0.deedsLeft = count } }

  /// Takes the share away, or brings it back.
  public func setThere(_ isThere: Bool) { state.withLock { $0.isThere = isThere } }

  /// The file called `name`.
  public subscript(name: String) -> [UInt8]? {
    get { files[name] }
    set { state.withLock { $0.files[name] = newValue } }
  }

  private func checkIsThere() throws(ShareError) {
    guard state.withLock({ $0.isThere }) else { throw .absent }
  }

  private func count(_ deed: Deed, _ name: String) throws(ShareError) {
    let isPossible = state.withLock { state in
      guard state.deedsLeft > 0 else { return false }
      state.deedsLeft -= 1
      state.deeds.append(deed)
      return true
    }
    guard isPossible else { throw .file(FileError(.write, name, .noSpace)) }
  }

  /// The names in a folder.
  public func list(_ folder: String) throws(ShareError) -> [String] {
    try checkIsThere()
    let prefix = folder.isEmpty ? "" : folder + "/"
    let inside = files.keys.filter { $0.hasPrefix(prefix) }
    return Array(Set(inside.map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) }))
  }

  /// The bytes of a file; `nil` when it is not there.
  public func read(_ name: String, limit: Int) throws(ShareError) -> [UInt8]? {
    guard let file = files[name] else { return nil }
    guard file.count <= limit else { throw .file(FileError(.read, name, .tooLarge)) }
    return file
  }

  /// Writes files, each of which is one deed.
  public func write(_ files: [NamedFile], in folder: String) throws(ShareError) {
    try checkIsThere()
    for file in files {
      let name = folder.isEmpty ? file.name : "\(folder)/\(file.name)"
      try count(.wrote(name), name)
      state.withLock { $0.files[name] = file.bytes }
    }
  }

  /// Removes a file, if it is there.
  public func remove(_ name: String) throws(ShareError) {
    guard files[name] != nil else { return }
    try count(.removed(name), name)
    state.withLock { $0.files[name] = nil }
  }
}
