import ArgumentParser
import Community
import Workspace

/// `service on`: has the system exchange from now on.
struct ServiceOn: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "on",
      Phrase(
        fr: "Faire échanger ce site de lui-même, dès l’ouverture de session.",
        en: "Have this site exchange by itself, from log-in on."),
      more: Phrase(
        fr: "Refaire la commande change l’intervalle, ou suit le programme qui a été déplacé.",
        en: "Give the command again to change the interval, or once the program has moved."),
      examples: ["reseau service on", "reseau service on --every 1h"])
  }

  @OptionGroup var interval: IntervalOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let every = try interval.value()
    try Replica.reading { replica in
      guard !replica.settings.shares.isEmpty else { throw Complaint.noShare }
    }
    let name = ServiceName.current
    let schedule = try Schedule.current(every: every)
    if let scheduler = Edge.scheduler {
      try scheduler.turnOn(schedule, as: name)
      return try ServiceReport(scheduler, name).tell(asJSON: output.json)
    }
    let line = HandMadeSchedule(name: name, schedule: schedule, logFile: ServiceReport.logFile)
    try ServiceReport.tellByHand(line, asJSON: output.json)
    throw Ending(outcome: .unavailable)
  }
}

/// How often to exchange.
struct IntervalOption: ParsableArguments {
  @Option(
    help: help(
      fr: "L’intervalle, d’une minute (1m) à un jour (24h) ; sinon 15m.",
      en: "The interval, from a minute (1m) to a day (24h); otherwise 15m.",
      valueName: Phrase(fr: "durée", en: "duration")))
  var every: String?

  func value() throws(Complaint) -> Interval {
    guard let every else { return .usual }
    if let interval = Interval(every) { return interval }
    throw Complaint(
      .usage,
      fr: "« \(Visible.excerpt(every)) » n’est pas un intervalle : écrivez 15m ou 2h, d’une minute "
        + "à un jour.",
      en: "“\(Visible.excerpt(every))” is no interval: write 15m or 2h, from a minute to a day.")
  }
}

extension Schedule {
  /// The exchange of this run's home by this program.
  ///
  /// - Throws: ``Complaint`` when no scheduler could be told the paths.
  static func current(every: Interval) throws(Complaint) -> Schedule {
    let program = Edge.programPath ?? Edge.absolute(CommandLine.arguments[0])
    for path in [program, Edge.home] where path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw Complaint(
        .badData,
        fr: "Le chemin « \(Visible.line(path)) » contient un caractère invisible, que le système "
          + "ne sait pas noter : renommez le dossier.",
        en: "The path “\(Visible.line(path))” holds an invisible character, which the system can't "
          + "note: rename the folder.")
    }
    return Schedule(program: program, home: Edge.home, every: every)
  }
}

extension ServiceName {
  /// The name for this run's home.
  static var current: ServiceName { ServiceName(of: Edge.home, usual: Edge.usualHome) }
}
