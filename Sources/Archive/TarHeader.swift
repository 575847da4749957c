// The header of a member of a tar archive: POSIX.1-1988 ustar, the part of it that backups use.
// Layout and rules of validity: Archive.docc/BackupFormat.md.

import Merge

/// The block of 512 bytes that stands before a file in a tar archive.
struct TarHeader: Hashable {
  /// The file's path in the archive: ASCII, at most 100 bytes, or a folder of at most 155 and a
  /// name of at most 100.
  let path: String
  /// How many bytes the file has.
  let size: Int
  /// When the backup was made: seconds since 1970-01-01 UTC.
  let time: Int

  static let blockSize = 512
  /// The most bytes that the fields of a path hold: its name, or the whole; and its folder.
  static let longestName = 100
  static let longestFolder = 155
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
    let (folder, name) = Self.parts(of: path) ?? ("", path)
    put(name, at: 0)
    put(folder, at: 345)
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
    guard isPath, Self.parts(of: path) != nil, 0...Self.largest ~= size, 0...Self.largest ~= time
    else { return nil }
    self.path = path
    self.size = size
    self.time = time
  }

  /// Reads a block; `nil` for one that ``bytes`` would not write.
  init?(_ block: [UInt8]) {
    guard block.count == Self.blockSize, let size = Int(octal: block[124..<135]),
      let time = Int(octal: block[136..<147]),
      let name = Self.text(block[..<Self.longestName]),
      let folder = Self.text(block[345..<345 + Self.longestFolder])
    else { return nil }
    self.init(path: folder.isEmpty ? name : "\(folder)/\(name)", size: size, time: time)
    guard bytes == block else { return nil }
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String? {
    String(validating: field.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// A path as its two fields hold it: the whole as a name where it fits, else cut at its last
  /// slash; `nil` when it fits neither way.
  private static func parts(of path: String) -> (folder: String, name: String)? {
    if 1...longestName ~= path.utf8.count { return ("", path) }
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let (folder, name) = (path[..<slash], path[path.index(after: slash)...])
    guard 1...longestFolder ~= folder.utf8.count, 1...longestName ~= name.utf8.count else {
      return nil
    }
    return (String(folder), String(name))
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
