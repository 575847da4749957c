import Community

/// Why Réseau should not put something into a folder: a share, a home, or a site to be read.
///
/// A home holds its site's private key, and whoever reaches a share reads all of it. So neither
/// lies in the other.
public enum FolderObstacle: Hashable, Sendable {
  /// No folder was named.
  case unnamed
  /// The folder is this home of a site, or lies in it.
  case home(String)
  /// This home of a site lies in the folder.
  case holdsHome(String)
  /// The folder is this share, or lies in it.
  case share(String)
  /// The folder is this share of the same site, by another path.
  case sameShare(String)
  /// Other things lie in the folder. It may be what is wanted, and has to be asked about.
  case otherThings([String])
}

extension FolderObstacle {
  /// What is wrong with the folder at `path`, and what to do.
  public func phrase(at path: String) -> Phrase {
    switch self {
    case .unnamed:
      Phrase(
        fr: "Il manque le dossier : donnez son chemin.",
        en: "The folder is missing: give its path.")
    case .home(path):
      Phrase(
        fr: "« \(path) » est le dossier d’un site Réseau et contient sa clé privée : donnez un "
          + "autre dossier.",
        en: "“\(path)” is the folder of a Réseau site and holds its private key: name another "
          + "folder.")
    case .home(let home):
      Phrase(
        fr: "« \(path) » se trouve dans « \(home) », le dossier d’un site Réseau, qui contient sa "
          + "clé privée : donnez un autre dossier.",
        en: "“\(path)” lies in “\(home)”, the folder of a Réseau site, which holds its private "
          + "key: name another folder.")
    case .holdsHome(let home):
      Phrase(
        fr: "« \(path) » contient « \(home) », le dossier de ce site et sa clé privée : donnez un "
          + "dossier à part.",
        en: "“\(path)” holds “\(home)”, the folder of this site with its private key: name a "
          + "folder apart from it.")
    case .share(path):
      Phrase(
        fr: "« \(path) » est un partage de Réseau, que d’autres lisent en entier : donnez un "
          + "autre dossier.",
        en: "“\(path)” is a share of Réseau, all of which others read: name another folder.")
    case .share(let share):
      Phrase(
        fr: "« \(path) » se trouve dans le partage « \(share) » : donnez un dossier qui n’est dans "
          + "aucun partage.",
        en: "“\(path)” lies in the share “\(share)”: name a folder that is in no share.")
    case .sameShare(let share):
      Phrase(
        fr: "« \(path) » est le même dossier que « \(share) », qui est déjà un partage de ce "
          + "site : il n’y a rien à ajouter.",
        en: "“\(path)” is the same folder as “\(share)”, which is a share of this site already: "
          + "there is nothing to add.")
    case .otherThings(let names):
      Self.phrase(of: names, in: path)
    }
  }

  private static let mostNames = 5

  private static func phrase(of names: [String], in path: String) -> Phrase {
    let shown = names.prefix(mostNames).map { name in
      String(String.UnicodeScalarView(name.unicodeScalars.filter { $0.value >= 0x20 }))
    }
    let list = shown.joined(separator: ", ") + (names.count > mostNames ? ", …" : "")
    return Phrase(
      fr: "« \(path) » contient déjà autre chose (\(list)), que Réseau laisserait en place",
      en: "“\(path)” holds other things already (\(list)), which Réseau would leave in place")
  }
}
