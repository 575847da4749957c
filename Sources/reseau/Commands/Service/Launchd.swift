#if os(macOS)
  import Darwin
  import Journal

  /// The launchd of the user who is logged in to a Mac.
  struct Launchd: Scheduler {
    /// The folder of the user's agents.
    let agents: String

    let title = "launchd"

    func turnOn(_ schedule: Schedule, as name: ServiceName) throws {
      let agent = LaunchAgent(name: name, schedule: schedule, logFile: ServiceReport.logFile)
      let files = LocalFiles()
      try files.makeFolders(agents)
      try files.replace(
        [NamedFile("\(name.text).plist", Array(agent.text.utf8))], in: agents,
        temporary: ".\(name.text)", isPrivate: false)
      // One that is loaded already keeps its old times.
      _ = Self.call("bootout", target(name))
      guard Self.call("bootstrap", domain, path(name))?.isDone == true else {
        throw Complaint(
          .unavailable,
          fr: "launchd a refusé : « launchctl bootstrap \(domain) \(path(name)) » dit pourquoi.",
          en: "launchd refused: “launchctl bootstrap \(domain) \(path(name))” tells why.")
      }
    }

    func turnOff(_ name: ServiceName) throws {
      _ = Self.call("bootout", target(name))
      try LocalFiles().remove(path(name))
    }

    func state(of name: ServiceName) -> ServiceState {
      let isOn = Self.call("print", target(name))?.isDone == true
      return ServiceState(isOn: isOn, every: isOn ? interval(name) : nil)
    }

    func log(of name: ServiceName) -> String { ServiceReport.logFile }

    private func interval(_ name: ServiceName) -> Interval? {
      let key = "StartInterval"
      let found = ProgramCall.run(["/usr/bin/plutil", "-extract", key, "raw", path(name)])
      let digits = found?.output.prefix { $0.isNumber } ?? ""
      return Int(digits).map { Interval(minutes: $0 / 60) }
    }

    private var domain: String { "gui/\(getuid())" }
    private func target(_ name: ServiceName) -> String { "\(domain)/\(name.text)" }
    private func path(_ name: ServiceName) -> String { "\(agents)/\(name.text).plist" }

    private static func call(_ words: String...) -> ProgramCall? {
      ProgramCall.run(["/bin/launchctl"] + words)
    }
  }
#endif
