import Community
import Workspace

extension Phrase {
  /// Says that what is shown is without what a site wrote.
  static func lacking(_ site: SiteName) -> Phrase {
    let name = Visible.line(site.name)
    return Phrase(
      fr: "Le journal de \(name) est endommagé dans ce dossier : il est mis de côté, et ce qui en "
        + "dépend ne se voit pas. « reseau sync » le reprend d’un partage.",
      en: "The journal of \(name) is damaged in this folder: it was set aside, and what rests on "
        + "it does not show. “reseau sync” takes it from a share.")
  }

  /// Says that what a site wrote is here again.
  static func hasCome(_ site: SiteName) -> Phrase {
    let name = Visible.line(site.name)
    return Phrase(
      fr: "Le journal de \(name), qui manquait dans ce dossier, y est de nouveau.",
      en: "The journal of \(name), which was missing in this folder, is there again.")
  }
}
