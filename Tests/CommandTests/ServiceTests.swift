import Foundation
import Testing

/// `service`, with a stand-in for systemd that remembers what it was asked for.
struct ServiceTests {
  let ground: Playground
  private let stand: String

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    stand = try ground.makeFolder("bin")
    let script = """
      #!/bin/sh
      # systemctl --user --quiet VERB …
      shift 2
      cd "$STAND" || exit 1
      echo "$*" >> calls
      for unit; do :; done
      case "$1" in
        enable|restart) touch on ;;
        disable) rm -f on ;;
        mask) rm -f global ;;
        is-enabled) test -f on || test -f global ;;
        is-active) test -f on ;;
        cat) cat "$XDG_CONFIG_HOME/systemd/user/$unit" ;;
      esac
      """
    let path = try ground.write(script, to: "bin/systemctl")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  private func service(
    _ words: String..., home: String = "lyon", language: String = "fr", hasSystemd: Bool = true,
    environment: [String: String] = [:]
  ) throws -> Run {
    try Playground.run(
      ["--home", ground.path(home), "--lang", language, "service"] + words, in: ground.folder,
      environment: [
        "PATH": (hasSystemd ? stand + ":" : "") + "/bin", "STAND": stand,
        "XDG_CONFIG_HOME": ground.path("config"),
      ].merging(environment) { $1 })
  }

  /// What systemd was asked to change since this was last looked at.
  private func changes() throws -> [String] {
    let path = ground.path("bin/calls")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let looks = ["show", "cat", "is-enabled", "is-active"]
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map(String.init).filter { call in !looks.contains { call.hasPrefix($0) } }
  }

  /// The names of the units that this user has.
  private func units() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: ground.path("config/systemd/user")).sorted()
  }

  @Test func `on and off set up the units and take them away, as often as they are asked`() throws {
    for every in ["15m", "2h"] {
      let on = try service("on", "--every", every)
      #expect(on.code == 0, "\(on.messages)")
      #expect(on.output.contains("Ce site échange de lui-même, toutes les "))
      let names = try units()
      #expect(names.count == 2)
      #expect(names.allSatisfy { $0.hasPrefix("reseau-lyon-") })
      let timer = names[1]
      #expect(
        try changes() == [
          "unmask \(timer)", "daemon-reload", "enable \(timer)", "restart \(timer)",
        ])
      let state = try service("status", "--json").object
      #expect(state["on"] as? Bool == true)
      #expect(state["every"] as? String == every)
      let shares = state["shares"] as? [[String: Any]]
      #expect(shares?.first?["seen"] is String)
    }
    for _ in 1...2 {
      let off = try service("off", language: "en")
      #expect(off.code == 0, "\(off.messages)")
      #expect(off.output.contains("does not exchange by itself"))
      #expect(try units().isEmpty)
    }
    #expect(try service("status", "--json").object["on"] as? Bool == false)
  }

  @Test func `the unit runs this program over this home`() throws {
    try ground.copy("lyon", to: "mes données")
    _ = try service("on", home: "mes données")
    let unit = try #require(try units().first { $0.hasSuffix(".service") })
    let text = try String(
      contentsOfFile: ground.path("config/systemd/user/\(unit)"), encoding: .utf8)
    let program = URL(fileURLWithPath: Playground.program).resolvingSymlinksInPath().path
    let home = ground.path("mes données")
    #expect(text.contains("ExecStart=\(program) --home \"\(home)\" sync --log\n"))
    #expect(text.contains("ConditionPathExists=\(home)/site.json\n"))
  }

  @Test func `what a package turned on for everybody is off for who says so`() throws {
    _ = try ground.write("", to: "bin/global")
    #expect(try service("off").code == 0)
    #expect(try changes().last?.hasPrefix("mask --now reseau-lyon-") == true)
  }

  @Test func `where nothing can be set up, the line to paste is given, and that it is not on`()
    throws
  {
    let cron = try service("on", hasSystemd: false)
    #expect(cron.code == 69)
    #expect(cron.messages.contains("crontab -e"))
    let log = ground.path("lyon") + "/exchange.log"
    #expect(cron.lastLine.hasPrefix("*/15 * * * * /"))
    #expect(cron.lastLine.hasSuffix(" --home \(ground.path("lyon")) sync --log-file \(log)"))
    let windows = try service(
      "on", "--every", "1h", "--json", hasSystemd: false, environment: ["WSL_DISTRO_NAME": "Debian"]
    )
    #expect(windows.code == 69)
    let line = windows.object["line"] as? String
    #expect(line?.contains("/SC MINUTE /MO 60 /TR \"wsl.exe -d Debian -- /") == true)
    for word in ["off", "status"] {
      let run = try service(word, language: "en", hasSystemd: false)
      #expect(run.code == 0)
      #expect(run.output.contains("your session has no systemd"))
    }
  }

  @Test func `what makes no sense is refused before anything is set up`() throws {
    for every in ["15", "0m", "2d", "25h"] {
      let run = try service("on", "--every", every)
      #expect(run.code == 64)
      #expect(run.messages.contains("15m"))
    }
    #expect(try service("on", home: "absent").code == 66)
    try ground.run("seul", "init", "Réseau", "--site", "Seul")
    let alone = try service("on", home: "seul")
    #expect(alone.code == 66)
    #expect(alone.messages.contains("reseau share add"))
    #expect(!FileManager.default.fileExists(atPath: ground.path("config")))
  }

  @Test func `a package gets units for the usual home of each user`() throws {
    let run = try Playground.run(
      ["service", "units", "--program", "/usr/bin/reseau", "--output", ground.path("deb/user")])
    #expect(run.code == 0, "\(run.messages)")
    let unit = try String(contentsOfFile: ground.path("deb/user/reseau.service"), encoding: .utf8)
    #expect(unit.contains("ExecStart=/usr/bin/reseau sync --log\n"))
    #expect(unit.contains("ConditionPathExists=%h/.local/share/reseau/site.json\n"))
    #expect(FileManager.default.fileExists(atPath: ground.path("deb/user/reseau.timer")))
  }
}
