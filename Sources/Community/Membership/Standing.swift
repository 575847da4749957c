import Merge

/// A site that belongs to the network.
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
  /// It is not known to belong. What comes later may change that.
  case unknown(Reason)

  /// Why a site is not known to belong, from what is furthest from admission to the nearest.
  public enum Reason: Int, Comparable, Hashable, Sendable {
    /// The network's founding entry has not come yet.
    case foundingNotSeen
    /// The first entry of its journal has not come yet.
    case joinNotSeen
    /// The first entry of its journal founds another network.
    case foundsAnotherNetwork
    /// The first entry of its journal is no well-formed join.
    case joinMalformed
    /// The key that it joins with does not belong to its id.
    case keyOfAnotherSite
    /// The invitation's key did not sign for this network, site, key and role.
    case proofWrong
    /// The invitation that it joins by has not come yet.
    case invitationNotSeen
    /// Who invited it is not known to be a lead.
    case invitationNotByLead
    /// It was invited for another role.
    case otherRole
    /// It joined after the invitation had expired.
    case expired

    /// Orders by how near to admission a site is.
    public static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
  }

  /// The site, when it belongs.
  public var admitted: AdmittedSite? {
    switch self {
    case .lead(let site), .site(let site): site
    case .unknown: nil
    }
  }
}
