import Community

/// What every page has around what it shows.
struct Frame: Sendable {
  /// An entry of the menu.
  struct Place: Sendable {
    let href: String
    let label: String
    let isHere: Bool
  }

  let lang: String
  let title: String
  let token: String
  let style: String
  let script: String
  let icon: String
  let places: [Place]
  /// Whether there is a menu: there is none without a home.
  let hasMenu: Bool
  /// What was just done, or what is to be known, in a sentence.
  let notice: String?

  /// Makes the frame of the page `title` for `visit`.
  ///
  /// - Parameters:
  ///   - place: the path of the menu's entry that the page belongs to.
  ///   - hasMenu: whether the menu leads anywhere.
  init(_ visit: Visit, title: String, at place: String?, hasMenu: Bool = true) {
    lang = visit.language.rawValue
    self.title = title
    token = visit.token
    style = "/\(Assets.style.name)"
    script = "/\(Assets.script.name)"
    icon = "/\(Assets.icon.name)"
    places = Self.menu.map { path, label in
      Place(href: path, label: visit.say(label), isHere: path == place)
    }
    self.hasMenu = hasMenu
    notice = visit.query["note"].flatMap { Notices.all[$0] }.map { visit.say($0) }
  }

  private static let menu: [(path: String, label: Phrase)] = [
    ("/", Phrase(fr: "Accueil", en: "Home")),
    ("/practice", Phrase(fr: "Pratiques", en: "Practices")),
    ("/member", Phrase(fr: "Membres", en: "Members")),
    ("/project", Phrase(fr: "Projets", en: "Projects")),
    ("/meeting", Phrase(fr: "Réunions", en: "Meetings")),
    ("/survey", Phrase(fr: "Enquêtes", en: "Surveys")),
    ("/sync", Phrase(fr: "Échanger", en: "Exchange")),
    ("/network", Phrase(fr: "Le réseau", en: "Network")),
    ("/settings", Phrase(fr: "Réglages", en: "Settings")),
  ]
}
