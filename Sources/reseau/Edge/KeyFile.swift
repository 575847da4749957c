import Dispatch
import Journal
import Synchronization
import Web

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file by which the browser comes into the page. It is there until its key has served, or for a
/// minute, or until the program is ended.
final class KeyFile: Sendable {
  let path: String
  private static let lifetime = 60

  /// Writes the file of a new key.
  ///
  /// It lies in the user's own folder, not in a hidden one and not in `/tmp`: browsers that come as
  /// snaps, as in Ubuntu, see neither.
  ///
  /// - Parameter newKey: makes the key; what it is given is to be called when that has served.
  init(_ newKey: (@escaping @Sendable () -> Void) -> Key) throws(FileError) {
    let folder = Edge.environment("HOME") ?? Edge.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/reseau-XXXXXX.html".utf8CString)
    // Only its owner can read what mkstemps makes, and nobody can have laid a link there.
    let file = mkstemps(&template, 5)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard file >= 0 else { throw FileError(.write, path, .other(errno)) }
    defer { close(file) }
    let key = newKey { [path] in unlink(path) }
    if let code = Output.write(Array(key.page(in: Edge.language).utf8), to: file) {
      remove()
      throw FileError(.write, path, .other(code))
    }
    removeWhenStopped()
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.lifetime)) { [self] in
      key.expire()
      remove()
    }
  }

  private func remove() { unlink(path) }

  /// Where the path lies, for a handler of signals, which can make nothing.
  private static let watched = Atomic<UInt>(0)

  /// Removes the file when a signal comes that ends the program, and lets it end then.
  private func removeWhenStopped() {
    Self.watched.store(UInt(bitPattern: strdup(path)), ordering: .sequentiallyConsistent)
    EndingSignal.handle { number in
      let place = KeyFile.watched.load(ordering: .sequentiallyConsistent)
      if let path = UnsafePointer<CChar>(bitPattern: place) { unlink(path) }
      EndingSignal.end(by: number)
    }
  }
}
