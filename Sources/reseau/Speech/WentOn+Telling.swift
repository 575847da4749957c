import Community
import Merge
import Workspace

extension WentOn {
  /// What happened, and what it means for whoever works here.
  var phrase: Phrase { Self.phrase(reason, to: to.text, reissued: reissued) }

  /// What happened, for other programs.
  var json: Value {
    Value(object: [
      ("from", Value(from.text)), ("to", Value(to.text)), ("reason", Value(reason.word)),
      ("reissued", Value(reissued)),
    ])
  }

  /// Says that the home goes on as the site `id`, under which it wrote so many changes anew.
  static func phrase(_ reason: Reason, to id: String, reissued: Int) -> Phrase {
    let count = Counted.changes(reissued)
    let moved =
      reissued == 0
      ? Phrase(fr: "", en: "")
      : Phrase(
        fr: " \(count.french) \(reissued == 1 ? "a été réécrit" : "ont été réécrits") sous ce "
          + "numéro.",
        en: " \(count.english) \(reissued == 1 ? "was" : "were") written anew under this id.")
    let (why, comfort) = (reason.phrase, reason.comfort)
    return Phrase(
      fr: "\(why.french) : ce site continue sous le numéro \(id). \(comfort.french)\(moved.french)",
      en: "\(why.english): this site goes on as \(id). \(comfort.english)\(moved.english)")
  }
}

extension WentOn.Reason {
  /// The word that scripts go by.
  fileprivate var word: String {
    switch self {
    case .copied: "copied"
    case .forked: "forked"
    case .damaged: "damaged"
    case .incomplete: "incomplete"
    case .restored: "restored"
    case .invited: "invited"
    }
  }

  fileprivate var phrase: Phrase {
    switch self {
    case .copied:
      Phrase(
        fr: "Ce dossier a été copié, ou a changé de machine",
        en: "This folder was copied, or moved to another machine")
    case .forked:
      Phrase(
        fr: "Un partage contient des changements de ce site que ce dossier n’a pas écrits (une "
          + "copie, ou une ancienne sauvegarde)",
        en: "A share holds changes of this site that this folder did not write (a copy, or an "
          + "old backup)")
    case .damaged:
      Phrase(
        fr: "Le journal de ce site avait perdu des changements qu’aucun partage n’a",
        en: "The journal of this site had lost changes that no share has")
    case .incomplete:
      Phrase(
        fr: "Des changements d’autres sites que celui-ci connaissait manquent dans ce dossier",
        en: "Changes of other sites that this one knew are missing in this folder")
    case .restored:
      Phrase(
        fr: "Ce site est refait d’après une sauvegarde", en: "This site was made from a backup")
    case .invited:
      Phrase(fr: "Nouvelle invitation", en: "A new invitation")
    }
  }

  fileprivate var comfort: Phrase {
    switch self {
    case .damaged: Phrase(fr: "Tout ce qui restait est gardé.", en: "All that was left is kept.")
    case .incomplete:
      Phrase(
        fr: "Ils reviennent au prochain échange.", en: "They come back with the next exchange.")
    case .restored:
      Phrase(
        fr: "Ce qu’il a écrit avant reste tel quel.", en: "What it wrote before stays as it is.")
    case .copied, .forked, .invited: Phrase(fr: "Rien n’est perdu.", en: "Nothing is lost.")
    }
  }
}
