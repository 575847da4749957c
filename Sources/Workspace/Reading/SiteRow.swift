import Community
import Merge

/// A site as people see it: all homes by which it went on, in one row.
public struct SiteRow: Sendable {
  /// The first of its homes.
  public let origin: String
  /// What people call it.
  public let name: String
  /// Its number, where its name does not say which it is: others bear that, too, or it is not in
  /// the network, and gave it to itself.
  public let number: String?
  /// Whether it is a lead.
  public let isLead: Bool
  /// How many of its changes are merged here, of all its homes.
  public let merged: Int
  /// How many of its changes are here.
  public let held: Int
  /// How many of this site's changes its newest home has.
  public let seen: Int
  /// How many of the changes that are here its newest home lacks, as its last head says; `nil` when
  /// nobody waits for it.
  public let lacks: Int?
  /// Whether what it writes counts.
  public let place: Status.Place
  /// When it last said something.
  public let at: Timestamp?
  /// What is out of the ordinary; `nil` when nothing is.
  public let note: Phrase?

  private init?(_ homes: [Status.Peer], _ namesakes: Namesakes) {
    let current = homes.filter { !$0.isBygone }
    guard let newest = (current.isEmpty ? homes : current).max(by: Self.isOlder) else {
      return nil
    }
    origin = newest.origin
    name = newest.site.name
    isLead = current.contains(where: \.isLead)
    merged = homes.reduce(0) { $0 + Int($1.merged) }
    held = homes.reduce(0) { $0 + Int(max($1.held, $1.merged)) }
    seen = Int(newest.seen)
    lacks = newest.lacks
    place = newest.place
    let isNamed = name != origin && (namesakes.bear(name) || !place.isKnown)
    number = isNamed ? origin : nil
    at = homes.compactMap(\.at).max()
    note = newest.place.phrase(setAside: Int(newest.setAside))
  }

  /// The rows of all other sites, by the id of the first home. Old homes of this very site are no
  /// others, save one that lives on beside it.
  public static func rows(of status: Status) -> [SiteRow] {
    let others = status.peers.filter { $0.origin != status.origin || !$0.isBygone }
    let homes = Dictionary(grouping: others, by: \.origin)
    let namesakes = status.namesakes
    return homes.sorted { $0.key < $1.key }.compactMap { SiteRow($0.value, namesakes) }
  }

  /// Its name, with its number where that is needed.
  public var label: String { number.map { "\(name) (\($0))" } ?? name }

  /// A home that belongs comes after one that was sent away; then the later sign counts.
  private static func isOlder(_ left: Status.Peer, _ right: Status.Peer)
    -> Bool
  {
    let never = Timestamp(milliseconds: 0)
    let belongs = [left, right].map { $0.place == .belongs }
    if belongs[0] != belongs[1] { return belongs[1] }
    return (left.at ?? never, left.site.id) < (right.at ?? never, right.site.id)
  }
}

extension Status.Place {
  /// Whether the site belongs, or did until it was revoked.
  fileprivate var isKnown: Bool {
    switch self {
    case .belongs, .retired, .revoked: true
    case .onHold, .barred, .unknown: false
    }
  }

  /// The word that scripts go by.
  public var code: String {
    switch self {
    case .belongs: "belongs"
    case .retired: "retired"
    case .revoked: "revoked"
    case .onHold: "onHold"
    case .barred: "barred"
    case .unknown: "unknown"
    }
  }

  /// What people should know of it; `nil` when the site simply belongs.
  public func phrase(setAside: Int) -> Phrase? {
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
    case .barred(.invitationOverused):
      Phrase(
        fr: "écarté : trop de sites ont utilisé la même invitation",
        en: "kept out: too many sites used the same invitation")
    case .onHold(.contested):
      Phrase(
        fr: "en suspens : un autre site a utilisé la même invitation",
        en: "on hold: another site used the same invitation")
    case .onHold(.expired):
      Phrase(
        fr: "en suspens : son invitation avait expiré", en: "on hold: its invitation had expired")
    case .onHold:
      Phrase(
        fr: "en suspens : aucun site animateur ne l’a invité",
        en: "on hold: no lead site invited it")
    case .barred(.oneOfTooMany):
      Phrase(fr: "écarté : une copie de trop", en: "kept out: one copy too many")
    case .barred(.invitationWithdrawn):
      Phrase(
        fr: "écarté : son invitation a été retirée", en: "kept out: its invitation was withdrawn")
    case .barred: Phrase(fr: "écarté : révoqué", en: "kept out: revoked")
    case .unknown: Phrase(fr: "pas encore connu du réseau", en: "not known to the network yet")
    }
  }
}
