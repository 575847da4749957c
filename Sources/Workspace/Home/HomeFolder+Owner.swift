import Catalog
import Journal

extension HomeFolder {
  /// Takes the home's lock; waits a little for another process.
  func lockWaiting(_ surroundings: Surroundings) throws(FileError) -> any FileLock {
    for _ in 0..<surroundings.patience {
      if let lock = try lockNow() { return lock }
      surroundings.pause()
    }
    return try lock()
  }

  /// Takes the home's lock; `nil` when another process holds it.
  func lockNow() throws(FileError) -> (any FileLock)? {
    do {
      return try lock()
    } catch  where error.reason == .busy {
      return nil
    }
  }

  /// Takes the home's lock, and closes a home to others that an earlier version left open to them,
  /// or whoever copied it.
  ///
  /// Where that can't be, the command goes on: it harms nobody more than the home that is there.
  /// ``Replica/verify()`` and ``HomeHealth`` tell.
  func lock() throws(FileError) -> any FileLock {
    let lock = try files.lock(path + "/lock")
    // While the home itself is closed, nobody reaches what lies in it.
    if (try? files.isForOwner(path)) == false { closeToOthers() }
    return lock
  }

  /// Makes an empty index in the place of any there was.
  ///
  /// SQLite would make the file by the umask; to its log it gives the rights of the file.
  func newIndex() throws -> RecordIndex {
    try removeIndex()
    try files.put([NamedFile("index.sqlite", [])], in: path, temporary: ".index")
    return try openIndex(.write)
  }

  /// Lets nobody but the owner into the home, and then into each thing in it.
  func closeToOthers() {
    forEach { path, files in try? files.closeToOthers(path) }
  }

  /// What others can open in the home, by its path; first of all the home itself.
  func openToOthers() -> [String] {
    var open: [String] = []
    forEach { path, files in
      if (try? files.isForOwner(path)) == false { open.append(path) }
    }
    return open
  }

  /// Goes through all that lies in the home, the home first, following no link in it.
  private func forEach(_ body: (String, any FileSystem) -> Void) {
    let confined = files.confined(to: path)
    body(path, files)
    func goThrough(_ folder: String) {
      for name in (try? confined.list(folder)) ?? [] {
        body("\(folder)/\(name)", confined)
        goThrough("\(folder)/\(name)")
      }
    }
    goThrough(path)
  }
}
