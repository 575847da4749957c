import Journal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileError {
  /// The system's error number for a folder where a file should be.
  static let isFolder = EISDIR
}

/// What a command reads: a file, or with `-` the standard input.
struct Input {
  /// As the user named it.
  let name: String
  private let file: Int32

  /// Opens a file; `-` is the standard input.
  init(_ name: String) throws(FileError) {
    self.name = name
    guard name != "-" else {
      file = STDIN_FILENO
      return
    }
    file = open(name, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Input.error(name) }
    var status = stat()
    if fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close()
      throw FileError(.read, name, .other(EISDIR))
    }
  }

  /// The next bytes, at most `count`; none at the end.
  func read(_ count: Int) throws(FileError) -> [UInt8] {
    while true {
      var step = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        #if canImport(Glibc)
          step = Glibc.read(file, buffer.baseAddress, count)
        #elseif canImport(Musl)
          step = Musl.read(file, buffer.baseAddress, count)
        #else
          step = Darwin.read(file, buffer.baseAddress, count)
        #endif
        filled = max(step, 0)
      }
      if step >= 0 { return bytes }
      if errno != EINTR { throw Input.error(name) }
    }
  }

  /// All bytes; `.tooLarge` when there are more than `limit`.
  func readAll(limit: Int) throws(FileError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = try read(1 << 20)
      if piece.isEmpty { return all }
      all += piece
      guard all.count <= limit else { throw FileError(.read, name, .tooLarge) }
    }
  }

  /// Hands `isEnough` one line after the other, as text, without its end, until it has enough;
  /// `.tooLarge` when more than `limit` bytes come before that. What is no UTF-8 in a line is
  /// replaced: nothing that is read so can have such letters.
  func readLines(limit: Int, until isEnough: (String) -> Bool) throws(FileError) {
    var (rest, taken): ([UInt8], Int) = ([], 0)
    while true {
      let piece = try read(limit)
      taken += piece.count
      guard taken <= limit else { throw FileError(.read, name, .tooLarge) }
      rest += piece
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        if isEnough(String(decoding: rest[..<end], as: UTF8.self)) { return }
        rest.removeSubrange(...end)
      }
      guard piece.isEmpty else { continue }
      if !rest.isEmpty { _ = isEnough(String(decoding: rest, as: UTF8.self)) }
      return
    }
  }

  /// Lets the file go.
  func close() {
    guard file != STDIN_FILENO else { return }
    #if canImport(Glibc)
      _ = Glibc.close(file)
    #elseif canImport(Musl)
      _ = Musl.close(file)
    #else
      _ = Darwin.close(file)
    #endif
  }

  private static func error(_ path: String) -> FileError {
    switch errno {
    case ENOENT, ENOTDIR: FileError(.read, path, .notFound)
    case EACCES, EPERM: FileError(.read, path, .denied)
    case let code: FileError(.read, path, .other(code))
    }
  }
}
