import Community
import Journal
import Sync
import Workspace

extension ShareCheck {
  /// Says that all went well.
  static let worksPhrase = Phrase(
    fr: "Tout ce qu’un échange y fait a été essayé, et marche : créer, relire, renommer, "
      + "remplacer et supprimer des fichiers, créer des dossiers.",
    en: "All that an exchange does there was tried, and works: creating, reading back, renaming, "
      + "replacing and removing files, making folders.")

  /// What does not work, a sentence each.
  var flaws: [Phrase] {
    Need.allCases.compactMap { need in shortcomings[need].map { $0.phrase(of: need) } }
  }

  /// Says that the folder can't serve as a share; `nil` when it can.
  func complaint(at path: String) -> Complaint? {
    guard !isUsable else { return nil }
    let isDenied = shortcomings.values.contains { shortcoming in
      if case .refused(let error) = shortcoming { error.reason == .denied } else { false }
    }
    return Complaint(
      isDenied ? .notPermitted : .inputOutput,
      fr: "« \(path) » ne peut pas servir de partage tel qu’il est.",
      en: "“\(path)” can't serve as a share as it is.")
  }
}

extension ShareCheck.Standing {
  /// The word that scripts go by.
  var code: String {
    switch self {
    case .share: "share"
    case .withoutMark: "mark-missing"
    case .folder: "not-a-share"
    case .emptyFolder: "empty"
    case .closed(let error): ShareSighting.Reason(error).rawValue
    }
  }

  /// What the folder is.
  func phrase(at path: String) -> Phrase {
    switch self {
    case .share(let mark):
      let name = Visible.line(mark.name)
      return Phrase(
        fr: "« \(path) » est un partage du réseau « \(name) ».",
        en: "“\(path)” is a share of the network “\(name)”.")
    case .withoutMark:
      return Phrase(
        fr: "« \(path) » est un partage qui a perdu son fichier reseau.json ; « reseau push » le "
          + "refait.",
        en: "“\(path)” is a share that lost its file reseau.json; “reseau push” makes it again.")
    case .folder:
      return Phrase(
        fr: "« \(path) » n’est pas encore un partage ; « reseau share add » en ferait un.",
        en: "“\(path)” is no share yet; “reseau share add” would make it one.")
    case .emptyFolder:
      return Phrase(
        fr: "« \(path) » est vide, et n’est pas encore un partage ; « reseau share add » en ferait "
          + "un. Si des fichiers devaient s’y trouver, le lecteur n’est pas monté.",
        en: "“\(path)” is empty, and no share yet; “reseau share add” would make it one. If there "
          + "should be files, the drive is not mounted.")
    case .closed:
      return Phrase(
        fr: "« \(path) » est un partage que ce programme ne peut pas utiliser.",
        en: "“\(path)” is a share that this program can't use.")
    }
  }
}

extension ShareCheck.Need {
  /// What was tried, as a French infinitive and an English gerund.
  fileprivate var phrase: Phrase {
    switch self {
    case .folder: Phrase(fr: "Créer un dossier", en: "Making a folder")
    case .create: Phrase(fr: "Créer un fichier", en: "Creating a file")
    case .sync: Phrase(fr: "Enregistrer un fichier pour de bon", en: "Making a file durable")
    case .read: Phrase(fr: "Relire un fichier", en: "Reading a file back")
    case .rename: Phrase(fr: "Renommer un fichier", en: "Renaming a file")
    case .replace: Phrase(fr: "Remplacer un fichier", en: "Replacing a file")
    case .name:
      Phrase(
        fr: "Prendre un nom de \(ShareCheck.neededName) caractères",
        en: "Taking a name of \(ShareCheck.neededName) characters")
    case .remove: Phrase(fr: "Supprimer un fichier", en: "Removing a file")
    }
  }
}

extension ShareCheck.Shortcoming {
  fileprivate func phrase(of need: ShareCheck.Need) -> Phrase {
    let (french, english) = (need.phrase.french, need.phrase.english)
    switch self {
    case .refused(let error):
      let reason = Complaint(error).phrase
      return Phrase(
        fr: "\(french) ne marche pas. \(reason.french)",
        en: "\(english) does not work. \(reason.english)")
    case .untrue:
      return Phrase(
        fr: "\(french) ne marche pas : le lecteur dit que c’est fait, et ce n’est pas vrai.",
        en: "\(english) does not work: the drive says that it is done, and it is not so.")
    }
  }
}
