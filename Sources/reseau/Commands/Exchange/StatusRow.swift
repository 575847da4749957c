import Community
import Merge
import Workspace

/// A site as people see it: all homes by which it went on, in one row.
struct StatusRow {
  let name: String
  let isLead: Bool
  /// How many of its changes are merged here, of all its homes.
  let merged: Int
  /// How many of its changes are here.
  let held: Int
  /// How many of this site's changes its newest home has.
  let seen: Int
  /// When it last said something.
  let at: Timestamp?
  /// What is out of the ordinary; `nil` when nothing is.
  let note: Phrase?

  private init?(_ homes: [Workspace.Status.Peer]) {
    let current = homes.filter { !$0.isBygone }
    guard let newest = (current.isEmpty ? homes : current).max(by: Self.isOlder) else {
      return nil
    }
    name = newest.site.name
    isLead = current.contains(where: \.isLead)
    merged = homes.reduce(0) { $0 + Int($1.merged) }
    held = homes.reduce(0) { $0 + Int(max($1.held, $1.merged)) }
    seen = Int(newest.seen)
    at = homes.compactMap(\.at).max()
    note = newest.place.phrase(setAside: Int(newest.setAside))
  }

  /// The rows of all other sites, by the id of the first home. Old homes of this very site are no
  /// others, save one that lives on beside it.
  static func rows(of status: Workspace.Status) -> [StatusRow] {
    let others = status.peers.filter { $0.origin != status.origin || !$0.isBygone }
    let homes = Dictionary(grouping: others, by: \.origin)
    return homes.sorted { $0.key < $1.key }.compactMap { StatusRow($0.value) }
  }

  /// A home that belongs comes after one that was sent away; then the later sign counts.
  private static func isOlder(_ left: Workspace.Status.Peer, _ right: Workspace.Status.Peer)
    -> Bool
  {
    let never = Timestamp(milliseconds: 0)
    let belongs = [left, right].map { $0.place == .belongs }
    if belongs[0] != belongs[1] { return belongs[1] }
    return (left.at ?? never, left.site.id) < (right.at ?? never, right.site.id)
  }
}

extension Workspace.Status.Place {
  /// The word that scripts go by.
  var code: String {
    switch self {
    case .belongs: "belongs"
    case .retired: "retired"
    case .revoked: "revoked"
    case .barred: "barred"
    case .unknown: "unknown"
    }
  }

  /// What people should know of it; `nil` when the site simply belongs.
  func phrase(setAside: Int) -> Phrase? {
    switch self {
    case .belongs: nil
    case .retired: Phrase(fr: "parti, on ne l’attend plus", en: "gone, not waited for any more")
    case .revoked(let seq):
      setAside == 0
        ? Phrase(
          fr: "révoqué après son changement \(seq)", en: "revoked after its change \(seq)")
        : Phrase(
          fr: "révoqué après son changement \(seq), \(setAside) mis de côté",
          en: "revoked after its change \(seq), \(setAside) set aside")
    case .barred(.invitationUsed):
      Phrase(
        fr: "écarté : son invitation avait servi à un autre site",
        en: "kept out: its invitation had served another site")
    case .barred(.invitationWithdrawn):
      Phrase(
        fr: "écarté : son invitation a été retirée", en: "kept out: its invitation was withdrawn")
    case .barred: Phrase(fr: "écarté : révoqué", en: "kept out: revoked")
    case .unknown: Phrase(fr: "pas encore connu du réseau", en: "not known to the network yet")
    }
  }
}
