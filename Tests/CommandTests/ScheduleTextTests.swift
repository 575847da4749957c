import Testing

@testable import reseau

/// What schedulers are told, to the letter.
struct ScheduleTextTests {
  private let odd = Schedule(
    program: "/opt/réseau $1/50%/reseau", home: #"/home/claire "d"/mes $données\100 %"#,
    every: Interval(minutes: 120))
  private let packaged = Schedule(program: "/usr/bin/reseau", home: nil, every: .usual)
  private let name = ServiceName(of: "/srv/lyon", usual: "/home/claire/.local/share/reseau")

  private func text(_ units: SystemdUnits) -> [String] {
    units.files.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func `the units of a package exchange for each user who has a home`() {
    let units = SystemdUnits(name: .usual, schedule: packaged)
    #expect(units.files.map(\.name) == ["reseau.service", "reseau.timer"])
    #expect(
      text(units) == [
        """
        [Unit]
        Description=Réseau: exchange with the shares
        Documentation=man:reseau(1)
        ConditionPathExists=%h/.local/share/reseau/site.json

        [Service]
        Type=oneshot
        ExecStart=/usr/bin/reseau sync --log
        SuccessExitStatus=66 69 75
        TimeoutStartSec=1h
        Nice=10
        IOSchedulingPriority=7
        SyslogLevel=notice
        LogLevelMax=notice
        NoNewPrivileges=yes
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        SystemCallArchitectures=native

        """,
        """
        [Unit]
        Description=Réseau: exchange with the shares, every 15 minutes
        Documentation=man:reseau(1)
        ConditionPathExists=%h/.local/share/reseau/site.json

        [Timer]
        OnStartupSec=2min
        OnUnitInactiveSec=15m
        RandomizedDelaySec=90s

        [Install]
        WantedBy=timers.target

        """,
      ])
  }

  @Test func `systemd reads whatever stands in a path as it is`() {
    let lines = text(SystemdUnits(name: name, schedule: odd)).joined().split(separator: "\n")
    let starts = lines.filter { $0.hasPrefix("ExecStart=") }
    #expect(
      starts == [
        #"ExecStart="/opt/réseau $1/50%%/reseau" --home "/home/claire \"d\"/mes $$données\\100 %%""#
          + " sync --log"
      ])
    let conditions = lines.filter { $0.hasPrefix("ConditionPathExists=") }
    let condition = #"ConditionPathExists=/home/claire "d"/mes $données\100 %%/site.json"#
    #expect(conditions == [condition[...], condition[...]])
  }

  @Test func `a Mac's agent holds the words as they are`() {
    let agent = LaunchAgent(
      name: name,
      schedule: Schedule(
        program: "/usr/local/bin/reseau", home: "/Users/claire/R & <D>",
        every: Interval(minutes: 60)),
      logFile: "/Users/claire/R & <D>/exchange.log")
    #expect(
      agent.text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
        "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>\(name.text)</string>
          <key>ProgramArguments</key>
          <array>
            <string>/usr/local/bin/reseau</string>
            <string>--home</string>
            <string>/Users/claire/R &amp; &lt;D&gt;</string>
            <string>sync</string>
            <string>--log-file</string>
            <string>/Users/claire/R &amp; &lt;D&gt;/exchange.log</string>
          </array>
          <key>RunAtLoad</key>
          <true/>
          <key>StartInterval</key>
          <integer>3600</integer>
          <key>ProcessType</key>
          <string>Background</string>
          <key>LowPriorityIO</key>
          <true/>
          <key>Nice</key>
          <integer>10</integer>
        </dict>
        </plist>

        """)
  }

  @Test func `cron and Windows get a line to paste`() {
    let line = HandMadeSchedule(
      name: .usual,
      schedule: Schedule(
        program: "/usr/bin/reseau", home: "/home/l'accueil/100 %", every: .usual),
      logFile: "/home/l'accueil/100 %/exchange.log")
    let home = #"'/home/l'\''accueil/100 \%'"#
    #expect(
      line.cron == "*/15 * * * * /usr/bin/reseau --home \(home) sync --log-file "
        + #"'/home/l'\''accueil/100 \%/exchange.log'"#)
    let plain = HandMadeSchedule(
      name: .usual,
      schedule: Schedule(program: "/usr/bin/reseau", home: "/home/a/r", every: .usual),
      logFile: "/home/a/r/exchange.log")
    #expect(
      plain.windows(distribution: "Debian")
        == #"schtasks /Create /F /TN reseau /SC MINUTE /MO 15 /TR "wsl.exe -d Debian -- "#
        + #"/usr/bin/reseau --home /home/a/r sync --log-file /home/a/r/exchange.log""#)
  }

  @Test(arguments: [
    (1, "* * * * *"), (15, "*/15 * * * *"), (60, "0 * * * *"), (90, "0 */2 * * *"),
    (720, "0 */12 * * *"), (1440, "0 9 * * *"),
  ])
  func `cron's hours hold what they can of an interval`(minutes: Int, times: String) {
    let line = HandMadeSchedule(
      name: .usual,
      schedule: Schedule(program: "/r", home: nil, every: Interval(minutes: minutes)),
      logFile: "/l")
    #expect(line.cron == "\(times) /r sync --log-file /l")
  }

  @Test func `each home of a user has a name of its own`() {
    let usual = "/home/claire/.local/share/reseau"
    #expect(ServiceName(of: usual, usual: usual).text == "reseau")
    #expect(name.text.hasPrefix("reseau-lyon-"))
    #expect(ServiceName(of: "/mnt/lyon", usual: usual) != name)
    let strange = ServiceName(of: "/mnt/Été à l’% $", usual: usual).text
    #expect(strange.utf8.allSatisfy { $0 < 0x7F && $0 != UInt8(ascii: "%") && $0 > 0x20 })
    #expect(ServiceName(of: "/", usual: usual).text.count > "reseau-".count)
  }

  @Test func `an interval is minutes or hours, up to a day`() {
    #expect(Interval("15m")?.minutes == 15)
    #expect(Interval("90 min")?.text == "90m")
    #expect(Interval("24h")?.text == "24h")
    for text in ["", "15", "m", "0m", "25h", "1441m", "-5m", "1.5h", "15s", "9999999999999999999m"]
    {
      #expect(Interval(text) == nil, "\(text)")
    }
  }
}
