import Crypto
import FoundationEssentials
import Merge

/// Why a text is no invitation code.
public enum InvitationCodeError: Error, Hashable, Sendable {
  /// It does not begin as a code does.
  case notACode
  /// It is a code of another version of Réseau.
  case otherVersion(String)
  /// A character stands in it that no code has.
  case foreignCharacter(Character)
  /// It is too short: a part was not copied.
  case incomplete
  /// Its check digits do not fit: it was copied wrong.
  case mistyped
}

/// What somebody needs who is to join a network, as one text that can be sent by mail.
///
/// It holds the invitation's private key: whoever reads it can join until it expires.
public struct InvitationCode: Hashable, Sendable {
  /// The network's id: 64 hex digits in lower case.
  public let network: String
  /// The 32 bytes that the invitation's private key is made of.
  public let seed: [UInt8]
  /// Until when it serves: milliseconds since 1970-01-01 UTC.
  public let expires: Int64
  /// What the site may do.
  public let role: Role
  /// The name of the site that is invited, at most 120 bytes of it.
  public let site: String
  /// The network's name, at most 120 bytes of it.
  public let networkName: String

  /// Makes the code of `invitation`, whose private key is `key`, into the network with the id
  /// `network`; `nil` when that is not 64 hex digits in lower case.
  public init?(
    _ invitation: Invitation, key: Curve25519.Signing.PrivateKey, network: String,
    networkName: String
  ) {
    guard network.isDigest else { return nil }
    self.network = network
    seed = Array(key.rawRepresentation)
    expires = invitation.expires
    role = invitation.role
    site = Self.shortened(invitation.site)
    self.networkName = Self.shortened(networkName)
  }

  /// The invitation's private key.
  public var key: Curve25519.Signing.PrivateKey? {
    try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
  }

  private static let longestName = 120

  private static func shortened(_ name: String) -> String {
    var short = ""
    for character in name {
      guard short.utf8.count + character.utf8.count <= longestName else { break }
      short.append(character)
    }
    return short
  }
}
