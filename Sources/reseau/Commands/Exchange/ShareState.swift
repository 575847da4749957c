import Community
import Merge
import Sync
import Workspace

/// Whether a share can be used, in a word, and when it last could.
struct ShareState {
  let folder: String
  private let reason: ShareSighting.Reason?
  private let sighting: ShareSighting

  init(_ share: ShareStanding) {
    folder = share.folder
    reason = share.failure.map { ShareSighting.Reason($0) } ?? share.sighting.refusal
    sighting = share.sighting
  }

  /// The word that scripts go by.
  var code: String { reason?.rawValue ?? "ready" }

  /// The word that people read.
  var word: Phrase { reason?.word ?? Phrase(fr: "là", en: "there") }

  /// When an exchange last went through.
  var seen: Phrase { sighting.seenPhrase }

  var json: Value {
    var members: [(key: String, value: Value)] = [
      ("share", Value(folder)), ("state", Value(code)),
    ]
    if let seen = sighting.seen { members.append(("seen", Value(seen.text))) }
    if let trouble = sighting.trouble { members.append(("since", Value(trouble.since.text))) }
    return Value(object: members)
  }
}

extension ShareSighting {
  /// Why the last exchange could not write there: a look that writes nothing does not find out.
  fileprivate var refusal: Reason? {
    trouble.flatMap { [.full, .denied, .refused].contains($0.reason) ? $0.reason : nil }
  }
}

extension ShareSighting.Reason {
  /// What keeps a share from being used, in a few words.
  var word: Phrase {
    switch self {
    case .absent: Phrase(fr: "absent", en: "absent")
    case .empty: Phrase(fr: "vide (lecteur non monté ?)", en: "empty (drive not mounted?)")
    case .notAShare: Phrase(fr: "n’est pas un partage", en: "no share")
    case .otherNetwork: Phrase(fr: "d’un autre réseau", en: "of another network")
    case .newerFormat: Phrase(fr: "d’un programme plus récent", en: "of a newer program")
    case .damaged: Phrase(fr: "illisible", en: "unreadable")
    case .full: Phrase(fr: "plein", en: "full")
    case .denied: Phrase(fr: "accès refusé", en: "access denied")
    case .refused: Phrase(fr: "inaccessible", en: "inaccessible")
    }
  }
}
