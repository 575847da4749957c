import Journal
import Merge
import Sync
import Testing

@testable import Workspace
@testable import reseau

/// How a command ends whose exchange failed in part: see `ExitCodes.md`.
struct ExchangeEndTests {
  private func outcome(_ failure: WorkspaceError?) -> ShareOutcome {
    var outcome = ShareOutcome(share: "/share", isTrial: false)
    outcome.failure = failure
    return outcome
  }

  private func refusal(_ reason: FileError.Reason) -> WorkspaceError {
    .sync(.share(.file(FileError(.write, "/share/heads", reason))))
  }

  @Test func `one failure among others is no success, whichever it is`() {
    let failures: [(WorkspaceError, Outcome)] = [
      (.sync(.share(.absent)), .unavailable), (.sync(.share(.empty)), .unavailable),
      (.sync(.share(.notAShare)), .badData), (.sync(.share(.otherNetwork("x"))), .badData),
      (.sync(.share(.newerFormat(9))), .badData), (.sync(.share(.damaged)), .badData),
      (refusal(.denied), .notPermitted), (refusal(.noSpace), .inputOutput),
      (refusal(.other(5)), .inputOutput),
      (.file(FileError(.write, "/home", .noSpace)), .inputOutput),
    ]
    for (failure, end) in failures {
      #expect(Exchanged(with: [outcome(nil), outcome(failure)]).end == end)
      #expect(Exchanged(with: [outcome(failure), outcome(nil)]).end == end)
    }
    #expect(Exchanged(with: [outcome(nil), outcome(nil)]).end == nil)
    #expect(Exchanged(with: []).end == nil)
  }

  @Test func `what somebody must look at goes before what is not connected`() {
    let (absent, full) = (outcome(.sync(.share(.absent))), outcome(refusal(.noSpace)))
    #expect(Exchanged(with: [absent, full, outcome(nil)]).end == .inputOutput)
    #expect(Exchanged(with: [full, outcome(refusal(.denied))]).end == .inputOutput)
    #expect(Exchanged(with: [absent, absent]).end == .unavailable)
  }

  @Test func `what a drive refuses is told of the share, and not of a file in it`() throws {
    for reason: FileError.Reason in [.noSpace, .denied] {
      let complaint = try #require(outcome(refusal(reason)).complaint)
      for text in [complaint.phrase.french, complaint.phrase.english] {
        #expect(text.contains("/share") && !text.contains("heads"))
      }
    }
    let denied = try #require(outcome(refusal(.denied)).complaint).phrase
    #expect(denied.french.hasPrefix("Vous n’avez pas le droit d’écrire dans le partage"))
    #expect(denied.english.hasPrefix("You may not write to the share"))
  }

  @Test func `of any number of sites five are named`() {
    let names = (1...20_000).map(String.init)
    #expect(ExchangeReport.beginning(of: Array(names.prefix(5))) == "1, 2, 3, 4, 5")
    #expect(ExchangeReport.beginning(of: names) == "1, 2, 3, 4, 5, …")
  }

  @Test func `a verb follows its preposition as French has it`() {
    let operations: [FileError.Operation] = [.write, .sync, .read]
    let errors = operations.map { FileError($0, "/x", .denied) }
    let starts = ["d’écrire", "d’enregistrer", "de lire"]
    for (error, start) in zip(errors, starts) {
      #expect(Complaint(error).phrase.french.hasPrefix("Vous n’avez pas le droit \(start) «"))
    }
  }
}
