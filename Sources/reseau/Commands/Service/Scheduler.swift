import Journal

/// What runs programs by itself on this machine, for the user who is logged in.
protocol Scheduler {
  /// What it is called.
  var title: String { get }

  /// Sets up `schedule` under `name`, in the place of what was there.
  func turnOn(_ schedule: Schedule, as name: ServiceName) throws

  /// Takes it away, if it is there.
  func turnOff(_ name: ServiceName) throws

  /// How it stands.
  func state(of name: ServiceName) -> ServiceState

  /// Where to read what the exchanges did: a command, or a file.
  func log(of name: ServiceName) -> String
}

/// How the exchanges by themselves stand.
struct ServiceState: Equatable {
  /// Whether the scheduler runs them.
  var isOn: Bool
  /// How often; `nil` when that can't be told.
  var every: Interval?
}

extension Edge {
  /// What runs programs by itself here; `nil` where there is nothing that this program can set up.
  static var scheduler: (any Scheduler)? {
    #if os(macOS)
      Launchd(agents: (environment("HOME") ?? "") + "/Library/LaunchAgents")
    #else
      Systemd(
        units: (environment("XDG_CONFIG_HOME") ?? (environment("HOME") ?? "") + "/.config")
          + "/systemd/user")
    #endif
  }
}
