import Merge

/// The name of a record: `kind/id`.
public struct RecordName: Hashable, Sendable {
  /// The kind, known to this version or not.
  public let kind: String
  /// The id: 12 digits of base 32, or what an importer chose.
  public let id: String

  /// The number of digits of an id that Réseau makes: 60 bits, so that a network would have to
  /// make a billion records before two are likely to share an id.
  public static let idLength = 12

  /// Makes the name `kind/id`, which must have a name's shape to be read again.
  public init(kind: Kind, id: String) {
    self.kind = kind.name
    self.id = id
  }

  /// Reads `kind/id`; `nil` when `text` has not that shape, or the id begins with a sign, as
  /// `..` and an option of the command line do.
  public init?(_ text: String) {
    guard Change.isRecordName(text), let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")),
      case let id = text[text.utf8.index(after: slash)...], let first = id.utf8.first,
      first &- 0x30 < 10 || 97...122 ~= first | 0x20
    else { return nil }
    kind = String(text[..<slash])
    self.id = String(id)
  }

  /// The name as it stands in journals.
  public var text: String { "\(kind)/\(id)" }

  /// Makes the name of a new record of `kind`, from 60 bits of `generator`.
  public static func fresh(
    _ kind: Kind, using generator: inout some RandomNumberGenerator
  ) -> RecordName {
    RecordName(kind: kind, id: freshID(using: &generator))
  }

  /// Makes an id of 12 digits of base 32 from 60 bits of `generator`.
  public static func freshID(using generator: inout some RandomNumberGenerator) -> String {
    let bits = generator.next() as UInt64
    let digits = (0..<idLength).map { place in
      Base32.alphabet[Int(bits >> UInt64(59 - 5 * place) & 31)]
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
