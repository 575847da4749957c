import Community
import Sync

/// Whether a share can be used, as the page says it: without a word of the command line.
struct ShareTrouble {
  let folder: String
  let failure: ShareError?

  init(_ folder: String, _ failure: ShareError?) {
    self.folder = folder
    self.failure = failure
  }

  /// How it stands, in a word or two.
  var word: Phrase {
    switch failure {
    case nil: Phrase(fr: "là", en: "there")
    case .absent: Phrase(fr: "pas là", en: "not there")
    case .empty: Phrase(fr: "vide", en: "empty")
    case .notAShare: Phrase(fr: "n’est pas un partage", en: "no share")
    case .otherNetwork: Phrase(fr: "d’un autre réseau", en: "of another network")
    case .newerFormat: Phrase(fr: "d’un programme plus récent", en: "of a newer program")
    case .damaged: Phrase(fr: "illisible", en: "unreadable")
    case .file: Phrase(fr: "inaccessible", en: "out of reach")
    }
  }

  /// What is wrong and what to do; `nil` when nothing is, or the disk has more to say.
  var sentence: Phrase? {
    let (fr, en) = ("« \(folder) »", "“\(folder)”")
    switch failure {
    case nil, .file: return nil
    case .absent:
      return Phrase(
        fr: "\(fr) n’est pas là : branchez le lecteur ou la clé, et recommencez. Rien n’est perdu.",
        en: "\(en) is not there: connect the drive or the stick, and try again. Nothing is lost.")
    case .empty:
      return Phrase(
        fr: "\(fr) est vide, comme un lecteur qui n’est pas branché : rien n’y a été écrit. S’il "
          + "vient d’être vidé exprès, ajoutez-le à nouveau dans les réglages.",
        en: "\(en) is empty, like a drive that is not connected: nothing was written there. If it "
          + "was emptied on purpose, add it again in the settings.")
    case .notAShare:
      return Phrase(
        fr: "\(fr) n’est pas un dossier partagé de Réseau : vérifiez le chemin.",
        en: "\(en) is no shared folder of Réseau: check the path.")
    case .otherNetwork(let name):
      return Phrase(
        fr: "\(fr) appartient à un autre réseau, « \(name) » : donnez un dossier du vôtre.",
        en: "\(en) belongs to another network, “\(name)”: name a folder of your own.")
    case .newerFormat:
      return Phrase(
        fr: "\(fr) a été écrit par une version plus récente de Réseau : mettez celle-ci à jour.",
        en: "\(en) was written by a newer version of Réseau: update this one.")
    case .damaged:
      return Phrase(
        fr: "\(fr) contient un fichier reseau.json illisible : s’il est encore en cours de copie, "
          + "attendez ; sinon supprimez ce fichier, il sera refait.",
        en: "\(en) holds a file reseau.json that can't be read: if it is still being copied, wait; "
          + "otherwise delete that file, it will be made again.")
    }
  }
}
