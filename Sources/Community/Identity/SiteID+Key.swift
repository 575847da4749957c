import Crypto
import FoundationEssentials
import Merge

// The id of a site, such as `toulouse-7k2q9fxa`: a slug of its name for people, a dash, and 8
// digits of base 32 from the hash of its public key, which nobody else can choose.
extension SiteID {
  /// Makes the id of the site that is called `name` and signs with `key`. Any name will do: a
  /// slug and a hash always have the shape of an id, so this is `nil` only by that check's type.
  public init?(name: String, key: PublicKey) {
    self.init("\(Slug.of(name))-\(Self.hash(of: key))")
  }

  /// The slug: what the site was called when the id was made. Nothing checks it, since names
  /// change and an id does not.
  public var slug: String { String(text.prefix { $0 != "-" }) }

  /// Whether the id belongs to `key`.
  public func belongs(to key: PublicKey) -> Bool {
    text.utf8.suffix(Self.hashLength).elementsEqual(Self.hash(of: key).utf8)
  }

  private static let hashLength = 8

  private static func hash(of key: PublicKey) -> String {
    Base32.encode(SHA256.hash(data: Data(key.bytes)).prefix(5))
  }
}
