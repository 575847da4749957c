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
  private let back: String
  private let question: String
  private let linked: [Linked]
  private let hasLinked: Bool

  init(_ visit: Visit, _ replica: Replica) throws {
    let person = try visit.personToForget(replica)
    t = visit.words
    page = Frame(visit, title: visit.words["forget"], at: "/member")
    record = person.record
    back = person.title == nil ? "/" : "/" + person.record
    let name = person.title ?? person.record
    question = visit.say(Phrase(fr: "Effacer « \(name) » ?", en: "Erase “\(name)”?"))
    linked = try replica.linkedRecords(of: record).map { Linked($0, visit) }
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
  /// The person whom the path names, when this site may erase somebody; without a title where
  /// nothing is left but that an erasure is to be asked for again.
  fileprivate func personToForget(
    _ replica: Replica
  ) throws -> (record: String, title: String?) {
    guard try replica.isLead() else { throw WorkspaceError.leadsOnly }
    guard Kind.of(record: record) == .member, try replica.remembers(record) else {
      throw PageError.noSuchPage
    }
    return (record, try replica.view(of: record)?.title)
  }

  /// Erases the person, and of the linked records those that were ticked.
  func forget(in replica: Replica) throws -> PageAnswer {
    _ = try personToForget(replica)
    let linked = try replica.linkedRecords(of: record).map(\.record)
    try replica.forget(record, with: form.all("also").filter(linked.contains))
    return .goTo("/member?note=forgotten")
  }
}
