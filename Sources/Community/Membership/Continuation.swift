import Crypto
import FoundationEssentials
import Merge

/// The first change of a home that turned out to be a copy, or an old backup, and goes on as a
/// new site with a new key.
///
/// Two homes that write under one key would be two journals for ever. So the copy takes a new id,
/// and has the old key vouch for it: people go on seeing one site. What it wrote as the old site
/// stays where it is; the entry's clock names the point that it goes on from.
public struct Continuation: Hashable, Sendable {
  /// The new site.
  public let site: SiteID
  /// Its name.
  public let name: String
  /// The role of the old site, for readers; a roster gives the role that the old site has.
  public let role: Role
  /// The new key.
  public let key: PublicKey
  /// The old site.
  public let continues: SiteID
  /// The old key's signature over ``message(network:site:key:continues:)``.
  public let proof: [UInt8]

  /// Makes the first change of a site that goes on for `continues`, proven with the old site's
  /// private key.
  public init(
    network: String, site: SiteID, name: String, role: Role, key: PublicKey, continues: SiteID,
    provenBy oldKey: Curve25519.Signing.PrivateKey
  ) throws(SigningError) {
    let message = Self.message(network: network, site: site, key: key, continues: continues)
    guard let proof = try? oldKey.signature(for: Data(message)) else { throw SigningError() }
    self.site = site
    self.name = name
    self.role = role
    self.key = key
    self.continues = continues
    self.proof = Array(proof)
  }

  /// Reads a continuation; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard let site = change.subject, let name = change.string("name"),
      let role = change.role("role"), let key = change.key("key"),
      let continues = change.site("continues"),
      let proof = change.string("proof").flatMap({ [UInt8](base64: $0) })
    else { return nil }
    self.site = site
    self.name = name
    self.role = role
    self.key = key
    self.continues = continues
    self.proof = proof
  }

  /// The change, to be written as entry 1 of the new site's journal, with a clock that names the
  /// point of the old journal that it goes on from.
  public var change: Change {
    Change(
      on: RecordName(of: site),
      set: [
        "name": Value(name), "role": Value(role.rawValue), "key": Value(key.base64),
        "continues": Value(continues.text), "proof": Value(proof.base64),
      ])
  }

  /// Whether the proof was made with `oldKey`, for this network and all that it vouches for.
  public func isProven(for network: String, by oldKey: PublicKey) -> Bool {
    oldKey.isValid(
      proof, for: Self.message(network: network, site: site, key: key, continues: continues))
  }

  /// What the old key signs: five lines that hold all that an impostor might want to exchange.
  public static func message(
    network: String, site: SiteID, key: PublicKey, continues: SiteID
  ) -> [UInt8] {
    let lines = ["reseau continue 1", network, site.text, key.base64, continues.text]
    return Array(lines.joined(separator: "\n").utf8)
  }
}
