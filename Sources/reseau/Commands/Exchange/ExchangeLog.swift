import Community
import Sync
import Workspace

/// Exchanges, and tells it as a log does: one line with its time, and none when nothing happened.
///
/// `sync --watch` and the service go through here, so that both say the same in the same words.
struct ExchangeLog {
  let handles: [String]
  let asJSON: Bool
  /// Where lines go; `nil` for the output.
  let file: LogFile?
  /// What was last said about a failure that is no share's: a watch meets it again and again.
  private var told: Phrase?

  init(handles: [String], asJSON: Bool, file: LogFile?) {
    self.handles = handles
    self.asJSON = asJSON
    self.file = file
  }

  /// Exchanges once, and writes what there is to tell.
  ///
  /// - Returns: what happened with each share, and with which code a command ends that did this.
  mutating func exchange() throws -> (outcomes: [ShareOutcome], end: Outcome?) {
    let (exchanged, news, clocks) = try Replica.writing { replica in
      let exchanged = try Exchanged(.both, with: handles, of: replica)
      return (exchanged, replica.newsOfShares(), replica.newsOfClocks(among: exchanged.clocks))
    }
    let outcomes = exchanged.shares
    let complaint =
      exchanged.barring.flatMap { Complaint(telling: $0) }
      ?? outcomes.lazy.filter { !$0.isShareTrouble }.compactMap(\.complaint).first
    defer { told = complaint?.phrase }
    try write(
      LogEntry(
        at: Edge.now, moved: outcomes.filter(\.hasMoved), news: news, clocks: clocks,
        complaint: complaint?.phrase == told ? nil : complaint))
    return (outcomes, exchanged.end)
  }

  /// Exchanges once, as a clock asks it to.
  ///
  /// - Throws: ``Ending`` with the code of what failed, once that is told.
  mutating func exchangeOnce() throws {
    do {
      if let end = try exchange().end { throw Ending(outcome: end) }
    } catch let ending as Ending {
      throw ending
    } catch let error as OutputError {
      throw error
    } catch {
      guard let complaint = Self.complaint(of: error) else { throw error }
      try write(LogEntry(at: Edge.now, moved: [], news: [], clocks: nil, complaint: complaint))
      throw Ending(outcome: complaint.outcome)
    }
  }

  /// Says why there was no exchange; that another command is at work is no fault, and passes.
  private static func complaint(of error: any Error) -> Complaint? {
    if case WorkspaceError.busy = error {
      return Complaint(
        .busy, fr: "Une autre commande travaille dans ce dossier : au prochain échange.",
        en: "Another command is at work in this folder: on to the next exchange.")
    }
    return Complaint(telling: error)
  }

  private func write(_ entry: LogEntry) throws {
    guard !entry.isEmpty else { return }
    let line = asJSON ? entry.json : entry.line
    if let file { try file.append(line) } else { try Output.print(line) }
  }
}

extension ShareOutcome {
  /// Whether anything came or went.
  fileprivate var hasMoved: Bool {
    failure == nil && (pulled?.count ?? 0) + (pushed?.count ?? 0) + (pushed?.blobs ?? 0) > 0
  }

  /// Whether the share is why the exchange stopped.
  fileprivate var isShareTrouble: Bool {
    if case .sync(.share) = failure { true } else { false }
  }
}
