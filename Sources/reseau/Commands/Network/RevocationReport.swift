import Community
import Merge
import Workspace

/// What became of a site that was to be revoked, told to the user.
struct RevocationReport {
  private let plan: RevocationPlan
  /// The sites that belong all the same: a revocation that takes away what it rests on itself does
  /// not stand.
  private let standing: Set<String>

  init(_ plan: RevocationPlan, standing: Set<String> = []) {
    self.plan = plan
    self.standing = standing
  }

  func tell(asJSON: Bool) throws {
    if asJSON { return try Output.print(Value(array: plan.homes.map(json)).json) }
    for home in plan.homes { try Output.print(phrase(of: home).text) }
    guard plan.isDue else { return }
    try Output.print(SiteDecision.accessToClose.text, Phrase.syncTells.text)
  }

  private func json(of home: RevocationPlan.Home) -> Value {
    var members: [(key: String, value: Value)] = [
      ("changed", Value(home.isDue)), ("site", Value(home.site.id)),
      ("siteName", Value(home.site.name)), ("stands", Value(!standing.contains(home.site.id))),
      ("through", Value(Int(home.through))),
    ]
    if let former = home.former, !home.isDue {
      members += [("at", Value(former.at.text)), ("by", Value(former.by.id))]
    }
    return Value(object: members)
  }

  private func phrase(of home: RevocationPlan.Home) -> Phrase {
    let name = [home.site].withIDs
    let seq = home.through
    if let former = home.former, !home.isDue { return Self.phrase(name, former) }
    guard !standing.contains(home.site.id) else {
      return Phrase(
        fr: "\(name) : la révocation est écrite, mais ne tient pas : elle contredit ce qui fait "
          + "de ce site-ci un animateur.",
        en: "\(name): the revocation is written, but does not stand: it contradicts what makes "
          + "this site a lead.")
    }
    guard seq > 0 else {
      return Phrase(
        fr: "\(name) : révoqué. Rien de ce que ce site a écrit ne compte plus ; un autre peut se "
          + "servir de son invitation.",
        en: "\(name): revoked. Nothing that the site wrote counts any more; another one can use "
          + "its invitation.")
    }
    let before = home.former.map { former in
      Phrase(fr: ", et non plus \(former.through)", en: ", and no longer \(former.through)")
    }
    return Phrase(
      fr: "\(name) : révoqué après son changement \(seq)\(before?.french ?? ""). Ce qui précède "
        + "reste ; ce qui suit ne compte plus, nulle part.",
      en: "\(name): revoked after its change \(seq)\(before?.english ?? ""). What came before "
        + "stays; what comes later counts for nothing, anywhere.")
  }

  /// Says that a site was revoked before.
  private static func phrase(_ name: String, _ former: RevocationPlan.Former) -> Phrase {
    let (day, by, seq) = (LocalTime(former.at).phrase, Visible.line(former.by.name), former.through)
    let left =
      seq > 0
      ? Phrase(fr: "après son changement \(seq)", en: "after its change \(seq)")
      : Phrase(fr: "avec tout ce qu’il a écrit", en: "with all that it wrote")
    return Phrase(
      fr: "\(name) a déjà été révoqué par \(by), le \(day.french), \(left.french) ; rien n’est "
        + "changé.",
      en: "\(name) was already revoked by \(by), on \(day.english), \(left.english); nothing is "
        + "changed.")
  }
}

extension RevocationPlan {
  /// What follows from it, in sentences, before it is done.
  var consequences: [Phrase] {
    [.subject(homes.map(\.site).withIDs)]
      + [changes, fall, questions, codes].compactMap(\.self)
  }

  private var changes: Phrase? {
    let due = homes.filter(\.isDue)
    guard lost > 0 else { return SiteDecision.revoke.consequence }
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

  private var fall: Phrase? {
    guard !falling.isEmpty else { return nil }
    let names = falling.withIDs
    return falling.count < 2
      ? Phrase(
        fr: "Ne fait plus partie du réseau non plus : \(names).",
        en: "No longer in the network either: \(names).")
      : Phrase(
        fr: "Ne font plus partie du réseau non plus : \(names).",
        en: "No longer in the network either: \(names).")
  }

  private var questions: Phrase? {
    guard !orphans.isEmpty, let site = homes.first?.site else { return nil }
    let (name, names) = (Visible.line(site.name), orphans.withIDs)
    return Phrase(
      fr: "Admis par \(name) seul : \(names). « reseau status » demande alors à un site animateur "
        + "de garder ou d’écarter chacun.",
      en: "Let in by \(name) alone: \(names). “reseau status” then asks a lead site to keep or to "
        + "send away each.")
  }

  private var codes: Phrase? {
    guard !withdrawn.isEmpty else { return nil }
    let names = withdrawn.map { Visible.line($0.site) }.joined(separator: ", ")
    return withdrawn.count < 2
      ? Phrase(
        fr: "Son invitation en attente est retirée : \(names).",
        en: "Its open invitation is withdrawn: \(names).")
      : Phrase(
        fr: "Ses invitations en attente sont retirées : \(names).",
        en: "Its open invitations are withdrawn: \(names).")
  }
}
