import Catalog
import Community
import Journal
import Merge
import Sync

/// Lets the roster decide which sites belong to the network.
///
/// It is read when there is something to decide: most pulls bring no news.
struct RosterAdmission: Admission {
  /// Whether the roster has learnt anything.
  private(set) var hasLearnt = false

  /// Whether the roster has learnt of somebody who is barred, and of whom nothing is kept.
  private(set) var hasGlimpsed = false

  private let load: () throws -> Roster
  private var loaded: Roster?
  /// How far each site's journals are held, or were read.
  private var held: [SiteID: UInt32]
  /// What was seen of sites, and how far.
  private var seen: [SiteID: UInt32] = [:]

  /// - Parameter held: how far the furthest journal of each site is held.
  init(held: [SiteID: UInt32], _ load: @escaping () throws -> Roster) {
    self.held = held
    self.load = load
  }

  /// Who belongs, by all that was learnt.
  mutating func roster() throws -> Roster {
    if let loaded { return loaded }
    let roster = try load()
    loaded = roster
    return roster
  }

  mutating func belonging(of site: SiteID) throws -> Belonging {
    Self.belonging(of: site, try roster())
  }

  mutating func belonging(of site: SiteID, joiningBy first: FramedLine) throws -> Belonging {
    var roster = try roster()
    guard let entry = try? first.entry(), let change = entry.change else { return .unknown }
    roster.note(
      change, from: site.text, seq: 1, at: entry.at.milliseconds,
      lineDigest: sha256(Array(first.text.utf8)))
    let belonging = Self.belonging(of: site, roster)
    // Who is barred holds a code of the network; why is told of it. Of other strangers nothing
    // stays.
    if belonging == .barred {
      loaded = roster
      hasGlimpsed = true
    }
    return belonging
  }

  private static func belonging(of site: SiteID, _ roster: Roster) -> Belonging {
    switch roster.standing(of: site.text) {
    case .lead(let known), .site(let known): .member(key: known.key.bytes)
    // A lead's journal may hold a word that undoes the one by which it is revoked.
    case .revoked(let known, _): known.role == .lead ? .member(key: known.key.bytes) : .barred
    case .unknown(let reason): reason.isFinal ? .barred : .unknown
    }
  }

  mutating func learn(from candidates: [Candidate]) throws {
    var roster = try roster()
    loaded = nil
    for candidate in candidates {
      let stretch = candidate.stretch
      held[candidate.site] = max(held[candidate.site] ?? 0, candidate.head.head.seq)
      let telling = stretch.entries.changing { Kind.of(record: $0)?.isEditable != true }
      for entry in telling {
        guard let change = entry.change else { continue }
        hasLearnt = true
        roster.note(
          change, from: stretch.journal.site.text, seq: entry.seq, at: entry.at.milliseconds,
          lineDigest: stretch.firstLineDigest)
      }
      want(stretch)
    }
    loaded = roster
  }

  /// Notes what entries of `stretch`, which is held, have seen.
  mutating func want(_ stretch: Stretch) {
    for index in stretch.entries.indices {
      for name in stretch.entries.saw(at: index) {
        let site = stretch.sites[name.site]
        seen[site] = max(seen[site] ?? 0, name.point.seq)
      }
    }
  }

  var missing: Set<SiteID> {
    Set(seen.filter { $0.value > held[$0.key] ?? 0 }.keys)
  }

  var erased: Set<String> { loaded?.erased ?? [] }
}
