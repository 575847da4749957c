import Merge

/// A file that belongs to a record: a letter template, a photo. The element of the set field
/// `attachments` that names it reads `<sha256> <size> <file name>`: Records.md, “Attachments”.
///
/// The bytes lie apart, under their hash. The name is for people: it is never used as a path
/// before it was read as one here, which no path passes.
public struct Attachment: Hashable, Sendable {
  /// The SHA-256 of the bytes, in 64 lower-case hexadecimal digits.
  public let digest: String
  /// How many bytes there are.
  public let size: Int
  /// What the file is called.
  public let name: String

  /// The most bytes: 20 MiB.
  public static let largest = 20 << 20
  /// The most scalars of a name.
  public static let longestName = 200

  /// What is wrong with a name.
  public enum NameFlaw: Error, Hashable, Sendable {
    /// It is empty, or nothing but spaces.
    case empty
    /// It has more scalars than ``Attachment/longestName``.
    case tooLong
    /// It begins with a dot: such files are hidden, and some mean something to programs.
    case leadingDot
    /// It has `/` or `\` in it: it would lead to a place.
    case separator
    /// It has a control character in it, or one that turns the direction of writing, so that
    /// people read another name than the one that is there.
    case controlCharacter
  }

  /// Describes a file.
  ///
  /// - Parameters:
  ///   - digest: the SHA-256 in hexadecimal digits, as ``digest``.
  ///   - size: in bytes, from 0 to ``largest``.
  /// - Throws: what is wrong with the name. Digest and size are the caller's own work.
  public init(digest: String, size: Int, name: String) throws(NameFlaw) {
    if let flaw = Self.flaw(ofName: name) { throw flaw }
    self.digest = digest
    self.size = size
    self.name = name
  }

  /// Reads an element of a record; `nil` when it is none that this version understands. It is
  /// then a line of text that people may read and take out, and nothing else.
  public init?(element: String) {
    let parts = element.utf8.split(
      separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let digest = String(parts[0]), digest.isDigest,
      let sizeText = String(parts[1]), let size = Int(sizeText),
      "\(size)" == sizeText, 0...Self.largest ~= size, let name = String(parts[2]),
      Self.flaw(ofName: name) == nil
    else { return nil }
    self.digest = digest
    self.size = size
    self.name = name
  }

  /// The element as it stands in records.
  public var element: String { "\(digest) \(size) \(name)" }

  /// As much of the hash as tells files of one name apart on a screen.
  public var shortDigest: String { String(digest.prefix(8)) }

  /// What is wrong with `name`; `nil` when nothing is.
  public static func flaw(ofName name: String) -> NameFlaw? {
    let scalars = name.unicodeScalars
    if scalars.allSatisfy(\.properties.isWhitespace) { return .empty }
    if scalars.count > longestName { return .tooLong }
    if scalars.first == "." { return .leadingDot }
    if scalars.contains(where: { $0 == "/" || $0 == "\\" }) { return .separator }
    if ControlCharacters.first(in: name, inLine: true) != nil { return .controlCharacter }
    return scalars.contains(where: isTurning) ? .controlCharacter : nil
  }

  private static func isTurning(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
