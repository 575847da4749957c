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
    case .withdrawn: Phrase(fr: "retirée", en: "withdrawn")
    case .expired: Phrase(fr: "expirée", en: "expired")
    case .used:
      Phrase(fr: "a servi à \(guestText)", en: "used by \(guestText)")
    }
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
    return Value(object: members)
  }
}
