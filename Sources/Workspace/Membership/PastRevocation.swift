import Community
import Merge

/// A revocation that stands, as people are told of it.
public struct PastRevocation: Sendable {
  /// Who revoked.
  public let by: SiteName
  /// When, by that one's clock.
  public let at: Timestamp
  /// The last change that it leaves.
  public let through: UInt32

  /// Says that the site called `name` was revoked, on a day in words; without an end.
  public func phrase(of name: String, on day: Phrase) -> Phrase {
    Phrase(
      fr: "\(name) a été révoqué par \(by.name), le \(day.french)",
      en: "\(name) was revoked by \(by.name), on \(day.english)")
  }
}

extension Roster {
  /// Who revoked `site`, and when; `nil` when nobody did.
  func pastRevocation(of site: SiteID) -> PastRevocation? {
    revocation(of: site).map { revocation in
      PastRevocation(
        by: siteName(of: revocation.entry.site), at: Timestamp(milliseconds: revocation.at),
        through: judgement(of: site).limit)
    }
  }
}

extension Replica {
  /// Who revoked a site, and when; `nil` when nobody did.
  ///
  /// - Parameter origin: its first home. Of several homes that were revoked the last one tells.
  public func pastRevocation(of origin: SiteID) throws(WorkspaceError) -> PastRevocation? {
    try reading { reader in
      let roster = try storedRoster(reader)
      return roster.revoked.filter { roster.origin(of: $0) == origin }
        .compactMap { roster.pastRevocation(of: $0) }.max { $0.at < $1.at }
    }
  }

  /// Says why nothing is decided about `sites`, the homes of one, none of which belongs.
  func outsider(_ sites: [SiteID], _ roster: Roster) -> WorkspaceError {
    let told = sites.first(where: roster.isRevoked) ?? sites.first ?? settings.site
    return .outsider(
      roster.siteName(of: told), roster.place(of: told), roster.pastRevocation(of: told))
  }
}
