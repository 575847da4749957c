import Crypto
import FoundationEssentials
import Merge

// The code as text: `reseau1-` and, in base 32, the role (1 byte), the network (32), the seed
// (32), the expiry (6), the two names, each after its length (1), and the check (4): the start of
// the SHA-256 of all before it, the prefix included. Membership.md has an example.
extension InvitationCode {
  private static let word = "reseau"
  private static let version = "1"
  private static let expiryLength = 6
  private static let checkLength = 4
  /// The bytes of a code with two empty names.
  private static let shortest = 1 + 32 + 32 + expiryLength + 2 + checkLength

  /// The code: `reseau1-` and digits of base 32, all in lower case, without spaces.
  public var text: String {
    var bytes: [UInt8] = [role == .lead ? 1 : 0]
    bytes += [UInt8](hex: network) ?? []
    bytes += seed
    for place in (0..<Self.expiryLength).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: expires >> Int64(8 * place)))
    }
    for name in [site, networkName] {
      bytes.append(UInt8(truncatingIfNeeded: name.utf8.count))
      bytes += name.utf8
    }
    bytes += Self.check(of: bytes[...])
    return "\(Self.word)\(Self.version)-\(Base32.encode(bytes))"
  }

  /// Reads a code, whatever its case, and with whatever white space and dashes a mail put into
  /// it.
  public init(_ text: String) throws(InvitationCodeError) {
    let scalars = text.lowercased().unicodeScalars.filter { !Self.isSpace($0) }
    let isDash = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .dashPunctuation
    }
    let head = String(String.UnicodeScalarView(scalars.prefix { !isDash($0) }))
    let digits = scalars.drop { !isDash($0) }.filter { !isDash($0) }
    guard head.hasPrefix(Self.word) else { throw .notACode }
    let version = String(head.dropFirst(Self.word.count))
    guard let number = version.first, number.isASCII, number.isNumber else { throw .notACode }
    guard version == Self.version else { throw .otherVersion(version) }
    for digit in digits where !digit.isASCII || Base32.value(of: UInt8(digit.value)) == nil {
      throw .foreignCharacter(Character(digit))
    }
    guard digits.count >= (Self.shortest * 8 + 4) / 5 else { throw .incomplete }
    guard let bytes = Base32.decode(digits.map { UInt8(truncatingIfNeeded: $0.value) }),
      Self.check(of: bytes.dropLast(Self.checkLength))
        .elementsEqual(bytes.suffix(Self.checkLength))
    else { throw .mistyped }
    try self.init(checked: bytes.dropLast(Self.checkLength))
  }

  /// Reads the bytes of a code whose check fits: a person's slip is excluded, an enemy's is not.
  private init(checked bytes: ArraySlice<UInt8>) throws(InvitationCodeError) {
    var rest = bytes
    func take(_ count: Int) throws(InvitationCodeError) -> ArraySlice<UInt8> {
      guard rest.count >= count else { throw .mistyped }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    func name() throws(InvitationCodeError) -> String {
      let length = Int(try take(1).first ?? 0)
      guard let name = String(validating: try take(length), as: UTF8.self) else {
        throw .mistyped
      }
      return name
    }
    switch try take(1).first {
    case 0: role = .site
    case 1: role = .lead
    default: throw .mistyped
    }
    network = try take(32).hex
    seed = Array(try take(32))
    expires = try take(Self.expiryLength).reduce(0) { $0 << 8 | Int64($1) }
    site = try name()
    networkName = try name()
    guard rest.isEmpty, expires <= Timestamp.range.upperBound else { throw .mistyped }
  }

  private static func check(of bytes: ArraySlice<UInt8>) -> some Sequence<UInt8> {
    SHA256.hash(data: Data("\(word)\(version)-".utf8) + Data(bytes)).prefix(checkLength)
  }

  /// White space, and the invisible characters that programs put where a line may break.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
  }
}
