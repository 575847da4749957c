import Community
import Merge
import Sync

/// How a site and its network stand.
public struct Status: Sendable {
  /// Whether what a site writes counts.
  public enum Place: Hashable, Sendable {
    /// It belongs to the network.
    case belongs
    /// It belongs, and nobody waits for it any more.
    case retired
    /// It was revoked behind this entry.
    case revoked(through: UInt32)
    /// It joined, and comes in once a lead admits it.
    case onHold(Standing.Reason)
    /// Something that was seen keeps it out.
    case barred(Standing.Reason)
    /// It may belong: something is missing to tell.
    case unknown

    /// Where a site stands that does not belong, by the reason.
    init(_ reason: Standing.Reason) {
      switch reason {
      case .contested, .invitationNotByLead, .expired: self = .onHold(reason)
      default: self = reason.isFinal ? .barred(reason) : .unknown
      }
    }

    /// Whether something that was seen keeps the site out, rather than something being missing.
    public var isBarred: Bool {
      switch self {
      case .revoked, .onHold, .barred: true
      case .belongs, .retired, .unknown: false
      }
    }
  }

  /// What is known of another site: one for each id, where people may see several as one.
  public struct Peer: Sendable {
    /// The site.
    public let site: SiteName
    /// The first site that it continues: the same for all that people see as one.
    public let origin: String
    /// The site that it continues, if any.
    public let continues: String?
    /// Whether it went on as another site, so that nobody waits for it.
    public let isBygone: Bool
    /// Whether it is a lead.
    public let isLead: Bool
    /// Whether what it writes counts.
    public let place: Place
    /// How many of its changes are merged here.
    public let merged: UInt32
    /// How many of its changes are here.
    public let held: UInt32
    /// How many of this site's own changes it has merged, as its last head says.
    public let seen: UInt32
    /// How many of the changes that are here, of all sites, it has not merged, as its last head
    /// says; `nil` when nobody waits for it.
    public let lacks: Int?
    /// When it last said something, by its clock.
    public let at: Timestamp?

    /// How many of the changes that are here were set aside, because it was revoked.
    public var setAside: UInt32 {
      if case .revoked(let seq) = place { held - min(held, seq) } else { 0 }
    }
  }

  /// Something that was refused.
  public struct Refused: Sendable {
    /// The file's name in the quarantine.
    public let name: String
    /// Why; `nil` when that is not known.
    public let reason: Refusal?
  }

  /// The network's name.
  public let network: String
  /// This site.
  public let site: SiteName
  /// The first site that this one continues.
  public let origin: String
  /// Whether this site is a lead.
  public let isLead: Bool
  /// Whether what this site writes counts.
  public let place: Place
  /// How many changes this site has made.
  public let own: UInt32
  /// How many of them no share has yet.
  public let waiting: UInt32
  /// How many records wait with this site to be let in.
  public let onHold: Int
  /// How many changes are merged here, of all sites.
  public let changes: Int
  /// How many records wait for a person's decision.
  public let conflicts: Int
  /// How many records there are, by kind.
  public let records: [(kind: String, count: Int)]
  /// The other sites, by id.
  public let peers: [Peer]
  /// What not everybody has yet, by the site that made it.
  public let missing: [MissingChanges]
  /// How far the erasures of persons have come, by record.
  public let erasures: [ErasureState]
  /// What was refused, by name.
  public let refused: [Refused]
  /// Sites that wrote to a share and are not known to belong to the network.
  public let unknown: [String]
  /// How each share stands.
  public let shares: [ShareStanding]
  /// Clocks that are wrong by more than a day.
  public let clocks: [ClockTrouble]
  /// What a lead has to settle; nothing where this site is none.
  public let questions: [LeadQuestion]

  /// The names of what was refused.
  public var quarantine: [String] { refused.map(\.name) }
}
