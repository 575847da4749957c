import Crypto
import FoundationEssentials
import Merge

/// The signature could not be made.
public struct SigningError: Error, Hashable, Sendable {}

/// The first change of a site that joins: its key, and the proof that it was invited.
public struct Join: Hashable, Sendable {
  /// The site that joins.
  public let site: SiteID
  /// Its name.
  public let name: String
  /// What it may do.
  public let role: Role
  /// Its key.
  public let key: PublicKey
  /// The public half of the invitation's key.
  public let invitation: PublicKey
  /// The invitation key's signature over ``message(network:site:key:role:)``.
  public let proof: [UInt8]

  /// Makes the first change of a site that joins `network`, proven with the invitation's
  /// private key.
  public init(
    network: String, site: SiteID, name: String, role: Role, key: PublicKey,
    provenBy invitationKey: Curve25519.Signing.PrivateKey
  ) throws(SigningError) {
    let message = Self.message(network: network, site: site, key: key, role: role)
    guard let proof = try? invitationKey.signature(for: Data(message)) else {
      throw SigningError()
    }
    self.site = site
    self.name = name
    self.role = role
    self.key = key
    invitation = PublicKey(of: invitationKey)
    self.proof = Array(proof)
  }

  /// Reads a join; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard let site = change.subject, let name = change.string("name"),
      let role = change.role("role"), let key = change.key("key"),
      let invitation = change.key("invitation"),
      let proof = change.string("proof").flatMap({ [UInt8](base64: $0) })
    else { return nil }
    self.site = site
    self.name = name
    self.role = role
    self.key = key
    self.invitation = invitation
    self.proof = proof
  }

  /// The change, to be written as entry 1 of the site's journal.
  public var change: Change {
    Change(
      on: RecordName(of: site),
      set: [
        "name": Value(name), "role": Value(role.rawValue), "key": Value(key.base64),
        "invitation": Value(invitation.base64), "proof": Value(proof.base64),
      ])
  }

  /// Whether the proof was made with the invitation's key, for this network, site, key and role.
  public func isProven(for network: String) -> Bool {
    invitation.isValid(
      proof, for: Self.message(network: network, site: site, key: key, role: role))
  }

  /// What the invitation's key signs: five lines that hold all that an impostor might want to
  /// exchange.
  public static func message(
    network: String, site: SiteID, key: PublicKey, role: Role
  ) -> [UInt8] {
    Array("reseau join 1\n\(network)\n\(site.text)\n\(key.base64)\n\(role.rawValue)".utf8)
  }
}
