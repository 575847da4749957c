import Community
import Journal
import Merge

extension Roster {
  /// Learns from entries before they are merged.
  ///
  /// - Returns: whether there was anything to learn.
  mutating func learn(from stretch: Stretch) -> Bool {
    var hasLearnt = false
    for entry in stretch.entries {
      guard let change = entry.change, Kind.of(record: change.record)?.isEditable != true else {
        continue
      }
      note(
        change, from: stretch.site.text, seq: entry.seq, at: entry.at.milliseconds,
        lineDigest: stretch.firstLineDigest)
      hasLearnt = true
    }
    return hasLearnt
  }
}
