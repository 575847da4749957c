import Journal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that is there for a while.
struct TemporaryFolder {
  let path: String

  /// Makes a folder that nobody else has.
  init() throws(FileError) {
    var template = Array(TemporaryFolder.template().utf8CString)
    let made = mkdtemp(&template) != nil
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard made else { throw FileError(.makeFolder, path, .other(errno)) }
  }

  /// A path of which the C library fills in the last six letters before `ending`.
  static func template(_ ending: String = "") -> String {
    let letters = String(repeating: "X", count: 6)
    return "\(Edge.environment("TMPDIR") ?? "/tmp")/reseau-\(letters)\(ending)"
  }

  /// Removes the folder and all that is in it.
  func remove() { Self.remove(path) }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in (try? LocalFiles().list(path)) ?? [] { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
