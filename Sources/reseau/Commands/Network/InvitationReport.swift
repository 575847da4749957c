import Community
import Exchange
import Merge
import Workspace

/// Tells whom an invitation of many sites invites, with which code, and whom it leaves out.
struct InvitationReport {
  private let plan: InvitationPlan
  private let otherHeadings: [String]

  init(_ plan: InvitationPlan, otherHeadings: [String]) {
    self.plan = plan
    self.otherHeadings = otherHeadings
  }

  /// Prints it: the codes, unless they went to the file called `file`; the rest as messages, so
  /// that what is printed can be passed on.
  func tell(file: String?, asTable: Bool, asJSON: Bool) throws {
    if asJSON { return try Output.print(json(withCodes: file == nil).json) }
    for (guest, reason) in plan.leftOut { Output.message(phrase(of: guest, reason).text) }
    guard !plan.codes.isEmpty else {
      return Output.message(
        Phrase(fr: "Personne de nouveau à inviter.", en: "Nobody new to invite.").text)
    }
    if asTable {
      try Output.print(bytes: table)
    } else if let file {
      try Output.print(written(to: file).text)
    } else {
      var lines = Table(heading: CodeTable.headings.map(\.text))
      for row in rows { lines.add([row.site, row.role, row.until, row.code]) }
      try lines.print()
    }
    Output.message(Phrase.syncTells.text)
  }

  /// The codes as a table for a spreadsheet, or a letter.
  var table: [UInt8] {
    get throws { try CodeTable.bytes(of: rows, otherHeadings: otherHeadings, in: .current) }
  }

  /// The codes for another program.
  var jsonFile: [UInt8] { Array((codes.json + "\n").utf8) }

  private var rows: [CodeTable.Row] {
    plan.codes.map { guest, code in
      let role =
        code.role == .lead
        ? Phrase(fr: "animateur", en: "lead") : Phrase(fr: "site", en: "site")
      return CodeTable.Row(
        site: guest.site, role: role.text,
        until: LocalTime(Timestamp(milliseconds: code.expires)).phrase.text, code: code.text,
        others: guest.others)
    }
  }

  private var codes: Value { Value(array: plan.codes.map(\.code.json)) }

  private func json(withCodes: Bool) -> Value {
    let names = Value(array: plan.codes.map { Value(object: [("site", Value($0.guest.site))]) })
    return Value(object: [
      ("invited", withCodes ? codes : names),
      (
        "leftOut",
        Value(
          array: plan.leftOut.map { guest, reason in
            switch reason {
            case .belongs(let site):
              Value(object: [("id", Value(site.id)), ("site", Value(guest.site))])
            case .invited(let invitation):
              Value(object: [
                ("record", Value(invitation.record)), ("site", Value(guest.site)),
              ])
            }
          })
      ),
    ])
  }

  private func phrase(of guest: Guest, _ reason: InvitationPlan.Reason) -> Phrase {
    let name = Visible.line(guest.site)
    switch reason {
    case .belongs(let site):
      return Phrase(
        fr: "\(name) : déjà du réseau (\(site.id)).", en: "\(name): belongs already (\(site.id)).")
    case .invited(let invitation):
      let day = LocalTime(Timestamp(milliseconds: invitation.expires)).phrase
      return Phrase(
        fr: "\(name) : déjà invité, jusqu’au \(day.french). Son code ne se montre pas deux fois ; "
          + "--again en fait un autre.",
        en: "\(name): invited already, until \(day.english). Its code is not shown twice; --again "
          + "makes another one.")
    }
  }

  private func written(to file: String) -> Phrase {
    let codes = Counted(count: plan.codes.count, fr: ("code", "codes"), en: ("code", "codes"))
    let verb = plan.codes.count < 2 ? "écrit" : "écrits"
    return Phrase(
      fr: "\(codes.french) \(verb) dans « \(Visible.line(file)) », que vous seul pouvez lire : "
        + "supprimez-le quand les codes sont envoyés.",
      en: "\(codes.english) written to “\(Visible.line(file))”, which only you can read: remove "
        + "it once the codes are sent.")
  }
}
