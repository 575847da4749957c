import Community
import Merge
import Sync

/// Whether a share can be used, in a word.
struct ShareState {
  let folder: String
  let failure: ShareError?

  init(_ folder: String, _ failure: ShareError?) {
    self.folder = folder
    self.failure = failure
  }

  /// The word that scripts go by.
  var code: String {
    switch failure {
    case nil: "ready"
    case .absent: "absent"
    case .empty: "empty"
    case .notAShare: "not-a-share"
    case .otherNetwork: "other-network"
    case .newerFormat: "newer-format"
    case .damaged: "damaged"
    case .file: "refused"
    }
  }

  /// The word that people read.
  var word: Phrase {
    switch failure {
    case nil: Phrase(fr: "là", en: "there")
    case .absent: Phrase(fr: "absent", en: "absent")
    case .empty: Phrase(fr: "vide (lecteur non monté ?)", en: "empty (drive not mounted?)")
    case .notAShare: Phrase(fr: "n’est pas un partage", en: "no share")
    case .otherNetwork: Phrase(fr: "d’un autre réseau", en: "of another network")
    case .newerFormat: Phrase(fr: "d’un programme plus récent", en: "of a newer program")
    case .damaged: Phrase(fr: "illisible", en: "unreadable")
    case .file: Phrase(fr: "inaccessible", en: "inaccessible")
    }
  }

  var json: Value {
    Value(object: [("share", Value(folder)), ("state", Value(code))])
  }
}
