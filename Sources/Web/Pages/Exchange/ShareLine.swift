import Community
import Sync

/// A share as pages list it.
struct ShareLine: Sendable {
  let folder: String
  let state: String
  let isThere: Bool
  /// What is wrong and what to do, or how much room is left.
  let note: String?

  init(_ folder: String, _ failure: ShareError?, _ visit: Visit) {
    let trouble = ShareTrouble(folder, failure)
    self.folder = folder
    state = visit.say(trouble.word)
    isThere = failure == nil
    let space = failure == nil ? visit.surroundings.freeSpace(folder) : nil
    let free = space.map { bytes in
      let size = ByteCount(bytes: bytes).phrase
      return Phrase(fr: "Il reste \(size.french) de libre.", en: "\(size.english) are free.")
    }
    note = (trouble.sentence ?? free).map { visit.say($0) }
  }
}
