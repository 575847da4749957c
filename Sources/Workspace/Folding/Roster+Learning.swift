import Community
import Journal
import Merge

extension Roster {
  /// Learns from entries before they are merged.
  ///
  /// - Returns: whether there was anything to learn.
  mutating func learn(from stretch: Stretch) -> Bool {
    let telling = stretch.entries.changing { Kind.of(record: $0)?.isEditable != true }
    for entry in telling {
      guard let change = entry.change else { continue }
      note(
        change, from: stretch.site.text, seq: entry.seq, at: entry.at.milliseconds,
        lineDigest: stretch.firstLineDigest)
    }
    return !telling.isEmpty
  }
}
