// The names in a folder of this machine.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder whose names are read.
struct Listing {
  /// No folder is listed that holds more names: a share has one head and one folder a site.
  static let maximumCount = 1 << 20

  private let file: Int32
  private let path: String

  /// Prepares to list the open folder `file`, called `path` when something goes wrong.
  init(of file: Int32, _ path: String) {
    self.file = file
    self.path = path
  }

  /// The names, in no particular order, without `.` and `..`. Names that are no UTF-8, or no
  /// single names, are nothing that this program wrote. Closes the folder.
  func names() throws(FileError) -> [String] {
    guard let folder = fdopendir(file) else {
      let error = FileError(.list, path, .current)
      MachineCalls().close(file)
      throw error
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = try next(folder) {
      guard let name = Self.name(of: entry), name != ".", name != ".." else { continue }
      guard names.count < Self.maximumCount else { throw FileError(.list, path, .tooLarge) }
      names.append(name)
    }
    return names
  }

  #if canImport(Darwin)
    private typealias Stream = UnsafeMutablePointer<DIR>
  #else
    private typealias Stream = OpaquePointer
  #endif

  private func next(_ folder: Stream) throws(FileError) -> UnsafeMutablePointer<dirent>? {
    while true {
      errno = 0
      if let entry = readdir(folder) { return entry }
      if errno == 0 { return nil }
      guard errno == EINTR else { throw FileError(.list, path, .current) }
    }
  }

  /// The name of `entry`. It may be longer than the array that the C type declares (drives that
  /// think in UTF-16), and the record may end before that array does.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    guard let start = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    let record = UnsafeRawBufferPointer(start: entry, count: Int(entry.pointee.d_reclen))
    let bytes = record.dropFirst(start).prefix { $0 != 0 }
    guard !bytes.isEmpty, !bytes.contains(UInt8(ascii: "/")) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
