import Community
import Sync
import Workspace

/// Exchanges, and again whenever a share or the home has changed, until somebody stops it.
///
/// The home is opened anew for each look and each round, so that other commands can write between
/// them. A look costs one listing a share.
struct Watch {
  let handles: [String]
  let seconds: Int
  let asJSON: Bool
  /// What the last round went by.
  private var done: Pulse?
  /// Whether that round has to be repeated: a share failed, or a file is still being copied.
  private var isUnfinished = false
  /// What was last said about a share that failed, by its folder.
  private var told: [String: Phrase] = [:]
  /// Why the network did not believe this site after the last round, if so.
  private var barring: Workspace.Status.Place?

  init(handles: [String], seconds: Int, asJSON: Bool) {
    self.handles = handles
    self.seconds = seconds
    self.asJSON = asJSON
  }

  /// Exchanges until it is interrupted.
  mutating func run() throws {
    Interruption.takeOver()
    repeat { try look() } while Interruption.wait(seconds: seconds)
  }

  private mutating func look() throws {
    do {
      let pulse = try Replica.reading { replica in
        guard !replica.settings.shares.isEmpty else { throw Complaint.noShare }
        return try replica.pulse(of: handles)
      }
      guard pulse != done || isUnfinished else { return }
      try round()
      // What was there before the round, not after it: what came meanwhile is for the next one.
      done = pulse
    } catch WorkspaceError.busy {
      // Another command is at work: the next look finds what it did.
    }
  }

  private mutating func round() throws {
    let (outcomes, wentOn, barring) = try Replica.writing { replica in
      (try replica.exchange(.both, with: handles), replica.wentOn.last, try replica.barring())
    }
    isUnfinished = outcomes.contains { outcome in
      outcome.failure != nil || outcome.pulled?.arriving.isEmpty == false
    }
    let news = outcomes.filter { outcome in
      outcome.failure == nil
        && (outcome.pulled?.count ?? 0) + (outcome.pushed?.count ?? 0)
          + (outcome.pushed?.blobs ?? 0) > 0
    }
    if !news.isEmpty {
      try ExchangeReport(news, .both, waiting: nil, wentOn: wentOn).tell(asJSON: asJSON)
    }
    for outcome in outcomes { tellFailure(of: outcome) }
    if let barring, barring != self.barring {
      Output.message("reseau: \(Complaint(WorkspaceError.notBelieved(barring)).phrase.text)")
    }
    self.barring = barring
  }

  /// Says once what is wrong with a share; one that is not there is simply waited for.
  private mutating func tellFailure(of outcome: ShareOutcome) {
    let phrase = outcome.complaint.flatMap { $0.outcome == .unavailable ? nil : $0.phrase }
    if let phrase, told[outcome.share] != phrase {
      Output.message("reseau: \(phrase.text)")
    }
    told[outcome.share] = phrase
  }
}
