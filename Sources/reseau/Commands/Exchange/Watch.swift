import Merge
import Sync
import Workspace

/// Exchanges, and again whenever a share or the home has changed, until somebody stops it.
///
/// The home is opened anew for each look and each round, so that other commands can write between
/// them. A look costs one listing a share.
struct Watch {
  let seconds: Int
  private var log: ExchangeLog
  /// What the last round went by, and when it was.
  private var done: (pulse: Pulse, at: Timestamp)?
  /// Whether that round has to be repeated: a share failed, or a file is still being copied.
  private var isUnfinished = false

  /// After so many milliseconds a round is made without news: so it stays known when each share was
  /// last there, and what it lost is filled.
  private static let longestRest: Int64 = 600_000

  init(seconds: Int, log: ExchangeLog) {
    self.seconds = seconds
    self.log = log
  }

  /// Exchanges until it is interrupted.
  mutating func run() throws {
    Interruption.takeOver()
    repeat { try look() } while Interruption.wait(seconds: seconds)
  }

  private mutating func look() throws {
    do {
      let now = Edge.now
      let pulse = try Replica.reading { replica in
        guard !replica.settings.shares.isEmpty else { throw Complaint.noShare }
        return try replica.pulse(of: log.handles)
      }
      guard isUnfinished || pulse != done?.pulse || isLongAgo(at: now) else { return }
      let outcomes = try log.exchange().outcomes
      isUnfinished = outcomes.contains(where: \.isUnfinished)
      // What was there before the round, not after it: what came meanwhile is for the next one.
      done = (pulse, now)
    } catch WorkspaceError.busy {
      // Another command is at work: the next look finds what it did.
    }
  }

  private func isLongAgo(at now: Timestamp) -> Bool {
    guard let done else { return true }
    return abs(now.milliseconds - done.at.milliseconds) >= Self.longestRest
  }
}

extension ShareOutcome {
  /// Whether another look alone does not tell when to try again. A share that is away shows when it
  /// is back.
  fileprivate var isUnfinished: Bool {
    if case .sync(.share(let error)) = failure {
      return !ShareSighting.Reason(error).isAway
    }
    return failure != nil || pulled?.arriving.isEmpty == false
  }
}
