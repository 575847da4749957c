import Community
import Merge
import Sync

/// Lets the roster decide which sites belong to the network.
struct RosterAdmission: Admission {
  private(set) var roster: Roster
  /// Whether the roster has learnt anything.
  private(set) var hasLearnt = false

  init(_ roster: Roster) { self.roster = roster }

  mutating func admitted(_ candidates: [Candidate]) -> Set<SiteID> {
    for candidate in candidates where roster.learn(from: candidate.stretch) { hasLearnt = true }
    let admitted = candidates.filter { candidate in
      roster.standing(of: candidate.site.text).known?.key.bytes == candidate.head.head.key
    }
    return Set(admitted.map(\.site))
  }

  func limit(of site: SiteID) -> UInt32 {
    switch roster.believed(of: site) {
    case .all, .unknown: .max
    case .through(let seq): seq
    case .none: 0
    }
  }

  var erased: Set<String> { roster.erased }
}
