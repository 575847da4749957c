import Archive
import Community
import Workspace

extension Complaint {
  /// Says why a backup was not made, or not restored.
  init(_ error: BackupError) {
    switch error {
    case .unusable(let file, let error): self.init(error, file: file)
    case .insideHome(let path):
      self.init(
        .cannotCreate,
        fr: "Une sauvegarde dans le dossier du site (« \(path) ») se perdrait avec lui : mettez-la "
          + "sur un autre disque.",
        en: "A backup in the folder of the site (“\(path)”) would be lost with it: put it on "
          + "another disk.")
    case .insideShare(let path):
      self.init(
        .cannotCreate,
        fr: "« \(path) » est un partage, que d’autres lisent, et la sauvegarde contient la clé "
          + "privée de ce site : mettez-la ailleurs.",
        en: "“\(path)” is a share, which others read, and the backup holds the private key of this "
          + "site: put it elsewhere.")
    case .exists(let path):
      self.init(
        .cannotCreate,
        fr: "« \(path) » existe déjà : --replace le remplace, ou donnez un autre nom.",
        en: "“\(path)” is there already: --replace replaces it, or give another name.")
    case .notEmpty(let path):
      self.init(
        .cannotCreate,
        fr: "« \(path) » contient déjà autre chose, et un site se refait dans un dossier vide : "
          + "renommez-le, ou donnez un autre dossier avec --home.",
        en: "“\(path)” holds something else already, and a site is made in an empty folder: rename "
          + "it, or name another folder with --home.")
    case .noHome(let file):
      self.init(
        .badData,
        fr: "« \(file) » ne contient pas le site dont il parle, ou pas sa clé privée : rien n’est "
          + "restauré. Prenez une autre sauvegarde.",
        en:
          "“\(file)” does not hold the site that it speaks of, or not its private key: nothing is "
          + "restored. Take another backup.")
    }
  }

  private init(_ error: ArchiveError, file: String) {
    let place = Phrase(
      fr: error.path.isEmpty ? "" : ", dans « \(Visible.line(error.path)) »",
      en: error.path.isEmpty ? "" : ", in “\(Visible.line(error.path))”")
    let another = Phrase(
      fr: "Rien n’en est restauré ; prenez une autre sauvegarde.",
      en: "Nothing of it is restored; take another backup.")
    switch error.reason {
    case .notABackup:
      self.init(
        .badData,
        fr: "« \(file) » n’est pas une sauvegarde de Réseau, ou son début est endommagé. "
          + another.french,
        en: "“\(file)” is no backup of Réseau, or its start is damaged. \(another.english)")
    case .cut:
      self.init(
        .badData,
        fr: "La sauvegarde « \(file) » s’arrête trop tôt, à l’octet \(error.offset)"
          + "\(place.french) : la copie n’est pas entière. \(another.french)",
        en: "The backup “\(file)” ends too early, at byte \(error.offset)\(place.english): the "
          + "copy is not whole. \(another.english)")
    case .damaged, .trailing:
      self.init(
        .badData,
        fr: "La sauvegarde « \(file) » est endommagée avant l’octet \(error.offset)"
          + "\(place.french). \(another.french)",
        en: "The backup “\(file)” is damaged before byte \(error.offset)\(place.english). "
          + another.english)
    case .newerFormat(let format):
      self.init(
        .badData,
        fr: "La sauvegarde « \(file) » a été faite par un programme plus récent (format "
          + "\(format), celui-ci connaît \(Manifest.format)) : mettez reseau à jour.",
        en: "The backup “\(file)” was made by a newer program (format \(format), this one knows "
          + "\(Manifest.format)): update reseau.")
    case .foreignFile:
      self.init(
        .badData,
        fr: "La sauvegarde « \(file) » contient « \(Visible.line(error.path)) », qui n’a pas sa "
          + "place dans un site : quelqu’un d’autre l’a faite ou changée. Rien n’en est restauré.",
        en: "The backup “\(file)” holds “\(Visible.line(error.path))”, which has no place in a "
          + "site: somebody else made it or changed it. Nothing of it is restored.")
    case .otherContent:
      self.init(
        .busy,
        fr: "« \(Visible.line(error.path)) » a changé pendant la sauvegarde, qui n’est donc pas "
          + "faite : un autre programme écrit dans « \(file) ». Recommencez.",
        en: "“\(Visible.line(error.path))” changed while it was backed up, so there is no backup: "
          + "another program writes in “\(file)”. Try again.")
    }
  }
}
