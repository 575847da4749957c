import Community
import Merge
import Workspace

/// Something that is done to a record by one click.
enum RecordAction: String, CaseIterable, Sendable {
  case propose
  case withdraw
  case validate
  case archive
  case proposeAgain
  case useful
  case notUseful
  case adopt
  case notAdopted
  case takePart
  case leave
  case attend
  case notAttend
  case done
  case undone
  case openSurvey
  case closeSurvey

  /// What the button says.
  var label: Phrase {
    switch self {
    case .propose: Phrase(fr: "Proposer à la validation", en: "Propose for validation")
    case .withdraw: Phrase(fr: "Retirer la proposition", en: "Withdraw the proposal")
    case .validate: Phrase(fr: "Valider", en: "Validate")
    case .archive: Phrase(fr: "Archiver", en: "Archive")
    case .proposeAgain: Phrase(fr: "Proposer de nouveau", en: "Propose again")
    case .useful: Phrase(fr: "Cela m’est utile", en: "Useful to me")
    case .notUseful: Phrase(fr: "Cela ne m’est plus utile", en: "No longer useful to me")
    case .adopt: Phrase(fr: "Adoptée sur notre site", en: "Adopted at our site")
    case .notAdopted: Phrase(fr: "Plus suivie sur notre site", en: "No longer used at our site")
    case .takePart: Phrase(fr: "Je participe", en: "I take part")
    case .leave: Phrase(fr: "Je ne participe plus", en: "I no longer take part")
    case .attend: Phrase(fr: "J’y étais", en: "I was there")
    case .notAttend: Phrase(fr: "Je n’y étais pas", en: "I was not there")
    case .done: Phrase(fr: "C’est fait", en: "Done")
    case .undone: Phrase(fr: "Ce n’est pas fait", en: "Not done")
    case .openSurvey: Phrase(fr: "Ouvrir l’enquête", en: "Open the survey")
    case .closeSurvey: Phrase(fr: "Clore l’enquête", en: "Close the survey")
    }
  }

  /// Whether it is said by a member, so that somebody must have said who works here.
  var needsPerson: Bool {
    switch self {
    case .useful, .notUseful, .takePart, .leave, .attend, .notAttend: true
    default: false
    }
  }

  /// What can be done to `view` now, the likeliest first.
  ///
  /// - Parameters:
  ///   - person: the member who works here.
  ///   - site: this site's name.
  ///   - isLead: whether this site is a lead.
  static func all(
    for view: RecordView, person: String?, site: String, isLead: Bool, today: CalendarDate?
  ) -> [RecordAction] {
    func toggled(_ field: String, _ element: String?, _ on: Self, _ off: Self) -> Self {
      element.map { view.elements(field).contains($0) } == true ? off : on
    }
    switch view.kind {
    case .practice:
      let steps = today.map { PracticeLife(view, today: $0).steps(isLead: isLead) } ?? []
      return steps + [
        toggled("useful", person, .useful, .notUseful),
        toggled("adopted", site, .adopt, .notAdopted),
      ]
    case .project: return [toggled("participants", person, .takePart, .leave)]
    case .meeting: return [toggled("attendance", person, .attend, .notAttend)]
    case .task: return [view.value("done")?.bool == true ? .undone : .done]
    case .survey where isLead:
      return [view.string("status") == "open" ? .closeSurvey : .openSurvey]
    default: return []
    }
  }

  /// The change that it is; `nil` when all is so already.
  func change(
    of view: RecordView, person: String?, site: String, today: CalendarDate?
  ) -> Change? {
    var change = Change(on: view.record)
    func life() -> PracticeLife? { today.map { PracticeLife(view, today: $0) } }
    func put(_ field: String, _ element: String?) {
      if let element { change.add = [FieldChange(field, [element])] }
    }
    func take(_ field: String, _ element: String?) {
      if let element { change.remove = [FieldChange(field, [element])] }
    }
    func set(_ field: String, _ value: Value) { change.set = [FieldChange(field, value)] }
    switch self {
    case .propose: return life()?.proposing()
    case .withdraw: return life()?.withdrawingProposal()
    case .validate: return life()?.validating()
    case .archive: return life()?.archiving()
    case .proposeAgain: return life()?.proposingAgain()
    case .useful: put("useful", person)
    case .notUseful: take("useful", person)
    case .adopt: put("adopted", site)
    case .notAdopted: take("adopted", site)
    case .takePart: put("participants", person)
    case .leave: take("participants", person)
    case .attend: put("attendance", person)
    case .notAttend: take("attendance", person)
    case .done: set("done", Value(true))
    case .undone: set("done", Value(false))
    case .openSurvey: set("status", Value("open"))
    case .closeSurvey: set("status", Value("closed"))
    }
    return change == Change(on: view.record) ? nil : change
  }
}

extension PracticeLife {
  /// The steps that this site may take from here.
  fileprivate func steps(isLead: Bool) -> [RecordAction] {
    switch stage {
    case .draft: isLead ? [.propose, .validate] : [.propose]
    case .proposed: isLead ? [.validate, .withdraw] : [.withdraw]
    case .validated: [.archive]
    case .toReview: isLead ? [.validate, .archive] : [.proposeAgain, .archive]
    case .archived: [.proposeAgain]
    }
  }
}
