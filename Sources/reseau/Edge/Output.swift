import Journal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a command prints, collected and written in large pieces: the one way to the terminal.
///
/// Nothing that a terminal acts on passes, whoever wrote it, but the program's own styles. So a
/// name that somebody made up elsewhere changes nothing of what is shown beside it.
struct Output: ~Copyable {
  private var bytes: [UInt8] = []
  private static let pieceSize = 64 << 10

  /// Appends a line. A line feed in it, which somebody's text brought along, becomes a space.
  mutating func line(_ text: String = "") throws(OutputError) {
    try self.text(Visible.unbroken(text))
  }

  /// Appends what is several lines.
  mutating func text(_ text: String) throws(OutputError) { try append(Terminal.shown(text)) }

  /// Appends a line that another program reads, which is as it is, save to a terminal.
  mutating func line(exactly text: String) throws(OutputError) {
    try append(Terminal.showsOutput ? Visible.escaped(text) : text)
  }

  private mutating func append(_ text: String) throws(OutputError) {
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= Output.pieceSize { try flush() }
  }

  /// Writes what was collected.
  mutating func flush() throws(OutputError) {
    let outcome = Output.write(bytes, to: STDOUT_FILENO)
    bytes.removeAll(keepingCapacity: true)
    if let code = outcome { throw OutputError(code: code) }
  }

  /// Prints lines at once.
  static func print(_ lines: String...) throws(OutputError) {
    var output = Output()
    for line in lines { try output.line(line) }
    try output.flush()
  }

  /// Prints what is several lines, at once.
  static func print(text: String) throws(OutputError) {
    var output = Output()
    try output.text(text)
    try output.flush()
  }

  /// Prints bytes at once, as they are, save to a terminal.
  static func print(bytes: [UInt8]) throws(OutputError) {
    var bytes = bytes
    if Terminal.showsOutput {
      let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
      bytes = Array(Visible.escaped(text).utf8)
    }
    if let code = write(bytes, to: STDOUT_FILENO) { throw OutputError(code: code) }
  }

  /// Writes a line to the error output.
  static func message(_ text: String) {
    _ = write(Array((Visible.line(text) + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes `text` over what stands in the last line of the error output, which is a terminal.
  static func overwrite(_ text: String) {
    _ = write(Array(("\r\u{1B}[K" + Visible.line(text)).utf8), to: STDERR_FILENO)
  }

  /// Writes all of `bytes`; the system's error number when that fails.
  static func write(_ bytes: [UInt8], to file: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest)
        #if canImport(Glibc)
          let count = Glibc.write(file, piece.baseAddress, piece.count)
        #elseif canImport(Musl)
          let count = Musl.write(file, piece.baseAddress, piece.count)
        #else
          let count = Darwin.write(file, piece.baseAddress, piece.count)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(count)
      }
      return nil
    }
  }
}

/// The output could not be written.
struct OutputError: Error {
  /// The system's error number.
  let code: Int32

  /// Whether the reader has gone, as `head` does: no fault of anybody's.
  var isClosedPipe: Bool { code == EPIPE }
}
