import Catalog
import Community
import Journal
import Merge

/// The network as one home sees it: who belongs, what each has said last, and what is merged here.
///
/// It is read once, and all that a status tells of other sites follows from it.
struct NetworkView {
  let roster: Roster
  let sites: JournalTable
  let own: SiteName
  /// The sites that are waited for.
  let audience: Audience
  private let heads: [SiteID: Head]
  private let beliefs: Beliefs
  private let id: SiteID
  private let ownSeq: UInt32

  /// Reads the view of `replica` from its index.
  init(_ reader: IndexReader, _ heads: [SiteID: Head], of replica: Replica) throws {
    roster = try replica.storedRoster(reader)
    sites = try reader.journalTable()
    beliefs = try reader.value(of: IndexNotes.beliefs)
    self.heads = heads
    id = replica.settings.site
    own = replica.name(of: id, roster)
    ownSeq = replica.journalEnd.next - 1
    audience = Audience(roster, heads, own: own)
  }

  /// The other sites, by id.
  ///
  /// - Parameter suspects: sites of which something was refused or left, and why, where the roster
  ///   does not know; those that are barred are told.
  func peers(suspects: [SiteID: Standing.Reason?]) -> [Status.Peer] {
    let reasons = suspects.compactMapValues { $0 }
    let barred = suspects.keys.filter { reasons[$0] != nil || roster.place(of: $0).isBarred }
    let ids = Set(sites.ids.map(\.site) + heads.keys + roster.sites.map(\.id) + barred)
    let parents = Dictionary(
      roster.continuations.map { ($0.site, $0.continues) }, uniquingKeysWith: { first, _ in first })
    let lacking = audience.lacking(upTo: ends, merged: sites)
    return ids.filter { $0 != id }.sorted().map { site in
      let head = heads[site]
      let seen = head?.clock.filter { $0.site == id }.map(\.point.seq).max() ?? 0
      return Status.Peer(
        site: name(of: site), origin: roster.origin(of: site).text,
        continues: parents[site]?.text, isBygone: audience.bygone.contains(site),
        isLead: roster.isLead(site.text), place: place(of: site, reasons[site]),
        merged: sites.applied(of: site),
        held: head?.seq ?? 0, seen: min(ownSeq, seen), lacks: lacking[site], at: head?.at)
    }
  }

  /// What not everybody has yet, of all that is here and believed.
  var missing: [MissingChanges] {
    audience.missing(
      upTo: ends.sorted { ($0.site.name, $0.id) < ($1.site.name, $1.id) }, merged: sites)
  }

  /// How far each journal goes that is here.
  private var ends: [JournalEnd] {
    let held = heads.filter { $0.key != id }.map { ($0.key, $0.value.seq) } + [(id, ownSeq)]
    let unasked = roster.admissionNumbers
    return held.map { site, seq in
      JournalEnd(
        site: name(of: site), id: site, upTo: min(seq, beliefs.limit(of: site)),
        without: unasked[site] ?? [])
    }
  }

  private func place(of site: SiteID, _ reason: Standing.Reason?) -> Status.Place {
    let place = roster.place(of: site)
    if place == .unknown, let reason { return Status.Place(reason) }
    return place == .belongs && roster.isGone(site, heads[site]) ? .retired : place
  }

  private func name(of site: SiteID) -> SiteName {
    site == id ? own : roster.siteName(of: site)
  }
}
