import Community
import Journal
import Merge
import Sync
import Workspace

/// Runs `body`, and names `share`, if there is one, where it complains of a share.
func naming<T>(_ share: String?, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch let error as WorkspaceError {
    guard case .sync(let error) = error else { throw error }
    throw Complaint(error, share: share)
  }
}

extension Complaint {
  /// Says why an exchange failed.
  ///
  /// - Parameter share: the share's folder, where it is known.
  init(_ error: SyncError, share: String?) {
    switch error {
    case .share(let error): self.init(error, share: share)
    case .home(let error): self.init(error)
    case .file(let error): self.init(error)
    }
  }

  /// Says why a share can't be used.
  init(_ error: ShareError, share path: String?) {
    let (french, english) = path.map { ("« \($0) »", "“\($0)”") } ?? ("ce dossier", "this folder")
    switch error {
    case .absent:
      self.init(
        .unavailable,
        fr: "Le partage \(french) n’est pas là : branchez le lecteur ou la clé, et recommencez.",
        en: "The share \(english) is not there: connect the drive or the stick, and try again.")
    case .empty:
      self.init(
        .unavailable,
        fr: "\(Complaint.capitalized(french)) est vide, comme un lecteur qui n’est pas monté : "
          + "rien n’y a été écrit. S’il vient d’être vidé, « reseau share add » en refait un "
          + "partage.",
        en: "\(Complaint.capitalized(english)) is empty, like a drive that is not mounted: nothing "
          + "was written there. If it was emptied just now, “reseau share add” makes it a share "
          + "again.")
    case .notAShare:
      self.init(
        .badData,
        fr: "\(Complaint.capitalized(french)) n’est pas un partage de Réseau : vérifiez le chemin, "
          + "ou ajoutez-le avec « reseau share add ».",
        en: "\(Complaint.capitalized(english)) is no share of Réseau: check the path, or add it "
          + "with “reseau share add”.")
    case .otherNetwork(let name):
      self.init(
        .badData,
        fr: "\(Complaint.capitalized(french)) appartient à un autre réseau, « "
          + "\(Visible.line(name)) » : donnez un dossier du vôtre.",
        en: "\(Complaint.capitalized(english)) belongs to another network, "
          + "“\(Visible.line(name))”: name a folder of your own.")
    case .newerFormat(let format):
      self.init(
        .badData,
        fr: "Le partage \(french) a été écrit par un programme plus récent (format \(format), "
          + "celui-ci connaît \(ShareMark.format)) : mettez reseau à jour.",
        en: "The share \(english) was written by a newer program (format \(format), this one "
          + "knows \(ShareMark.format)): update reseau.")
    case .damaged:
      self.init(
        .badData,
        fr: "Le fichier reseau.json du partage \(french) est illisible : s’il est encore en cours "
          + "de copie, attendez ; sinon supprimez-le, il sera refait.",
        en: "The file reseau.json of the share \(english) can't be read: if it is still being "
          + "copied, wait; otherwise delete it, it will be made again.")
    case .file(let error): self.init(error, share: path)
    }
  }

  /// Says why the drive of a share refused, in words about the share: the files in it are nobody's
  /// business but the program's.
  private init(_ error: FileError, share path: String?) {
    guard let path, [.noSpace, .denied].contains(error.reason) else {
      self.init(error)
      return
    }
    let isReading = [.read, .list].contains(error.operation)
    switch error.reason {
    case .noSpace:
      self.init(
        .inputOutput,
        fr: "Le partage « \(path) » est plein : faites-y de la place, et recommencez.",
        en: "The share “\(path)” is full: make room there, and try again.")
    case _ where isReading:
      self.init(
        .notPermitted,
        fr: "Vous n’avez pas le droit de lire dans le partage « \(path) » : vérifiez les droits du "
          + "dossier.",
        en: "You may not read in the share “\(path)”: check the rights of the folder.")
    default:
      self.init(
        .notPermitted,
        fr: "Vous n’avez pas le droit d’écrire dans le partage « \(path) », et ce qui est ici n’y "
          + "part pas : vérifiez les droits du dossier.",
        en: "You may not write to the share “\(path)”, and what is here does not go there: check "
          + "the rights of the folder.")
    }
  }

  /// Says why nothing is put into the folder at `path`.
  init(_ obstacle: FolderObstacle, at path: String) {
    let phrase = obstacle.phrase(at: path)
    switch obstacle {
    case .unnamed: self.init(.usage, phrase)
    case .otherThings:
      self.init(
        .usage,
        fr: phrase.french + " : choisissez un dossier vide, ou confirmez avec --yes.",
        en: phrase.english + ": choose an empty folder, or confirm it with --yes.")
    default: self.init(.badData, phrase)
    }
  }

  private static func capitalized(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Says why a text is no invitation code.
  init(_ error: InvitationCodeError) {
    switch error {
    case .notACode:
      self.init(
        .badData,
        fr: "Ce n’est pas un code d’invitation : il commence par « reseau1- ».",
        en: "This is no invitation code: one begins with “reseau1-”.")
    case .otherVersion(let version):
      self.init(
        .badData,
        fr: "Ce code est d’une autre version de Réseau (\(Visible.line(version))) : mettez reseau "
          + "à jour.",
        en: "This code is of another version of Réseau (\(Visible.line(version))): update reseau.")
    case .foreignCharacter(let character):
      let shown = Visible.line(String(character))
      self.init(
        .badData,
        fr: "« \(shown) » ne peut pas être dans un code d’invitation : copiez le code seul.",
        en: "“\(shown)” can't be in an invitation code: copy the code alone.")
    case .incomplete:
      self.init(
        .badData,
        fr: "Il manque une partie du code d’invitation : copiez-le en entier.",
        en: "A part of the invitation code is missing: copy all of it.")
    case .mistyped:
      self.init(
        .badData,
        fr: "Le code d’invitation ne tombe pas juste : une lettre a changé ; copiez-le à nouveau.",
        en: "The invitation code does not add up: a letter has changed; copy it again.")
    }
  }
}
