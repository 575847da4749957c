import Community
import Workspace

extension LinkedRecord {
  /// « Claire Dubois (member/…), Toulouse, claire@… »
  var name: Phrase {
    let removed = isRemoved ? Phrase(fr: "fiche supprimée", en: "removed record") : nil
    return Phrase.naming(record, title: title, [site, email].compactMap { $0 }, removed)
  }

  /// What ties it to the others, each in a sentence.
  var reasons: [Phrase] { ties.map(\.phrase) }
}

extension LinkedRecord.Tie {
  fileprivate var phrase: Phrase {
    let one = Phrase.naming(record, title: title)
    let other = Phrase.naming(target, title: targetTitle)
    let word =
      if let site, let at {
        Phrase(
          fr: " (noté à \(Visible.line(site.name)), \(LocalTime(at).phrase.french))",
          en: " (noted at \(Visible.line(site.name)), \(LocalTime(at).phrase.english))")
      } else {
        Phrase(same: "")
      }
    return Phrase(
      fr: "La fiche \(one.french) est dite de la même personne que la fiche \(other.french)"
        + "\(word.french).",
      en: "\(one.english) is said to be the same person as \(other.english)\(word.english).")
  }
}

extension Phrase {
  /// A record by its title and its name, and by what else is known of it.
  static func naming(
    _ record: String, title: String?, _ facts: [String] = [], _ last: Phrase? = nil
  ) -> Phrase {
    let name = title.map { "\(Visible.line($0)) (\(record))" } ?? record
    let known = [name] + facts.map { Visible.line($0) }
    return Phrase(
      fr: (known + [last?.french].compactMap { $0 }).joined(separator: ", "),
      en: (known + [last?.english].compactMap { $0 }).joined(separator: ", "))
  }
}
