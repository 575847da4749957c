import Journal

/// The systemd of the user who is logged in.
struct Systemd: Scheduler {
  /// The folder of the user's own units.
  let units: String

  let title = "systemd"

  /// Takes the user's systemd; `nil` where there is none that answers.
  init?(units: String) {
    self.units = units
    guard Self.call("show", "--property=Version")?.isDone == true else { return nil }
  }

  func turnOn(_ schedule: Schedule, as name: ServiceName) throws {
    let files = LocalFiles()
    try files.makeFolders(units)
    try files.replace(
      SystemdUnits(name: name, schedule: schedule).files, in: units, temporary: ".\(name.text)",
      isPrivate: false)
    // Whoever once turned it off against a package's will has masked it.
    try call("unmask", timer(name))
    try call("daemon-reload")
    try call("enable", timer(name))
    // A timer that runs already takes its new times only when it starts again.
    try call("restart", timer(name))
  }

  func turnOff(_ name: ServiceName) throws {
    // There may be nothing to disable.
    _ = Self.call("disable", "--now", timer(name))
    for name in SystemdUnits.fileNames(of: name) { try LocalFiles().remove("\(units)/\(name)") }
    try call("daemon-reload")
    // A package may have turned it on for everybody: this user does not want it.
    if Self.call("is-enabled", timer(name))?.isDone == true {
      try call("mask", "--now", timer(name))
    }
  }

  func state(of name: ServiceName) -> ServiceState {
    let isOn =
      Self.call("is-enabled", timer(name))?.isDone == true
      && Self.call("is-active", timer(name))?.isDone == true
    let key = "OnUnitInactiveSec="
    let every = Self.call("cat", timer(name))?.output.split(separator: "\n")
      .last { $0.hasPrefix(key) }.flatMap { Interval(String($0.dropFirst(key.count))) }
    return ServiceState(isOn: isOn, every: isOn ? every : nil)
  }

  func log(of name: ServiceName) -> String { "journalctl --user -u \(name.text)" }

  private func timer(_ name: ServiceName) -> String { "\(name.text).timer" }

  /// - Throws: ``Complaint`` when systemd does not do it.
  private func call(_ words: String...) throws {
    guard Self.call(words)?.isDone == true else {
      let command = "systemctl --user \(words.joined(separator: " "))"
      throw Complaint(
        .unavailable,
        fr: "systemd a refusé : « \(command) » dit pourquoi.",
        en: "systemd refused: “\(command)” tells why.")
    }
  }

  private static func call(_ words: String...) -> ProgramCall? { call(words) }

  private static func call(_ words: [String]) -> ProgramCall? {
    ProgramCall.run(["systemctl", "--user", "--quiet"] + words)
  }
}
