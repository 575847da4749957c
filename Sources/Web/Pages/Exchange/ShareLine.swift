import Community
import Sync
import Workspace

/// A share as pages list it.
struct ShareLine: Sendable {
  let folder: String
  let state: String
  let isThere: Bool
  /// What is wrong and what to do, or how much room is left.
  let note: String?

  init(_ share: ShareStanding, _ visit: Visit) {
    let (folder, failure) = (share.folder, share.failure)
    let trouble = ShareTrouble(folder, failure)
    self.folder = folder
    state = visit.say(trouble.word)
    isThere = failure == nil
    let space = failure == nil ? visit.surroundings.freeSpace(folder) : nil
    let free = space.map { bytes in
      let size = ByteCount(bytes: bytes).phrase
      return Phrase(fr: "Il reste \(size.french) de libre.", en: "\(size.english) are free.")
    }
    let seen = failure == nil ? nil : share.sighting.seen.map(visit.surroundings.time)
    let last = seen.map { time in
      Phrase(
        fr: "Dernier échange avec lui : \(time.french).",
        en: "Last exchange with it: \(time.english).")
    }
    let notes = [trouble.sentence ?? free, last].compactMap { $0 }
    note = notes.isEmpty ? nil : notes.map { visit.say($0) }.joined(separator: " ")
  }
}
