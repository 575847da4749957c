import Community
import Merge
import Workspace

/// What the page needs from outside: the home's own surroundings, and the words that the command
/// line has for what went wrong and for what was exchanged.
public struct PageSurroundings: Sendable {
  /// The home's folder.
  public let home: String
  /// The disk, the clock and randomness.
  public let machine: Surroundings
  /// The language of a page whose home has none of its own.
  public let language: Language
  /// The language that was asked for when the page was opened.
  let asked: AskedLanguage
  /// The moment as people read it, by the machine's time zone.
  public let time: @Sendable (Timestamp) -> Phrase
  /// The day that a moment falls on, by the machine's time zone.
  public let day: @Sendable (Timestamp) -> CalendarDate?
  /// The sentence that says what went wrong, and what to do.
  public let explain: @Sendable (any Error) -> Phrase
  /// What an exchange with one share did, in sentences.
  public let account: @Sendable (ShareOutcome) -> [Phrase]
  /// What it means that the home has gone on as another site.
  public let departure: @Sendable (WentOn) -> Phrase
  /// The folder that somebody means who types a path, from the root of the file system on; `nil`
  /// where it can't be told which one.
  public let folder: @Sendable (String) -> String?
  /// How many bytes can still be written in the folder at a path, where the drive knows.
  public let freeSpace: @Sendable (String) -> Int?
  /// The version of the program.
  public let version: String

  /// Describes the surroundings.
  ///
  /// - Parameter asked: the language that was asked for, whatever the home's own is.
  public init(
    home: String, machine: Surroundings, language: Language, asked: Language? = nil,
    time: @escaping @Sendable (Timestamp) -> Phrase,
    day: @escaping @Sendable (Timestamp) -> CalendarDate?,
    explain: @escaping @Sendable (any Error) -> Phrase,
    account: @escaping @Sendable (ShareOutcome) -> [Phrase],
    departure: @escaping @Sendable (WentOn) -> Phrase = { Phrase(same: $0.to.text) },
    folder: @escaping @Sendable (String) -> String? = { $0.hasPrefix("/") ? $0 : nil },
    freeSpace: @escaping @Sendable (String) -> Int? = { _ in nil }, version: String = ""
  ) {
    self.home = home
    self.machine = machine
    self.language = language
    self.asked = AskedLanguage(asked)
    self.time = time
    self.day = day
    self.explain = explain
    self.account = account
    self.departure = departure
    self.folder = folder
    self.freeSpace = freeSpace
    self.version = version
  }
}
