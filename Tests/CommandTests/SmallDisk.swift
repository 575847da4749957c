import Fakes
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small file system of its own, in memory, mounted for one test.
final class SmallDisk {
  let path: String

  /// Whether this machine lets us mount one.
  static let isPossible: Bool = {
    guard getuid() == 0, Tool.has("mount"), let ground = try? Playground(),
      let disk = try? SmallDisk(kilobytes: 16, on: ground)
    else { return false }
    return FileManager.default.fileExists(atPath: disk.path)
  }()

  private static let mounter = Tool.path("mount") ?? ""

  private struct Refused: Error {}

  init(kilobytes: Int, on ground: Playground) throws {
    path = try ground.makeFolder("disk")
    try Self.run(Self.mounter, "-t", "tmpfs", "-o", "size=\(kilobytes)k", "reseau-test", path)
  }

  deinit { try? Self.run("/bin/umount", "-l", path) }

  /// Makes room.
  func grow(toKilobytes size: Int) throws {
    try Self.run(Self.mounter, "-o", "remount,size=\(size)k", path)
  }

  /// How many bytes can still be written.
  var free: Int {
    let facts = try? FileManager.default.attributesOfFileSystem(forPath: path)
    return (facts?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
  }

  /// Takes up room, so that `bytes` are left.
  func fill(leaving bytes: Int) throws {
    try Data(count: max(free - bytes, 0)).write(to: URL(fileURLWithPath: path + "/filler"))
  }

  /// Gives the room back that ``fill(leaving:)`` took.
  func unfill() throws { try FileManager.default.removeItem(atPath: path + "/filler") }

  /// Closes the disk to everybody, or opens it again.
  func setReadOnly(_ isReadOnly: Bool) throws {
    try Self.run(Self.mounter, "-o", "remount,\(isReadOnly ? "ro" : "rw")", path)
  }

  static func run(_ words: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Refused() }
  }
}
