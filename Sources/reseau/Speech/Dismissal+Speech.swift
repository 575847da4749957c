import Community
import Workspace

extension Dismissal {
  /// « Lyon (lyon-p3x9k2m7) : révoqué après son changement 2. … »
  var phrase: Phrase {
    // A site that was never let in has no name that could be believed.
    let name = site.name == site.id ? site.id : "\(Visible.line(site.name)) (\(site.id))"
    let place = place.phrase(setAside: 0) ?? Phrase(same: "")
    return Phrase(
      fr: "\(name) : \(place.french). Ce que ce site écrit encore est mis de côté sans bruit.",
      en: "\(name): \(place.english). What it still writes is ignored silently.")
  }
}
