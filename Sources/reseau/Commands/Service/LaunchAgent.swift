/// What a Mac's launchd is told: launchd.plist(5).
struct LaunchAgent {
  let name: ServiceName
  let schedule: Schedule
  /// Where the program keeps its log: launchd keeps none, and lets files grow without end.
  let logFile: String

  /// The name by which launchd knows it.
  var label: String { name.text }

  /// The agent's property list: at log-in, and then again and again.
  var text: String {
    let words = ([schedule.program] + schedule.words(logFile: logFile))
      .map { "    <string>\(Self.escaped($0))</string>\n" }.joined()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
      "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      <dict>
        <key>Label</key>
        <string>\(Self.escaped(label))</string>
        <key>ProgramArguments</key>
        <array>
      \(words)  </array>
        <key>RunAtLoad</key>
        <true/>
        <key>StartInterval</key>
        <integer>\(schedule.every.seconds)</integer>
        <key>ProcessType</key>
        <string>Background</string>
        <key>LowPriorityIO</key>
        <true/>
        <key>Nice</key>
        <integer>10</integer>
      </dict>
      </plist>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
