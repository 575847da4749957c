/// What a scheduler of the system shall run, and how often: one exchange, told as a log.
struct Schedule {
  /// The program's own path.
  let program: String
  /// The home that exchanges; `nil` for whichever home a user has in the usual place.
  let home: String?
  /// How often.
  let every: Interval

  /// The words after the program's path.
  ///
  /// - Parameter logFile: the file in which the program keeps its log, where the system keeps none.
  func words(logFile: String? = nil) -> [String] {
    let log = logFile.map { ["--log-file", $0] } ?? ["--log"]
    return (home.map { ["--home", $0] } ?? []) + ["sync"] + log
  }
}
