import Community
import Workspace

/// A way to decide something: it leads to a page that says what follows, and asks.
struct DecisionLink: Sendable {
  let href: String
  let label: String
  /// The label and what it is about, for those who hear the page, where several stand on one.
  let name: String?
  let isDanger: Bool

  init(href: String, label: String, name: String? = nil, isDanger: Bool = false) {
    self.href = href
    self.label = label
    self.name = name
    self.isDanger = isDanger
  }

  /// Leads to `decision` about a site.
  ///
  /// - Parameter isNamed: whether it has to be told which one.
  init(_ decision: SiteDecision, about site: SiteName, isNamed: Bool, _ visit: Visit) {
    let label = decision.label
    let name = Phrase(
      fr: "\(label.french)\u{A0}: \(site.nameAndNumber)",
      en: "\(label.english): \(site.nameAndNumber)")
    self.init(
      href: "/network/\(site.id)/\(decision.rawValue)", label: visit.say(label),
      name: isNamed ? visit.say(name) : nil, isDanger: decision.isDanger)
  }
}

extension SiteDecision {
  /// What the button says.
  var label: Phrase {
    switch self {
    case .admit: Phrase(fr: "Garder", en: "Keep")
    case .refuse: Phrase(fr: "Refuser", en: "Refuse")
    case .promote: Phrase(fr: "Nommer site animateur", en: "Make it a lead site")
    case .demote: Phrase(fr: "Reprendre le rôle d’animateur", en: "Take the lead’s role back")
    case .retire: Phrase(fr: "Mettre à la retraite", en: "Retire")
    case .revoke: Phrase(fr: "Révoquer", en: "Revoke")
    }
  }

  /// Whether it takes away what only a new invitation gives back.
  var isDanger: Bool { self == .revoke || self == .refuse }

  /// What else somebody at the page should know before it is done.
  func warnings(about subject: SiteSubject) -> [Phrase] {
    switch self {
    case .admit where subject.isContested:
      [
        Phrase(
          fr: "Les autres sites qui ont utilisé cette invitation n’entrent pas dans le réseau. "
            + "Demandez son numéro à la bonne personne : il est dans ses réglages, sous "
            + "« À propos ».",
          en: "The other sites that used this invitation do not come into the network. Ask the "
            + "right person for the site’s number: it stands in the settings there, under “About”.")
      ]
    case .retire:
      [
        Phrase(
          fr: "Les autres sites ne l’attendent plus.", en: "The other sites no longer wait for it.")
      ]
    case .refuse, .revoke:
      [
        Phrase(
          fr: "Cela ne se reprend pas : \(self == .revoke ? "révoqué" : "refusé") par erreur, il "
            + "rejoint le réseau avec une nouvelle invitation, et rapporte ce qu’il a écrit.",
          en: "This can’t be taken back: a site \(self == .revoke ? "revoked" : "refused") by "
            + "mistake joins the network with a new invitation, and brings what it wrote."),
        Self.accessToClose,
      ]
    case .admit, .promote, .demote: []
    }
  }
}
