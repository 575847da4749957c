import Community
import Merge
import Workspace

/// The site that a page is about, as this home knows it.
struct SiteSubject {
  /// Its first home.
  let origin: SiteID
  let name: String
  /// How it stands; `nil` for one that is only asked about.
  let line: SiteLine?
  /// What a lead is asked about it.
  let questions: [LeadQuestion]
  /// What this site, where it is a lead, can decide about it.
  let decisions: [SiteDecision]
  /// Whether it is this very site.
  let isOwn: Bool
  let isRevoked: Bool
  /// How many of its changes are merged here.
  let merged: Int
  /// How many others of it are here and wait for something.
  let waiting: Int

  /// - Throws: ``PageError/noSuchPage`` when nobody has heard of the site that the path names.
  init(_ visit: Visit, _ status: Status) throws(PageError) {
    guard let origin = SiteID(visit.path["site"] ?? "") else { throw .noSuchPage }
    let row = SiteRow.rows(of: status).first { $0.origin == origin.text }
    isOwn = origin.text == status.origin
    questions = status.questions.filter { $0.site?.id == origin.text }
    line =
      isOwn
      ? SiteLine(own: status, visit)
      : row.map { SiteLine($0, visit, isLed: status.isLead) }
    // One that is not in yet has no name that others go by, save the one that it gives itself.
    guard let name = questions.first?.site?.name ?? line?.name else { throw .noSuchPage }
    self.name = name
    self.origin = origin
    decisions = status.decisions(about: origin.text)
    merged = row?.merged ?? 0
    waiting = (row?.held ?? 0) - merged
    if case .revoked = row?.place { isRevoked = true } else { isRevoked = false }
  }

  var siteName: SiteName { SiteName(id: origin.text, name: name) }

  /// Whether others used its invitation, too, and nobody has decided yet.
  var isContested: Bool {
    questions.contains { if case .contested = $0 { true } else { false } }
  }
}
