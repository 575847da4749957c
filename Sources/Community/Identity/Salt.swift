import Merge

/// The random bytes that make the digest of personal data unguessable once it is erased.
public enum Salt {
  /// The number of bytes.
  public static let length = 16

  /// Makes a salt, in base64, from 128 bits of `generator`.
  public static func fresh(using generator: inout some RandomNumberGenerator) -> String {
    (0..<length).map { _ in generator.next() as UInt8 }.base64
  }

  /// Whether `text` is 16 bytes in base64.
  public static func isSalt(_ text: String) -> Bool { [UInt8](base64: text)?.count == length }
}
