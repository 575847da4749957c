import Journal
import Sync

extension Refusal {
  /// Reads the reason that a quarantine noted; `nil` when this program does not know it, or none
  /// was noted. Where in a file it was damaged is not read.
  init?(noted reason: String) {
    let plain: [Refusal] = [
      .misplaced, .otherJournal, .otherContent, .oversized,
    ]
    if let refusal = plain.first(where: { "\($0)" == reason }) {
      self = refusal
    } else if let format = Refusal.newerFormat(noted: reason) {
      self = .head(.newerFormat(format))
    } else if reason.hasPrefix("head(") {
      self = .head(reason.contains("forged") ? .forged : .malformed(offset: 0))
    } else if reason.hasPrefix("segment(") {
      self = .segment(.damaged(offset: 0))
    } else {
      return nil
    }
  }
}
