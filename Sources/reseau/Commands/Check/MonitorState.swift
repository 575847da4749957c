/// How well something is, as monitoring plugins say it: the word, and the exit code
/// (<https://www.monitoring-plugins.org/doc/guidelines.html>).
enum MonitorState: Int32, Comparable {
  case ok = 0
  case warning = 1
  case critical = 2
  case unknown = 3

  /// The word that monitoring shows.
  var word: String {
    switch self {
    case .ok: "OK"
    case .warning: "WARNING"
    case .critical: "CRITICAL"
    case .unknown: "UNKNOWN"
    }
  }

  /// What is known to be bad is worse than what is not known.
  static func < (left: MonitorState, right: MonitorState) -> Bool {
    left.severity < right.severity
  }

  private var severity: Int {
    switch self {
    case .ok: 0
    case .warning: 1
    case .unknown: 2
    case .critical: 3
    }
  }
}
