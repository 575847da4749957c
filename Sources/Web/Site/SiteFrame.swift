import Community
import Merge

/// What every page of the static site has around what it shows.
struct SiteFrame {
  /// An entry of the menu.
  struct Place {
    let href: String
    let label: String
    let isHere: Bool
  }

  let lang: String
  let title: String
  let network: String
  /// What leads from the page to the site's root: empty, or `../`.
  let root: String
  let places: [Place]

  /// Makes the frame of the page at `path`.
  ///
  /// - Parameter place: the page of the menu that it belongs to.
  init(_ contents: SiteContents, title: String, path: String, at place: String?) {
    lang = contents.language.rawValue
    self.title = title
    network = contents.network
    let root = path.contains("/") ? "../" : ""
    self.root = root
    places = Self.menu.filter { entry in
      entry.path != "meetings/index.html" || !contents.meetings.isEmpty
    }.map { path, label in
      Place(href: root + path, label: contents.say(label), isHere: path == place)
    }
  }

  /// What all pages have in common, for their fingerprints: the program's templates and words, and
  /// what the frame says.
  static func key(_ contents: SiteContents) -> String {
    var print = Fingerprint()
    print.take(templates)
    print.take(contents.language.rawValue)
    print.take(contents.network)
    print.take("\(contents.meetings.isEmpty)")
    return print.text
  }

  private static let templates: String = {
    var print = Fingerprint()
    for name in Templates.sources.keys.sorted() where name.hasPrefix("site-") {
      print.take(String(decoding: Templates.sources[name] ?? [], as: UTF8.self))
    }
    for (name, phrase) in Words.site.sorted(by: { $0.key < $1.key }) {
      print.take(name)
      print.take(phrase.french)
      print.take(phrase.english)
    }
    return print.text
  }()

  private static let menu: [(path: String, label: Phrase)] = [
    ("index.html", Phrase(fr: "Accueil", en: "Home")),
    ("practices/index.html", Phrase(fr: "Pratiques", en: "Practices")),
    ("projects/index.html", Phrase(fr: "Projets", en: "Projects")),
    ("meetings/index.html", Phrase(fr: "Réunions", en: "Meetings")),
    ("directory.html", Phrase(fr: "Annuaire", en: "Directory")),
  ]
}
