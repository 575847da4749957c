import Community

/// How the program ends, by sysexits.h.
enum Outcome: Int32, Sendable {
  /// All was done.
  case done = 0
  /// The command line is wrong.
  case usage = 64
  /// What was given is wrong.
  case badData = 65
  /// There is no such record or file.
  case missing = 66
  /// A share can't be reached.
  case unavailable = 69
  /// Something can't be made.
  case cannotCreate = 73
  /// The disk failed, or something on it is damaged.
  case inputOutput = 74
  /// Another process is at work.
  case busy = 75
  /// The user, or the site, may not do this.
  case notPermitted = 77
}

/// Why a command was not done, as it is told: what, where, why, and what to do.
struct Complaint: Error {
  /// The sentence.
  let phrase: Phrase
  /// How the program ends.
  let outcome: Outcome

  /// Makes the complaint that is told as `fr` and `en`.
  init(_ outcome: Outcome, fr: String, en: String) {
    self.init(outcome, Phrase(fr: fr, en: en))
  }

  /// Makes the complaint that is told as `phrase`.
  init(_ outcome: Outcome, _ phrase: Phrase) {
    self.phrase = phrase
    self.outcome = outcome
  }
}
