import Community
import Merge
import Workspace

/// Asks, before a person is erased for ever, which of the records that are said to be the person.
struct ForgetPage {
  /// A record that is said to tell about the same person.
  struct Linked: Sendable {
    let record: String
    let name: String
    let facts: [String]
    let reasons: [String]
  }

  private let t: Wording
  private let page: Frame
  private let record: String
  private let question: String
  private let linked: [Linked]
  private let hasLinked: Bool

  init(_ visit: Visit, _ replica: Replica) throws {
    let view = try visit.personToForget(replica)
    t = visit.words
    page = Frame(visit, title: visit.words["forget"], at: "/member")
    record = view.record
    question = visit.say(
      Phrase(fr: "Effacer « \(view.title) » ?", en: "Erase “\(view.title)”?"))
    linked = try replica.linkedRecords(of: view.record).map { Linked($0, visit) }
    hasLinked = !linked.isEmpty
  }

  var answer: PageAnswer { .html(Templates.render("forget", self)) }
}

extension ForgetPage.Linked {
  init(_ linked: LinkedRecord, _ visit: Visit) {
    record = linked.record
    name = linked.title ?? linked.record
    let removed = Phrase(fr: "fiche supprimée", en: "removed record")
    facts =
      [linked.site, linked.email].compactMap { $0 } + (linked.isRemoved ? [visit.say(removed)] : [])
    reasons = linked.ties.map { tie in
      let (one, other) = (tie.title ?? tie.record, tie.targetTitle ?? tie.target)
      let said = Phrase(
        fr: "La fiche « \(one) » est dite de la même personne que la fiche « \(other) »",
        en: "“\(one)” is said to be the same person as “\(other)”")
      guard let site = tie.site, let at = tie.at else { return visit.say(said) }
      let time = visit.surroundings.time(at)
      return visit.say(
        Phrase(
          fr: "\(said.french) : noté à \(site.name), \(time.french)",
          en: "\(said.english): noted at \(site.name), \(time.english)"))
    }
  }
}

extension Visit {
  /// The person whom the path names, when this site may erase somebody.
  fileprivate func personToForget(_ replica: Replica) throws -> RecordView {
    guard try replica.isLead() else { throw WorkspaceError.leadsOnly }
    let view = try view(replica)
    guard view.kind == .member else { throw PageError.noSuchPage }
    return view
  }

  /// Erases the person, and of the linked records those that were ticked.
  func forget(in replica: Replica) throws -> PageAnswer {
    let view = try personToForget(replica)
    let linked = try replica.linkedRecords(of: view.record).map(\.record)
    try replica.forget(view.record, with: form.all("also").filter(linked.contains))
    return .goTo("/member?note=forgotten")
  }
}
