import Catalog
import Community
import Journal
import Merge
import Sync

extension Complaint {
  /// Says why the disk refused.
  init(_ error: FileError) {
    let path = error.path
    switch error.reason {
    case .notFound:
      self.init(
        .missing, fr: "« \(path) » n’existe pas : vérifiez le chemin.",
        en: "“\(path)” does not exist: check the path.")
    case .noSpace:
      self.init(
        .inputOutput,
        fr: "Le disque est plein : « \(path) » n’a pas pu être écrit. Rien n’est perdu de ce qui "
          + "était enregistré ; faites de la place et recommencez.",
        en: "The disk is full: “\(path)” could not be written. Nothing recorded before is lost; "
          + "make room and try again.")
    case .denied where error.operation == .lock:
      // A lock is all that a person never hears of: what they may not do is write to the home.
      let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))
      self.init(
        .notPermitted,
        fr: "Vous n’avez pas le droit d’écrire dans « \(folder) » : vérifiez les droits du "
          + "dossier. Consulter reste possible.",
        en: "You may not write to “\(folder)”: check the rights of the folder. Looking things up "
          + "still works.")
    case .denied:
      self.init(
        .notPermitted,
        fr: "Vous n’avez pas le droit \(error.operation.phrase.french) « \(path) » : vérifiez "
          + "les droits du dossier.",
        en: "You may not \(error.operation.phrase.english) “\(path)”: check the rights of the "
          + "folder.")
    case .tooLarge:
      self.init(
        .badData, fr: "« \(path) » est trop gros pour être lu.",
        en: "“\(path)” is too large to be read.")
    case .busy:
      self.init(
        .busy, fr: "« \(path) » est tenu par une autre commande : réessayez dans un instant.",
        en: "“\(path)” is held by another command: try again in a moment.")
    case .other(FileError.isFolder):
      self.init(
        .missing, fr: "« \(path) » est un dossier, et non un fichier : vérifiez le chemin.",
        en: "“\(path)” is a folder, and no file: check the path.")
    case .other(let code):
      self.init(
        error.operation == .makeFolder ? .cannotCreate : .inputOutput,
        fr: "Impossible \(error.operation.phrase.french) « \(path) » (erreur système "
          + "\(code)) : vérifiez le disque.",
        en: "Can't \(error.operation.phrase.english) “\(path)” (system error \(code)): check the "
          + "disk.")
    }
  }

  /// Says why a journal could not be read or written.
  init(_ error: JournalError) {
    switch error {
    case .file(let error): self.init(error)
    case .damaged(let path, let damage):
      let place = damage.phrase
      self.init(
        .inputOutput,
        fr: "Le journal « \(path) » est endommagé (\(place.french)) : « reseau repair » en "
          + "reprend une bonne copie d’un partage.",
        en: "The journal “\(path)” is damaged (\(place.english)): “reseau repair” takes a good "
          + "copy from a share.")
    case .altered(let path):
      self.init(
        .inputOutput,
        fr: "Le journal « \(path) » ne contient pas ce que dit son nom : « reseau repair » en "
          + "reprend une bonne copie d’un partage.",
        en: "The journal “\(path)” does not hold what its name says: “reseau repair” takes a good "
          + "copy from a share.")
    case .missing(let site, let seq):
      self.init(
        .inputOutput,
        fr: "Il manque le changement \(seq) dans le journal de \(site) : « reseau repair » le "
          + "reprend d’un partage.",
        en: "Change \(seq) is missing in the journal of \(site): “reseau repair” takes it from a "
          + "share.")
    }
  }

  /// Says why the index could not be used.
  init(_ error: CatalogError) {
    switch error {
    case .busy:
      self.init(
        .busy, fr: "Une autre commande travaille dans ce dossier : réessayez dans un instant.",
        en: "Another command is at work in this folder: try again in a moment.")
    case .diskFull:
      self.init(
        .inputOutput, fr: "Le disque est plein : faites de la place et recommencez.",
        en: "The disk is full: make room and try again.")
    case .denied:
      self.init(
        .notPermitted,
        fr: "Vous n’avez pas le droit d’écrire « \(Edge.home)/index.sqlite » : vérifiez les droits "
          + "du dossier.",
        en: "You may not write “\(Edge.home)/index.sqlite”: check the rights of the folder.")
    case .io(let code):
      self.init(
        .inputOutput, fr: "L’index n’a pas pu être lu ou écrit (SQLite, \(code)).",
        en: "The index could not be read or written (SQLite, \(code)).")
    case .needsRebuild, .unknownRecord:
      self.init(
        .inputOutput,
        fr: "L’index est endommagé : « reseau rebuild » le refait d’après les journaux.",
        en: "The index is damaged: “reseau rebuild” makes it anew from the journals.")
    }
  }
}

extension FileError.Operation {
  /// What was tried, as a verb; in French with the « de » that goes before it.
  var phrase: Phrase {
    switch self {
    case .read: Phrase(fr: "de lire", en: "read")
    case .write: Phrase(fr: "d’écrire", en: "write")
    case .list: Phrase(fr: "de lister", en: "list")
    case .rename: Phrase(fr: "de renommer", en: "rename")
    case .remove: Phrase(fr: "de supprimer", en: "remove")
    case .makeFolder: Phrase(fr: "de créer", en: "make")
    case .sync: Phrase(fr: "d’enregistrer", en: "sync")
    case .lock: Phrase(fr: "de verrouiller", en: "lock")
    }
  }
}

extension SegmentError {
  /// Where the damage is.
  var phrase: Phrase {
    switch self {
    case .damaged(let offset): Phrase(fr: "octet \(offset)", en: "byte \(offset)")
    case .tooLarge: Phrase(fr: "trop gros", en: "too large")
    case .line(let line, _), .outOfOrder(let line):
      Phrase(fr: "ligne \(line)", en: "line \(line)")
    case .unfinishedLine: Phrase(fr: "dernière ligne", en: "last line")
    }
  }
}
