import Community
import Merge
import Workspace

extension ShareSighting {
  /// When something last went through.
  var seenPhrase: Phrase {
    seen.map { LocalTime($0).phrase } ?? Phrase(fr: "jamais", en: "never")
  }

  /// « absent depuis le 24 nov. 2026 à 09:05 »; `nil` when nothing is wrong.
  var troublePhrase: Phrase? {
    trouble.map { trouble in
      let (word, since) = (trouble.reason.word, LocalTime(trouble.since).phrase)
      return Phrase(
        fr: "\(word.french), depuis le \(since.french)",
        en: "\(word.english), since \(since.english)")
    }
  }

  /// What is known, for other programs.
  var json: Value {
    var members: [(key: String, value: Value)] = [("share", Value(share))]
    if let seen { members.append(("seen", Value(seen.text))) }
    if let trouble {
      members += [
        ("reason", Value(trouble.reason.rawValue)), ("since", Value(trouble.since.text)),
      ]
    }
    return Value(object: members)
  }
}
