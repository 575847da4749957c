import Community
import Workspace

extension Dismissal {
  /// « Lyon (lyon-p3x9k2m7) : révoqué après son changement 2. … »
  var phrase: Phrase {
    let name = Visible.line(site.nameAndNumber)
    let phrase = place.phrase(setAside: 0) ?? Phrase(same: "")
    if case .onHold = place {
      return Phrase(
        fr: "\(name) : \(phrase.french). Il entre quand un site animateur l’admet : « reseau admit "
          + "\(site.id) ».",
        en: "\(name): \(phrase.english). It comes in when a lead site lets it in: “reseau admit "
          + "\(site.id)”.")
    }
    return Phrase(
      fr: "\(name) : \(phrase.french). Ce que ce site écrit encore est mis de côté sans bruit.",
      en: "\(name): \(phrase.english). What it still writes is ignored silently.")
  }
}
