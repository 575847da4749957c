import ArgumentParser
import Community
import Merge
import Web
import Workspace

/// `publish`: the static site of the network.
struct Publish: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "publish",
      Phrase(
        fr: "Écrire dans un dossier un site à lire dans un navigateur.",
        en: "Write to a folder a site to be read in a browser."),
      more: Phrase(
        fr: "Le site montre les pratiques validées, les projets, les réunions, et l’annuaire des "
          + "membres qui ont accepté d’y paraître (champ « visible ») ; personne d’autre n’y est "
          + "nommé. Il s’ouvre depuis le dossier (index.html) ou depuis n’importe quel serveur "
          + "web. Recommencer ne récrit que ce qui a changé, retire ce qui n’est plus à montrer, "
          + "et ne touche pas aux autres fichiers du dossier.",
        en: "The site shows the validated practices, the projects, the meetings, and the directory "
          + "of the members who agreed to be there (field “visible”); nobody else is named. It "
          + "opens from the folder (index.html) or from any web server. Doing it again only "
          + "rewrites what has changed, takes out what is no longer to be shown, and leaves the "
          + "folder's other files alone."),
      examples: ["reseau publish intranet", "reseau publish intranet --language en"])
  }

  @Argument(
    help: help(
      fr: "Le dossier du site ; il est créé s’il manque.",
      en: "The site's folder; it is made if it is missing.",
      valueName: Phrase(fr: "dossier", en: "folder")),
    completion: .directory)
  var folder: String

  @Option(
    help: help(
      fr: "La langue du site : fr ou en (sinon, celle des messages).",
      en: "The site's language: fr or en (otherwise, that of the messages).",
      valueName: Phrase(fr: "langue", en: "language")),
    completion: .list(["fr", "en"]))
  var language: String?

  @Flag(
    help: help(
      fr: "Écrire même dans un dossier qui contient d’autres fichiers ; ceux qui portent le nom "
        + "d’une page sont remplacés.",
      en: "Write even to a folder that holds other files; those that have the name of a page are "
        + "replaced."))
  var force = false

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let language = try pageLanguage(language)
    let path = Edge.absolute(folder)
    let progress = ProgressLine()
    let account = try Replica.reading { replica in
      defer { progress.finish() }
      try replica.checkGround(ofPages: path)
      do {
        return try Site.publish(
          replica, to: path, on: Edge.surroundings.files, in: language, now: Edge.now,
          day: { LocalTime($0).date }, isForced: force
        ) { done, all in
          progress.show(
            Phrase(
              fr: "Écriture du site : page \(done) sur \(all)…",
              en: "Writing the site: page \(done) of \(all)…"))
        }
      } catch let error as SiteError {
        throw Complaint(error)
      }
    }
    try Output.print(output.json ? Self.json(account, path) : Self.phrase(account).text)
  }

  /// « 12 fichiers écrits, 340 inchangés, 1 retiré. »
  private static func phrase(_ account: SiteAccount) -> Phrase {
    let written = Counted(
      count: account.written.count, fr: ("fichier écrit", "fichiers écrits"),
      en: ("file written", "files written"))
    let same = Counted(
      count: account.unchanged, fr: ("inchangé", "inchangés"), en: ("unchanged", "unchanged"))
    let removed = Counted(
      count: account.removed.count, fr: ("retiré", "retirés"), en: ("removed", "removed"))
    return Phrase(
      fr: "\(written.french), \(same.french), \(removed.french).",
      en: "\(written.english), \(same.english), \(removed.english).")
  }

  private static func json(_ account: SiteAccount, _ path: String) -> String {
    Value(object: [
      ("folder", Value(path)), ("removed", Value(array: account.removed.map { Value($0) })),
      ("unchanged", Value(account.unchanged)),
      ("written", Value(array: account.written.map { Value($0) })),
    ]).json
  }
}

/// The language that somebody means who types `word`; that of the messages when there is none.
func pageLanguage(_ word: String?) throws -> Language {
  guard let word else { return .current }
  guard let language = Language(rawValue: word.lowercased()) else {
    throw Complaint(
      .usage, fr: "--language est fr ou en, et non « \(word) ».",
      en: "--language is fr or en, and not “\(word)”.")
  }
  return language
}

extension Complaint {
  /// Says why a folder can't take the static site.
  init(_ error: SiteError) {
    switch error {
    case .otherFolder(let path):
      self.init(
        .cannotCreate,
        fr: "« \(path) » contient des fichiers que Réseau n’a pas écrits : choisissez un dossier "
          + "vide, ou ajoutez --force pour écrire à côté d’eux.",
        en: "“\(path)” holds files that Réseau did not write: choose an empty folder, or add "
          + "--force to write beside them.")
    case .otherNetwork(let path):
      self.init(
        .cannotCreate,
        fr: "« \(path) » contient le site d’un autre réseau : choisissez un autre dossier, ou "
          + "ajoutez --force pour le remplacer.",
        en: "“\(path)” holds the site of another network: choose another folder, or add --force "
          + "to replace it.")
    case .foreignFile(let path):
      self.init(
        .cannotCreate,
        fr: "« \(path) » n’a pas été écrit par Réseau et tient la place d’une page : déplacez-le, "
          + "ou ajoutez --force pour le remplacer.",
        en: "“\(path)” was not written by Réseau and stands where a page has to go: move it, or "
          + "add --force to replace it.")
    }
  }
}
