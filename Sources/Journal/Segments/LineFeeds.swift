#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// Where the first line feed stands from `start` on.
  ///
  /// The C library's search looks at 32 bytes at once; a journal has one line feed in some hundred.
  func lineFeed(from start: Int) -> Int? {
    guard let base = baseAddress, start < count,
      let found = memchr(base + start, 0x0A, count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// How many line feeds there are.
  var lineFeedCount: Int {
    var (lines, start) = (0, 0)
    while let end = lineFeed(from: start) { (lines, start) = (lines + 1, end + 1) }
    return lines
  }
}
