// What systemd is told: systemd.service(5), systemd.timer(5); and how it is quoted:
// systemd.syntax(7).

import Journal

/// The units with which a user's systemd exchanges by itself, from log-in on.
struct SystemdUnits {
  let name: ServiceName
  let schedule: Schedule

  /// The names of the files in which the units stand: the exchange, and its timer.
  static func fileNames(of name: ServiceName) -> [String] {
    ["\(name.text).service", "\(name.text).timer"]
  }

  /// The files of the units.
  var files: [NamedFile] {
    zip(Self.fileNames(of: name), [service, timer]).map { NamedFile($0, Array($1.utf8)) }
  }

  /// One exchange.
  ///
  /// A share that is not there, or a command that is at work meanwhile, is no failure of the
  /// service. The log of systemd keeps what the program says, and not that it was started again.
  /// Of systemd's fences those stand here that a user's own manager can put up, and that leave
  /// drives reachable whatever way they are mounted.
  var service: String {
    """
    [Unit]
    Description=Réseau: exchange with the shares
    Documentation=man:reseau(1)
    ConditionPathExists=\(home)/site.json

    [Service]
    Type=oneshot
    ExecStart=\(commandLine)
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

    """
  }

  /// When: soon after log-in, and then again and again. Sites that share a drive and are started at
  /// the same time do not all come at once.
  var timer: String {
    """
    [Unit]
    Description=Réseau: exchange with the shares, \(schedule.every.phrase.english)
    Documentation=man:reseau(1)
    ConditionPathExists=\(home)/site.json

    [Timer]
    OnStartupSec=2min
    OnUnitInactiveSec=\(schedule.every.text)
    RandomizedDelaySec=\(min(schedule.every.seconds / 10, 300))s

    [Install]
    WantedBy=timers.target

    """
  }
}

extension SystemdUnits {
  /// The home as a condition names it: a percent sign stands for itself when it comes twice, and
  /// nothing else means anything else.
  private var home: String {
    schedule.home.map(Self.literal) ?? "%h/.local/share/reseau"
  }

  /// The program's path is taken as it is; a dollar sign in a word after it would be a variable.
  private var commandLine: String {
    let words = schedule.words().map { Self.quoted($0.replacing("$", with: "$$")) }
    return ([Self.quoted(schedule.program)] + words).joined(separator: " ")
  }

  private static func literal(_ text: String) -> String { text.replacing("%", with: "%%") }

  /// A word that stays one whatever stands in it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      byte > 0x7F || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || "0123456789/._-+,:=@%$".utf8.contains(byte)
    }
    if isPlain { return literal(word) }
    let text = literal(word).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(text)\""
  }
}
