import Journal
import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Whereabouts {
  /// Where the folder at `path` is on this machine; `nil` when that can't be told.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, let machine = Self.machine,
      let real = realpath(path, nil)
    else { return nil }
    defer { free(real) }
    self.init(
      machine: machine, path: String(cString: real), folder: "\(status.st_dev):\(status.st_ino)")
  }

  /// What names this installation of the system.
  private static var machine: String? {
    #if os(macOS)
      var size = 0
      guard sysctlbyname("kern.uuid", nil, &size, nil, 0) == 0 else { return nil }
      var text = [CChar](repeating: 0, count: size)
      guard sysctlbyname("kern.uuid", &text, &size, nil, 0) == 0 else { return nil }
      return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      for place in ["/etc/machine-id", "/var/lib/dbus/machine-id"] {
        guard let bytes = try? LocalFiles().read(place, limit: 4096), !bytes.isEmpty else {
          continue
        }
        return String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self)
      }
      // A machine that has no id has a name.
      return (try? LocalFiles().read("/etc/hostname", limit: 4096))
        .map { String(decoding: $0.prefix { $0 > 0x20 }, as: UTF8.self) }
    #endif
  }
}
