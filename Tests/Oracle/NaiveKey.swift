import Crypto
import Foundation

/// A key of a site or of a code.
public struct NaiveKey: Sendable {
  let secret: Curve25519.Signing.PrivateKey

  /// Makes the key of 32 bytes.
  public init?(seed: [UInt8]) {
    guard let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: Data(seed)) else {
      return nil
    }
    self.secret = secret
  }

  /// The public key in base 64.
  public var text: String { secret.publicKey.rawRepresentation.base64EncodedString() }

  /// The signature over `message` in base 64.
  public func signature(of message: String) -> String {
    (try? secret.signature(for: Data(message.utf8)))?.base64EncodedString() ?? ""
  }

  /// The id of the site that signs with this key and is called `slug`.
  public func site(_ slug: String) -> String {
    NaiveSpelling.site(slug, key: secret.publicKey.rawRepresentation)
  }
}
