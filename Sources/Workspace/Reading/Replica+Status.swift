import Catalog
import Community
import Journal
import Merge
import Sync

/// How a site and its network stand.
public struct Status: Sendable {
  /// What is known of another site.
  public struct Peer: Sendable {
    /// The site.
    public let site: SiteName
    /// Whether it is a lead.
    public let isLead: Bool
    /// How many of its changes are merged here.
    public let merged: UInt32
    /// How many of its changes are here.
    public let held: UInt32
    /// How many of this site's own changes it has merged, as its last head says.
    public let seen: UInt32
    /// When it last said something, by its clock.
    public let at: Timestamp?
  }

  /// The network's name.
  public let network: String
  /// This site.
  public let site: SiteName
  /// Whether this site is a lead.
  public let isLead: Bool
  /// How many changes this site has made.
  public let own: UInt32
  /// How many of them no share has yet.
  public let waiting: UInt32
  /// How many changes are merged here, of all sites.
  public let changes: Int
  /// How many records wait for a person's decision.
  public let conflicts: Int
  /// How many records there are, by kind.
  public let records: [(kind: String, count: Int)]
  /// The other sites.
  public let peers: [Peer]
  /// What was refused.
  public let quarantine: [String]
  /// Sites that wrote to a share and are not known to belong to the network.
  public let unknown: [String]
  /// Each share's folder, and whether it can be reached now.
  public let shares: [(folder: String, failure: ShareError?)]
}

extension Replica {
  /// How this site and its network stand, as far as this home knows.
  public func status() throws(WorkspaceError) -> Status {
    do {
      let heads = try folder.heads.all()
      let quarantine = try folder.quarantine.names().sorted()
      return try index.read { reader in
        let roster = try storedRoster(reader)
        let sites = SiteTable(try reader.sites())
        let own = standing.position.next - 1
        let mark = ShareMark(network: settings.network, name: networkName(roster))
        let ids = Set(sites.ids + heads.keys + roster.sites.map(\.id))
        return Status(
          network: mark.name, site: name(settings.site, roster),
          isLead: roster.isLead(settings.site.text), own: own,
          waiting: own - min(own, try sent(reader) ?? heads[settings.site]?.head.seq ?? 0),
          changes: sites.applied.dots.reduce(0) { $0 + Int($1.seq) },
          conflicts: try reader.count(kind: nil, where: [.needsDecision]),
          records: try Kind.editable.map { ($0.name, try reader.count(kind: $0.name)) },
          peers: ids.filter { $0 != settings.site }.sorted().map { id in
            let head = heads[id]?.head
            return Status.Peer(
              site: name(id, roster), isLead: roster.isLead(id.text),
              merged: sites.applied(of: id), held: head?.seq ?? 0,
              seen: min(own, head?.clock.first { $0.site == settings.site }?.seq ?? 0), at: head?.at
            )
          },
          quarantine: quarantine,
          unknown: try reader.note("unknown").map { notes in
            String(decoding: notes, as: UTF8.self).split(separator: "\n").map(String.init)
          } ?? [],
          shares: settings.shares.map { path in
            do throws(ShareError) {
              try share(at: path).check(belongsTo: mark)
              return (path, nil)
            } catch {
              return (path, error)
            }
          })
      }
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// How many of this site's changes some share has; `nil` when the index was made anew since.
  private func sent(_ reader: IndexReader) throws -> UInt32? {
    try reader.note("sent").flatMap { UInt32(String(decoding: $0, as: UTF8.self)) }
  }

  private func name(_ id: SiteID, _ roster: Roster) -> SiteName {
    // A site that has just joined knows its own name before it knows the network's roster.
    let other = id == settings.site ? settings.name : id.text
    return SiteName(id: id.text, name: roster.standing(of: id.text).known?.name ?? other)
  }
}
