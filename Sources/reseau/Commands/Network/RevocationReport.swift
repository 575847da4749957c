import Community
import Merge
import Workspace

/// What became of a site that was to be revoked, told to the user.
struct RevocationReport {
  private let foresight: Foresight

  init(_ foresight: Foresight) { self.foresight = foresight }

  func tell(asJSON: Bool) throws {
    if asJSON { return try Output.print(Value(array: foresight.homes.map(json)).json) }
    for home in foresight.homes { try Output.print(phrase(of: home).text) }
    guard foresight.isDue else { return }
    try Output.print(SiteDecision.accessToClose.text, Phrase.syncTells.text)
  }

  private func json(of home: Foresight.Home) -> Value {
    var members: [(key: String, value: Value)] = [
      ("changed", Value(home.isDue)), ("site", Value(home.site.id)),
      ("siteName", Value(home.site.name)), ("stands", Value(home.stands)),
      ("through", Value(Int(home.through))),
    ]
    if let former = home.former, !home.isDue {
      members += [("at", Value(former.at.text)), ("by", Value(former.by.id))]
    }
    return Value(object: members)
  }

  private func phrase(of home: Foresight.Home) -> Phrase {
    let name = [home.site].withIDs
    let seq = home.through
    if let former = home.former, !home.isDue { return Self.phrase(name, former) }
    guard home.stands else {
      return Phrase(
        fr: "\(name) : la révocation est écrite, mais ne tient pas : elle contredit ce qui fait "
          + "de ce site-ci un animateur.",
        en: "\(name): the revocation is written, but does not stand: it contradicts what makes "
          + "this site a lead.")
    }
    if foresight.decision == .refuse {
      return Phrase(
        fr: "\(name) : refusé. Rien de ce que ce site a écrit ne compte.",
        en: "\(name): refused. Nothing that the site wrote counts.")
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
  private static func phrase(_ name: String, _ former: PastRevocation) -> Phrase {
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
