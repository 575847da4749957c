import Community
import Journal
import Merge
import Workspace

/// The status as people read it.
struct StatusPage {
  private let status: Workspace.Status

  init(_ status: Workspace.Status) { self.status = status }

  func print() throws {
    var output = Output()
    if status.place.isBarred {
      let complaint = SiteID(status.site.id).map {
        Complaint(WorkspaceError.barred($0, status.place))
      }
      try output.line(Terminal.alert((complaint?.phrase ?? status.place.matter).text))
    }
    let role =
      status.isLead ? Phrase(fr: ", site animateur", en: ", a lead site") : Phrase(fr: "", en: "")
    let site = Visible.line(status.site.name)
    let network = Visible.line(status.network)
    try output.line(
      Terminal.bold(
        Phrase(
          fr: "\(site)\(role.french), dans le réseau « \(network) »",
          en: "\(site)\(role.english), in the network “\(network)”"
        ).text))
    try output.line(Terminal.dim("\(status.site.id)  \(Edge.home)"))
    try output.line(records.text)
    for line in attention { try output.line(line.text) }
    try output.flush()
    try printShares()
    try printSites()
  }

  private var records: Phrase {
    let parts = status.records.filter { $0.count > 0 }.compactMap { part in
      Kind.named(part.kind).map { kind in
        Counted(
          count: part.count, fr: (kind.singular.french, kind.plural.french),
          en: (kind.singular.english, kind.plural.english))
      }
    }
    guard !parts.isEmpty else { return Phrase(fr: "Aucune fiche encore.", en: "No records yet.") }
    let changes = Counted.changes(status.changes)
    return Phrase(
      fr: parts.map(\.french).joined(separator: ", ") + " (\(changes.french)).",
      en: parts.map(\.english).joined(separator: ", ") + " (\(changes.english)).")
  }

  /// What somebody should do something about.
  private var attention: [Phrase] {
    var lines: [Phrase] = []
    let waiting = Int(status.waiting)
    lines.append(
      waiting > 0
        ? Counted.waitingPhrase(waiting)
        : Phrase(fr: "Tout est envoyé.", en: "All is sent."))
    if status.onHold > 0 { lines.append(Counted.onHoldPhrase(status.onHold)) }
    if status.conflicts > 0 {
      let records = Counted.records(status.conflicts)
      lines.append(
        Phrase(
          fr: "\(records.french) à décider : « reseau conflicts ».",
          en: "\(records.english) to decide: “reseau conflicts”."))
    }
    lines += StatusHealth(status).lines
    return lines
  }

  private func printShares() throws {
    guard !status.shares.isEmpty else {
      return try Output.print("", Complaint.noShare.phrase.text)
    }
    var table = Table(heading: [
      Phrase(fr: "partage", en: "share").text, Phrase(fr: "état", en: "state").text,
      Phrase(fr: "dernier échange", en: "last exchange").text,
    ])
    for share in status.shares.map({ ShareState($0) }) {
      table.add([share.folder, share.word.text, share.seen.text])
    }
    try Output.print("")
    try table.print()
  }

  private func printSites() throws {
    let rows = SiteRow.rows(of: status)
    guard !rows.isEmpty else { return }
    let heading = [
      Phrase(fr: "site", en: "site"), Phrase(fr: "reçus d’ici", en: "has of ours"),
      Phrase(fr: "changements", en: "changes"), Phrase(fr: "dernier signe", en: "last sign"),
    ]
    let hasNotes = rows.contains { $0.note != nil }
    var table = Table(heading: heading.map(\.text) + (hasNotes ? [""] : []))
    for row in rows {
      let lead = row.isLead ? Phrase(fr: " (animateur)", en: " (lead)").text : ""
      let merged = row.held > row.merged ? "\(row.merged)/\(row.held)" : "\(row.held)"
      let cells = [
        row.label + lead, "\(row.seen)/\(status.own)", merged,
        row.at.map { LocalTime($0).phrase.text } ?? "",
      ]
      table.add(cells + (hasNotes ? [row.note?.text ?? ""] : []))
    }
    try Output.print("")
    try table.print()
  }
}
