import Community
import Workspace

extension SiteSubject {
  /// What follows for the site from a decision, in sentences, for who is asked whether it is meant.
  func following(_ foresight: Foresight) -> [Phrase] {
    let own: Phrase? =
      switch foresight.decision {
      case .revoke: kept
      case .retire: lacking
      case .admit, .refuse, .promote, .demote: nil
      }
    return [own].compactMap(\.self) + foresight.consequences
  }

  /// How much of what the site wrote stays, and what is set aside, since it waits for something.
  private var kept: Phrase? {
    guard merged > 0 else { return nil }
    let kept = Counted.changes(merged)
    let french = merged < 2 ? "est arrivé ici" : "sont arrivés ici"
    let english = merged == 1 ? "has come here" : "have come here"
    guard waiting > 0 else {
      return Phrase(
        fr: "\(kept.french) de ce site \(french).", en: "\(kept.english) of the site \(english).")
    }
    let aside = Counted.changes(waiting)
    return Phrase(
      fr: "\(kept.french) de ce site \(french) ; \(aside.french), reçu\(waiting < 2 ? "" : "s") "
        + "mais qui attend\(waiting < 2 ? "" : "ent") autre chose, ne "
        + "compter\(waiting < 2 ? "a" : "ont") pas.",
      en: "\(kept.english) of the site \(english); \(aside.english), received but waiting for "
        + "something else, will not count.")
  }

  /// What nobody waits for any more that the site receives.
  private var lacking: Phrase? {
    guard let line, case .lacking(let count) = line.grasp else { return nil }
    let changes = Counted.changes(count)
    return Phrase(
      fr: "Il lui manque \(changes.french) d’ici ; s’il revient, il "
        + "\(count < 2 ? "le" : "les") recevra.",
      en: "It lacks \(changes.english) from here; if it comes back, it receives "
        + "\(count == 1 ? "it" : "them").")
  }
}
