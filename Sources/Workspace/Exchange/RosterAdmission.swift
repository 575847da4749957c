import Community
import Merge
import Sync

/// Lets the roster decide which sites belong to the network.
///
/// It is read when there is something to decide: most pulls bring no news.
struct RosterAdmission: Admission {
  /// Whether the roster has learnt anything.
  private(set) var hasLearnt = false

  private let load: () throws -> Roster
  private var loaded: Roster?

  init(_ load: @escaping () throws -> Roster) { self.load = load }

  /// Who belongs, by all that was learnt.
  mutating func roster() throws -> Roster {
    if let loaded { return loaded }
    let roster = try load()
    loaded = roster
    return roster
  }

  mutating func admitted(_ candidates: [Candidate]) throws -> Set<SiteID> {
    var roster = try roster()
    loaded = nil
    for candidate in candidates where roster.learn(from: candidate.stretch) { hasLearnt = true }
    loaded = roster
    let admitted = candidates.filter { candidate in
      roster.standing(of: candidate.site.text).known?.key.bytes == candidate.head.head.key
    }
    return Set(admitted.map(\.site))
  }

  func limit(of site: SiteID) -> UInt32 {
    switch loaded?.believed(of: site) {
    case .all, .unknown, nil: .max
    case .through(let seq): seq
    case .some(.none): 0
    }
  }

  var erased: Set<String> { loaded?.erased ?? [] }
}
