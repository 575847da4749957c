import Community
import Merge
import Sync
import Workspace

/// An exchange that was asked for on the page: how far it is, and what it did.
///
/// It outlives the request that started it. What it did is kept as sentences: an outcome holds all
/// that came, which nobody needs any more.
struct Job: Sendable {
  /// What is done.
  enum Kind: Sendable {
    /// Changes go and come.
    case exchange
    /// It is only told what would go and come.
    case trial
    /// A site that has just joined receives what is there.
    case joining
  }

  /// How it ended.
  enum End: Sendable {
    /// It came to its end; each share tells how it went.
    case done([Account], departures: [Phrase])
    /// It stopped, and why.
    case failed(Phrase)
  }

  /// What became of the exchange with one share.
  struct Account: Sendable {
    /// The sentences that tell it.
    let sentences: [Phrase]
    /// Whether the exchange with it stopped.
    let isFailure: Bool

    init(_ outcome: ShareOutcome, _ surroundings: PageSurroundings) {
      isFailure = outcome.failure != nil
      if case .sync(.share(let error)) = outcome.failure {
        let trouble = ShareTrouble(outcome.share, error)
        sentences = [trouble.sentence ?? surroundings.explain(WorkspaceError.sync(.share(error)))]
      } else {
        sentences = surroundings.account(outcome)
      }
    }
  }

  let kind: Kind
  /// When it began.
  let start: Timestamp
  /// What it is doing; `nil` before it has said.
  var progress: Progress?
  /// How it ended; `nil` while it runs.
  var end: End?

  init(_ kind: Kind, at start: Timestamp) {
    self.kind = kind
    self.start = start
  }

  /// Whether it goes on.
  var isRunning: Bool { end == nil }

  /// What it opens the home for: a trial can write nothing.
  var access: Replica.Access { kind == .trial ? .read : .write }

  /// What it is doing, as people read it.
  var phrase: Phrase {
    progress?.phrase
      ?? Phrase(fr: "Regarder ce qu’il y a de nouveau…", en: "Looking for what is new…")
  }

  /// How it goes, for the page's script: `{"all":9,"done":3,"running":true,"text":"…"}`.
  func json(in language: Language) -> String {
    var members: [(key: String, value: Value)] = [
      ("running", Value(isRunning)), ("text", Value(phrase.text(in: language))),
    ]
    if let (done, all) = progress?.share {
      members += [("all", Value(all)), ("done", Value(done))]
    }
    return Value(object: members).json
  }
}
