import Crypto
import FoundationEssentials
import Merge

/// The first change of a home that turned out to be a copy, or an old backup, and goes on as a
/// new site with a new key.
///
/// Two homes that write under one id write two journals that share a beginning. Both stay what they
/// are; the copy goes on under a new id, for which the old key vouches, and whose past is its own
/// one of the two: people go on seeing one site, and nothing that it wrote is lost.
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
  /// How many entries of the old journal are its past, at least 1; its clock says of which history.
  public let kept: UInt32
  /// The old key's signature over ``message(network:)``.
  public let proof: [UInt8]

  /// Makes the first change of a site that goes on for `continues`, proven with the old site's
  /// private key.
  ///
  /// - Parameters:
  ///   - kept: at least 1.
  public init(
    network: String, site: SiteID, name: String, role: Role, key: PublicKey, continues: SiteID,
    kept: UInt32, provenBy oldKey: Curve25519.Signing.PrivateKey
  ) throws(SigningError) {
    let unproven = Self(
      site: site, name: name, role: role, key: key, continues: continues, kept: kept,
      proof: [])
    guard let proof = try? oldKey.signature(for: Data(unproven.message(network: network))) else {
      throw SigningError()
    }
    self.init(
      site: site, name: name, role: role, key: key, continues: continues, kept: kept,
      proof: Array(proof))
  }

  init(
    site: SiteID, name: String, role: Role, key: PublicKey, continues: SiteID, kept: UInt32,
    proof: [UInt8]
  ) {
    self.site = site
    self.name = name
    self.role = role
    self.key = key
    self.continues = continues
    self.kept = kept
    self.proof = proof
  }

  /// Reads a continuation; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard let site = change.id(of: .site).flatMap({ SiteID($0) }),
      let name = change.string("name"),
      let role = change.string("role").flatMap({ Role(rawValue: $0) }),
      let key = change.string("key").flatMap({ PublicKey(base64: $0) }),
      let continues = change.string("continues").flatMap({ SiteID($0) }),
      let kept = change.number("kept"), kept > 0,
      let proof = change.string("proof").flatMap({ [UInt8](base64: $0) })
    else { return nil }
    self.init(
      site: site, name: name, role: role, key: key, continues: continues, kept: kept, proof: proof)
  }

  /// The change, to be written as entry 1 of the new site's journal.
  public var change: Change {
    var change = Change(on: "\(Kind.site.name)/\(site.text)")
    change.set = [
      FieldChange("name", to: name), FieldChange("role", to: role.rawValue),
      FieldChange("key", to: key.base64), FieldChange("continues", to: continues.text),
      FieldChange("kept", to: kept), FieldChange("proof", to: proof.base64),
    ]
    return change
  }

  /// Whether the proof was made with `oldKey`, for this network and all that it vouches for.
  public func isProven(for network: String, by oldKey: PublicKey) -> Bool {
    oldKey.isValid(proof, for: message(network: network))
  }

  /// What the old key signs: six lines that hold all that an impostor might want to exchange.
  public func message(network: String) -> [UInt8] {
    let lines = [
      "reseau continue 1", network, site.text, key.base64, continues.text, String(kept),
    ]
    return Array(lines.joined(separator: "\n").utf8)
  }
}
