// The header of a member of a tar archive: POSIX.1-1988 ustar, the part of it that backups use.
// Layout and rules of validity: Archive.docc/BackupFormat.md.

import Merge

/// The block of 512 bytes that stands before a file in a tar archive.
struct TarHeader: Hashable {
  /// The file's path in the archive: ASCII, at most 100 bytes.
  let path: String
  /// How many bytes the file has.
  let size: Int
  /// When the backup was made: seconds since 1970-01-01 UTC.
  let time: Int

  static let blockSize = 512
  /// The most bytes of a path that the field holds.
  static let longestPath = 100
  /// The most that eleven octal digits say.
  static let largest = 1 << 33 - 1

  /// How many zeros follow so many bytes of a file, up to the next block.
  static func padding(behind size: Int) -> Int { (blockSize - size % blockSize) % blockSize }

  /// The block.
  var bytes: [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    func put(_ text: String, at place: Int) {
      block.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
    }
    put(path, at: 0)
    // Whoever unpacks it has a private key in his hands: nobody else is to read it.
    put("0000600", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(size.octal(11), at: 124)
    put(time.octal(11), at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar\u{0}00", at: 257)
    put("0000000", at: 329)
    put("0000000", at: 337)
    let sum = block.reduce(0) { $0 + Int($1) }
    put(sum.octal(6) + "\u{0} ", at: 148)
    return block
  }

  /// Makes the header of the file at `path`; `nil` for a path or a number that does not fit.
  init?(path: String, size: Int, time: Int) {
    let isPath = path.utf8.allSatisfy { 0x21..<0x7F ~= $0 }
    guard isPath, 1...Self.longestPath ~= path.utf8.count, 0...Self.largest ~= size,
      0...Self.largest ~= time
    else { return nil }
    self.path = path
    self.size = size
    self.time = time
  }

  /// Reads a block; `nil` for one that ``bytes`` would not write.
  init?(_ block: [UInt8]) {
    guard block.count == Self.blockSize, let size = Int(octal: block[124..<135]),
      let time = Int(octal: block[136..<147]),
      let path = String(
        validating: block.prefix(Self.longestPath).prefix { $0 != 0 }, as: UTF8.self)
    else { return nil }
    self.init(path: path, size: size, time: time)
    guard bytes == block else { return nil }
  }
}

extension Int {
  /// The number in so many octal digits.
  fileprivate func octal(_ count: Int) -> String {
    let digits = String(self, radix: 8)
    return String(repeating: "0", count: Swift.max(0, count - digits.utf8.count)) + digits
  }

  fileprivate init?(octal digits: ArraySlice<UInt8>) {
    self.init(String(decoding: digits, as: UTF8.self), radix: 8)
  }
}
