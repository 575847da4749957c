// Schedulers that this program does not set up itself: it says what to put there.

/// The line for a scheduler that a person sets up.
struct HandMadeSchedule {
  let name: ServiceName
  let schedule: Schedule
  /// Where the program keeps its log: neither scheduler keeps one.
  let logFile: String

  private var words: [String] { [schedule.program] + schedule.words(logFile: logFile) }

  /// The line for crontab(5). Its hours have no 45 minutes: from an hour on whole hours are meant,
  /// and a day is nine in the morning, when a machine is on.
  var cron: String {
    let hours = (schedule.every.minutes + 30) / 60
    let time =
      switch schedule.every.minutes {
      case 1: "* * * * *"
      case ..<60: "*/\(schedule.every.minutes) * * * *"
      case _ where hours == 1: "0 * * * *"
      case _ where hours > 12: "0 9 * * *"
      default: "0 */\(hours) * * *"
      }
    // cron takes a percent sign for the end of the line, also between quotes.
    let command = words.map(Self.shell).joined(separator: " ").replacing("%", with: "\\%")
    return "\(time) \(command)"
  }

  /// The line for the command prompt of Windows, which runs the program in its Linux.
  ///
  /// - Parameter distribution: the name of that Linux.
  func windows(distribution: String) -> String {
    let command = "wsl.exe -d \(distribution) -- " + words.map(Self.shell).joined(separator: " ")
    let minutes = schedule.every.minutes
    let time = minutes < 1440 ? "/SC MINUTE /MO \(minutes)" : "/SC DAILY /ST 09:00"
    return "schtasks /Create /F /TN \(name.text) \(time) /TR \"\(command)\""
  }

  /// A word as the shell reads it.
  private static func shell(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || "0123456789/._-+,:=@%".utf8.contains(byte)
    }
    return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }
}
