import Community
import Journal
import Merge

/// The sites that a change has to reach until everybody has it.
///
/// Those that belong, are not revoked and not retired. A home that went on as another site is one
/// site to people, and the old one, which nobody writes as any more, is not waited for; unless it
/// is known to live on beside its copy, because it has merged what the copy wrote.
struct Audience {
  /// One of them.
  struct Listener {
    let site: SiteName
    let id: SiteID
    /// What it said last; `nil` when it has not, or is this home itself.
    let head: Head?
    /// Whether it is this home.
    let isOwn: Bool
  }

  /// The sites, by id. This home is always among them.
  let listeners: [Listener]
  /// The sites that went on as another one and are not waited for.
  let bygone: Set<SiteID>

  init(_ roster: Roster, _ heads: [SiteID: Head], own: SiteName) {
    let present = roster.sites.filter { !roster.isGone($0.id, heads[$0.id]) }
    let successors = roster.successors(among: Set(present.map(\.id)))
    let bygone = Set(
      successors.filter { old, new in
        old.text != own.id && !(heads[old]?.hasMerged(anyOf: new) ?? false)
      }.keys)
    var listeners = present.filter { !bygone.contains($0.id) }.map { site in
      let isOwn = site.id.text == own.id
      return Listener(
        site: SiteName(id: site.id.text, name: site.name), id: site.id,
        head: isOwn ? nil : heads[site.id], isOwn: isOwn)
    }
    if !listeners.contains(where: \.isOwn), let id = SiteID(own.id) {
      listeners.append(Listener(site: own, id: id, head: nil, isOwn: true))
    }
    self.listeners = listeners
    self.bygone = bygone
  }
}

extension Roster {
  /// Whether `site` is gone for good: it was retired, and has not been heard of since.
  func isGone(_ site: SiteID, _ head: Head?) -> Bool {
    retiredAt(site).map { head?.seq ?? 0 <= $0 } ?? false
  }

  /// Of each site that others continue, over whatever number of homes: those of `sites` that do.
  fileprivate func successors(among sites: Set<SiteID>) -> [SiteID: [SiteID]] {
    let parents = Dictionary(
      continuations.map { ($0.site, $0.continues) }, uniquingKeysWith: { first, _ in first })
    var successors: [SiteID: [SiteID]] = [:]
    for site in sites {
      var old = parents[site]
      while let ancestor = old {
        successors[ancestor, default: []].append(site)
        old = parents[ancestor]
      }
    }
    return successors
  }
}

extension Head {
  fileprivate func hasMerged(anyOf sites: [SiteID]) -> Bool {
    clock.contains { sites.contains($0.site) }
  }
}
