import Community
import Journal
import Merge
import Workspace

/// The invitations of a network, and what became of each.
struct InvitationList {
  fileprivate struct Row {
    let invitation: InvitationState
    let fate: InvitationState.Fate
    let guest: SiteName?
  }

  private let rows: [Row]

  init(_ replica: Replica) throws {
    let now = Edge.now.milliseconds
    rows = try replica.invitations().map { invitation in
      let guest = try invitation.usedBy.map { try replica.name(of: $0) }
      return Row(invitation: invitation, fate: invitation.fate(at: now), guest: guest)
    }
  }

  /// Prints it: a row for each, its record last.
  func tell(asJSON: Bool) throws {
    if asJSON { return try Output.print(Value(array: rows.map(\.json)).json) }
    guard !rows.isEmpty else {
      return try Output.print(
        Phrase(fr: "Aucune invitation encore.", en: "No invitations yet.").text)
    }
    let heading = [
      Phrase(fr: "site", en: "site"), Phrase(fr: "rôle", en: "role"),
      Phrase(fr: "état", en: "state"), Phrase(fr: "jusqu’au", en: "until"),
      Phrase(fr: "invitation", en: "invitation"),
    ]
    var table = Table(heading: heading.map(\.text))
    for row in rows { table.add(row.cells) }
    try table.print()
    for row in rows where row.fate == .contested { try Output.print("", row.question.text) }
  }
}

extension InvitationList.Row {
  fileprivate var cells: [String] {
    let role =
      invitation.role == .lead
      ? Phrase(fr: "animateur", en: "lead") : Phrase(fr: "site", en: "site")
    let until = LocalTime(Timestamp(milliseconds: invitation.expires)).phrase
    return [invitation.site, role.text, state.text, until.text, invitation.record]
  }

  private var state: Phrase {
    switch fate {
    case .open: Phrase(fr: "ouverte", en: "open")
    case .contested: Phrase(fr: "à départager", en: "to decide")
    case .withdrawn: Phrase(fr: "retirée", en: "withdrawn")
    case .expired: Phrase(fr: "expirée", en: "expired")
    case .used:
      Phrase(fr: "a servi à \(guestText)", en: "used by \(guestText)")
    }
  }

  /// What a lead is asked about a code that several used.
  fileprivate var question: Phrase {
    let rivals = invitation.rivals.map(\.text)
    let names = rivals.prefix(6).joined(separator: ", ") + (rivals.count > 6 ? ", …" : "")
    let site = Visible.line(invitation.site)
    return Phrase(
      fr:
        "\(site) : \(rivals.count) sites ont utilisé cette invitation (\(names)), et aucun n’entre "
        + "avant qu’un site animateur choisisse. Demandez son numéro à la bonne personne ; "
        + "« reseau admit NUMÉRO » garde ce site, et lui seul.",
      en:
        "\(site): \(rivals.count) sites used this invitation (\(names)), and none comes in "
        + "before a lead site chooses. Ask the right person for the id; “reseau admit ID” keeps "
        + "that site, and it alone.")
  }

  private var guestText: String { guest.map { "\($0.name) (\($0.id))" } ?? "" }

  fileprivate var json: Value {
    var members: [(key: String, value: Value)] = [
      ("expires", Value(Timestamp(milliseconds: invitation.expires).text)),
      ("record", Value(invitation.record)), ("role", Value(invitation.role.rawValue)),
      ("site", Value(invitation.site)), ("state", Value(fate.rawValue)),
    ]
    if let guest {
      members += [("usedBy", Value(guest.id)), ("usedByName", Value(guest.name))]
    }
    if fate == .contested {
      members.append(("rivals", Value(array: invitation.rivals.map { Value($0.text) })))
    }
    return Value(object: members)
  }
}
