import Community
import Merge
import Sync
import Workspace

// What an exchange did, for other programs.
extension ExchangeReport {
  /// The report for other programs.
  func json(_ complaints: [Complaint?]) -> String {
    var members: [(key: String, value: Value)] = [
      (
        "shares",
        Value(
          array: zip(exchanged.shares, complaints).map { outcome, complaint in
            Self.json(of: outcome, complaint)
          })
      )
    ]
    let clocks = exchanged.clocks
    if !clocks.isEmpty { members.append(("clocks", Value(array: clocks.map(\.json)))) }
    if let waiting = exchanged.waiting { members.append(("waiting", Value(waiting))) }
    if exchanged.isTrial { members.append(("dryRun", Value(true))) }
    if exchanged.barring != nil { members.append(("barred", Value(true))) }
    if let wentOn = exchanged.wentOn { members.append(("wentOn", wentOn.json)) }
    return Value(object: members).json
  }

  /// What an exchange with one share did.
  static func json(of outcome: ShareOutcome, _ complaint: Complaint?) -> Value {
    var members: [(key: String, value: Value)] = [("share", Value(outcome.share))]
    if let complaint { members.append(("failure", complaint.json)) }
    if let pulled = outcome.pulled {
      members.append(("received", json(of: pulled, outcome.waiting)))
    }
    if !outcome.dismissed.isEmpty {
      members.append(("dismissed", Value(array: outcome.dismissed.map(\.json))))
    }
    if outcome.isLetIn { members.append(("letIn", Value(true))) }
    if !outcome.questions.isEmpty {
      members.append(("questions", StatusJSON.json(outcome.questions)))
    }
    if let role = outcome.role { members.append(("role", Value(role.rawValue))) }
    if let pushed = outcome.pushed {
      members.append(
        (
          "sent",
          Value(object: [
            ("attachments", Value(pushed.blobs)), ("changes", Value(pushed.count)),
            ("erased", Value(pushed.erased)),
            ("own", Value(pushed.ownCount)),
          ])
        ))
    }
    return Value(object: members)
  }

  private static func json(of pulled: Pulled, _ waiting: Int) -> Value {
    let sites = pulled.news.filter { !$0.stretch.entries.isEmpty }.map { candidate in
      Value(object: [
        ("changes", Value(candidate.stretch.entries.count)), ("id", Value(candidate.site.text)),
        ("name", Value(candidate.head.head.name)),
      ])
    }
    return Value(object: [
      ("arriving", Value(array: pulled.arriving.map { Value($0.text) })),
      ("barred", Value(array: pulled.barred.map { Value($0.text) })),
      ("changes", Value(pulled.count)),
      ("refused", Value(array: pulled.refused.map { Value($0.name) })),
      ("sites", Value(array: sites)),
      ("unknown", Value(array: pulled.unknown.map { Value($0.text) })),
      ("waiting", Value(waiting)),
    ])
  }
}

extension Complaint {
  /// The complaint for other programs.
  var json: Value {
    Value(object: [
      ("exitCode", Value(Int(outcome.rawValue))), ("message", Value(phrase.text)),
    ])
  }
}

extension Dismissal {
  /// The dismissal for other programs.
  fileprivate var json: Value {
    Value(object: [
      ("place", Value(place.code)), ("site", Value(site.id)), ("siteName", Value(site.name)),
    ])
  }
}
