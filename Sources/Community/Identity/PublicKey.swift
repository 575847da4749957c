import Crypto
import FoundationEssentials
import Merge

/// The public half of an Ed25519 key (RFC 8032): 32 bytes.
public struct PublicKey: Hashable, Sendable {
  /// The number of bytes.
  public static let length = 32

  /// The raw key.
  public let bytes: [UInt8]

  /// Takes `bytes` as a raw key; `nil` when they are not 32.
  public init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// The public half of `key`.
  public init(of key: Curve25519.Signing.PrivateKey) {
    bytes = Array(key.publicKey.rawRepresentation)
  }

  /// Reads a key in base64; `nil` when it is none, or not written in the one canonical way.
  public init?(base64: String) {
    guard let bytes = [UInt8](base64: base64) else { return nil }
    self.init(bytes)
  }

  /// The key in base64.
  public var base64: String { bytes.base64 }

  /// Whether `signature` was made over `message` by this key's other half.
  public func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(Data(signature), for: Data(message))
  }
}
