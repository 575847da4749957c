import Merge

/// A site that belongs to the network, or did until it was revoked.
public struct AdmittedSite: Hashable, Sendable {
  /// Its id.
  public let id: SiteID
  /// What it is called now.
  public let name: String
  /// What it may do.
  public let role: Role
  /// The key that it signs with.
  public let key: PublicKey

  /// Makes the site of these parts.
  public init(id: SiteID, name: String, role: Role, key: PublicKey) {
    self.id = id
    self.name = name
    self.role = role
    self.key = key
  }
}

/// Where a site stands in the network, by what has been seen so far.
public enum Standing: Hashable, Sendable {
  /// It belongs, and may invite.
  case lead(AdmittedSite)
  /// It belongs.
  case site(AdmittedSite)
  /// It belonged: what its revocations leave is believed.
  case revoked(AdmittedSite)
  /// It is not known to belong. What comes later may change that.
  case unknown(Reason)

  /// Why a site is not known to belong, from what is furthest from admission to the nearest;
  /// then what bars it.
  public enum Reason: Int, Comparable, Hashable, Sendable {
    /// The network's founding entry has not come yet.
    case foundingNotSeen
    /// The first entry of its journal has not come yet.
    case joinNotSeen
    /// The first entry of its journal founds another network.
    case foundsAnotherNetwork
    /// The first entry of its journal is no well-formed join or continuation.
    case joinMalformed
    /// The key that it joins with does not belong to its id.
    case keyOfAnotherSite
    /// The invitation's key did not sign for this network, site, key and role.
    case proofWrong
    /// It has not seen the site that it continues, or that site's key did not sign for it.
    case continuationWrong
    /// The invitation that it joins by has not come yet.
    case invitationNotSeen
    /// The site that it continues is not known to belong.
    case continuedNotSeen
    /// Who invited it is not known to be a lead, or was revoked before that.
    case invitationNotByLead
    /// It was invited for another role.
    case otherRole
    /// It joined after the invitation had expired.
    case expired
    /// Its invitation was used by more sites than are looked at, and it is none of the first.
    case invitationOverused
    /// Others joined with its invitation, too: a lead decides.
    case contested
    /// Another site was let in with its invitation.
    case invitationUsed
    /// Its invitation was withdrawn by a lead who had not seen it join.
    case invitationWithdrawn
    /// Too many continuations go back to the site that it continues.
    case oneOfTooMany
    /// It was revoked, or it continues a site that was revoked by a lead who had not seen that, or
    /// from before.
    case revoked

    /// Orders by how near to admission a site is.
    public static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }

    /// Whether what was seen bars the site, rather than something being missing.
    public var isFinal: Bool { self >= .invitationOverused }
  }

  /// The site, when it belongs now.
  public var admitted: AdmittedSite? {
    switch self {
    case .lead(let site), .site(let site): site
    case .revoked, .unknown: nil
    }
  }

  /// The site, when it belongs now or did until it was revoked.
  public var known: AdmittedSite? {
    switch self {
    case .lead(let site), .site(let site), .revoked(let site): site
    case .unknown: nil
    }
  }
}
