import Community

// What follows from a decision, in the words of all who ask whether it is meant.
extension Foresight {
  /// What the decision does, before it is done.
  public var outcome: Phrase {
    let due = homes.filter(\.isDue)
    guard lost > 0 else { return decision.consequence }
    let counted = Counted.changes(lost)
    let (verb, not) = lost < 2 ? ("compte", "no longer counts") : ("comptent", "no longer count")
    guard due.count == 1, let seq = due.first?.through, seq > 0 else {
      return Phrase(
        fr: "\(counted.french) de ce site ne \(verb) plus, nulle part.",
        en: "\(counted.english) of the site \(not), anywhere.")
    }
    return Phrase(
      fr: "\(counted.french) de ce site après son changement \(seq) ne \(verb) plus, nulle part.",
      en: "\(counted.english) after its change \(seq) \(not), anywhere.")
  }

  /// What follows from that here and now, in sentences.
  public var consequences: [Phrase] {
    let sentences: [Phrase?] =
      switch decision {
      case .revoke: [standing, own, role, lastLead, departures, guests] + lapsed + [withdrawn]
      case .demote: [standing, own, lastLead, serving]
      case .retire: [remaining]
      case .admit, .refuse, .promote: []
      }
    return sentences.compactMap(\.self)
  }

  private var standing: Phrase? {
    guard !stands else { return nil }
    return Phrase(
      fr: "Elle ne tiendrait pas : elle contredit ce qui fait de votre site un animateur.",
      en: "It would not stand: it contradicts what makes your site a lead.")
  }

  /// Nobody but another lead gives back what a site takes from itself.
  private var own: Phrase? {
    guard isOwn else { return nil }
    return decision == .demote
      ? Phrase(
        fr: "C’est ce site-ci : il ne pourra plus inviter, révoquer, valider ni effacer, et seul "
          + "un autre site animateur peut lui rendre ce rôle.",
        en: "It is this very site: it will no longer be able to invite, revoke, validate or erase, "
          + "and only another lead site can give it the role again.")
      : Phrase(
        fr: "C’est ce site-ci : il ne pourra plus rien enregistrer, et seul un autre site "
          + "animateur peut l’inviter à nouveau.",
        en: "It is this very site: it will no longer be able to record anything, and only another "
          + "lead site can invite it again.")
  }

  private var role: Phrase? {
    guard isLead, !isOwn, stands else { return nil }
    return Phrase(fr: "Il n’est plus site animateur.", en: "It is a lead site no longer.")
  }

  private var remaining: Phrase? {
    guard isLead else { return nil }
    return Phrase(
      fr: "Il reste site animateur : s’il ne revient pas, reprenez-lui aussi ce rôle.",
      en: "It stays a lead site: if it does not come back, take that role back, too.")
  }

  private var lastLead: Phrase? {
    guard isLead, leads.count == 1, let name = leads.first?.name else { return nil }
    return Phrase(
      fr: "\(name) est alors le seul site animateur : nommez-en d’abord un second.",
      en: "\(name) is then the only lead site: make a second one first.")
  }

  /// Who falls is told by number: it may be another home of the site itself.
  private var departures: Phrase? {
    guard !fallen.isEmpty else { return nil }
    let names = fallen.map(\.nameAndNumber).joined(separator: ", ")
    return fallen.count == 1
      ? Phrase(
        fr: "Sort du réseau avec lui, et rien de ce qu’il a écrit ne compte plus : \(names).",
        en: "This one leaves the network with it, and nothing that it wrote counts any more: "
          + "\(names).")
      : Phrase(
        fr: "Sortent du réseau avec lui, et rien de ce qu’ils ont écrit ne compte plus : "
          + "\(names).",
        en: "These leave the network with it, and nothing that they wrote counts any more: "
          + "\(names).")
  }

  /// Whom leads have to decide about then.
  private var guests: Phrase? {
    guard !orphans.isEmpty else { return nil }
    let names = orphans.map(\.name).joined(separator: ", ")
    return orphans.count == 1
      ? Phrase(
        fr: "Le site que lui seul a admis reste, et il sera demandé aux sites animateurs s’il faut "
          + "le garder : \(names).",
        en: "The site that it alone let in stays, and lead sites will be asked whether to keep it: "
          + "\(names).")
      : Phrase(
        fr: "Les sites que lui seul a admis restent, et il sera demandé aux sites animateurs s’il "
          + "faut les garder : \(names).",
        en: "The sites that it alone let in stay, and lead sites will be asked whether to keep "
          + "them: \(names).")
  }

  /// What has to be done again then.
  private var lapsed: [Phrase?] {
    questions.filter { if case .lapsed = $0 { true } else { false } }.map(\.phrase)
      .map { Phrase(fr: $0.french + ".", en: $0.english + ".") }
  }

  private var withdrawn: Phrase? {
    guard isDue, !invitations.isEmpty else { return nil }
    let names = invitations.map(\.site).joined(separator: ", ")
    return invitations.count == 1
      ? Phrase(
        fr: "Son invitation qui n’a pas encore servi est retirée : \(names).",
        en: "Its invitation that has not served yet is withdrawn: \(names).")
      : Phrase(
        fr: "Ses invitations qui n’ont pas encore servi sont retirées : \(names).",
        en: "Its invitations that have not served yet are withdrawn: \(names).")
  }

  private var serving: Phrase? {
    guard !invitations.isEmpty else { return nil }
    let names = invitations.map(\.site).joined(separator: ", ")
    return invitations.count == 1
      ? Phrase(
        fr: "Son invitation qui n’a pas encore servi reste valable : \(names). Retirez-la d’abord "
          + "si elle ne doit plus servir.",
        en: "Its invitation that has not served yet stays valid: \(names). Withdraw it first if it "
          + "is not to serve any more.")
      : Phrase(
        fr: "Ses invitations qui n’ont pas encore servi restent valables : \(names). Retirez "
          + "d’abord celles qui ne doivent plus servir.",
        en: "Its invitations that have not served yet stay valid: \(names). First withdraw those "
          + "that are not to serve any more.")
  }
}
