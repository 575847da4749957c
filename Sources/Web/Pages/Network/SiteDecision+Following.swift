import Community
import Workspace

extension SiteDecision {
  /// What follows from it here and now, in sentences, for who is asked whether it is meant.
  func following(_ foresight: Foresight, about subject: SiteSubject) -> [Phrase] {
    switch self {
    case .revoke:
      [foresight.standing, subject.kept, foresight.role, foresight.lastLead, foresight.departures]
        .compactMap { $0 } + foresight.asked + [foresight.withdrawn].compactMap { $0 }
    case .demote:
      [foresight.standing, foresight.lastLead, foresight.serving].compactMap { $0 }
    case .retire: [subject.lacking, foresight.remaining].compactMap { $0 }
    case .admit, .promote: []
    }
  }
}

extension SiteSubject {
  /// How much of what the site wrote stays, and what is set aside, since it waits for something.
  fileprivate var kept: Phrase? {
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
  fileprivate var lacking: Phrase? {
    guard let line, case .lacking(let count) = line.grasp else { return nil }
    let changes = Counted.changes(count)
    return Phrase(
      fr: "Il lui manque \(changes.french) d’ici ; s’il revient, il "
        + "\(count < 2 ? "le" : "les") recevra.",
      en: "It lacks \(changes.english) from here; if it comes back, it receives "
        + "\(count == 1 ? "it" : "them").")
  }
}

extension Foresight {
  fileprivate var standing: Phrase? {
    guard !stands else { return nil }
    return Phrase(
      fr: "Elle ne tiendrait pas : elle contredit ce qui fait de votre site un animateur.",
      en: "It would not stand: it contradicts what makes your site a lead.")
  }

  fileprivate var role: Phrase? {
    guard isLead, stands else { return nil }
    return Phrase(fr: "Il n’est plus site animateur.", en: "It is a lead site no longer.")
  }

  fileprivate var remaining: Phrase? {
    guard isLead else { return nil }
    return Phrase(
      fr: "Il reste site animateur : s’il ne revient pas, reprenez-lui aussi ce rôle.",
      en: "It stays a lead site: if it does not come back, take that role back, too.")
  }

  fileprivate var lastLead: Phrase? {
    guard isLead, leads.count == 1, let name = leads.first?.name else { return nil }
    return Phrase(
      fr: "\(name) est alors le seul site animateur : nommez-en d’abord un second.",
      en: "\(name) is then the only lead site: make a second one first.")
  }

  fileprivate var departures: Phrase? {
    guard !fallen.isEmpty else { return nil }
    let names = fallen.map(\.name).joined(separator: ", ")
    return Phrase(
      fr: "Sortent du réseau avec lui, et rien de ce qu’ils ont écrit ne compte plus : \(names).",
      en: "These leave the network with it, and nothing that they wrote counts any more: \(names).")
  }

  /// Whom leads have to decide about then, and what they have to do again.
  fileprivate var asked: [Phrase] {
    let guests = questions.compactMap { question -> String? in
      if case .orphan(let site, _, _) = question { site.name } else { nil }
    }
    let lapsed = questions.filter { if case .lapsed = $0 { true } else { false } }.map(\.phrase)
      .map { Phrase(fr: $0.french + ".", en: $0.english + ".") }
    guard !guests.isEmpty else { return lapsed }
    let names = guests.joined(separator: ", ")
    return [
      Phrase(
        fr: "Les sites que lui seul a admis restent, et l’accueil vous demandera s’il faut les "
          + "garder : \(names).",
        en: "The sites that it alone let in stay, and the home page will ask you whether to keep "
          + "them: \(names).")
    ] + lapsed
  }

  fileprivate var withdrawn: Phrase? {
    guard !invited.isEmpty else { return nil }
    let names = invited.joined(separator: ", ")
    return Phrase(
      fr: "Ses invitations qui n’ont pas encore servi sont retirées : \(names).",
      en: "Its invitations that have not served yet are withdrawn: \(names).")
  }

  fileprivate var serving: Phrase? {
    guard !invited.isEmpty else { return nil }
    let names = invited.joined(separator: ", ")
    return Phrase(
      fr:
        "Ses invitations qui n’ont pas encore servi restent valables : \(names). Retirez d’abord, "
        + "dans les réglages, celles qui ne doivent plus servir.",
      en: "Its invitations that have not served yet stay valid: \(names). First withdraw, in the "
        + "settings, those that are not to serve any more.")
  }
}
