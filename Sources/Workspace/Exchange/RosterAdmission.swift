import Community
import Journal
import Merge
import Sync

/// Lets the roster decide which sites belong to the network.
struct RosterAdmission: Admission {
  private(set) var roster: Roster

  init(_ roster: Roster) { self.roster = roster }

  mutating func admitted(_ candidates: [Candidate]) -> Set<SiteID> {
    for candidate in candidates {
      for entry in candidate.stretch.entries {
        guard let change = entry.change, Kind.of(record: change.record)?.isEditable != true else {
          continue
        }
        roster.note(
          change, from: candidate.site.text, seq: entry.seq, at: entry.at.milliseconds,
          lineDigest: candidate.stretch.firstLineDigest)
      }
    }
    let admitted = candidates.filter { candidate in
      roster.standing(of: candidate.site.text).admitted?.key.bytes == candidate.head.head.key
    }
    return Set(admitted.map(\.site))
  }
}
