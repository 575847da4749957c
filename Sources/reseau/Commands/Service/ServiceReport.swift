import Community
import Merge
import Workspace

/// How the exchanges by themselves stand, told to the user.
struct ServiceReport {
  /// Where the program keeps its log when the system keeps none.
  static var logFile: String { Edge.home + "/exchange.log" }

  private let scheduler: any Scheduler
  private let name: ServiceName
  private let state: ServiceState
  private let shares: [ShareSighting]

  init(_ scheduler: any Scheduler, _ name: ServiceName, _ shares: [ShareSighting] = []) {
    self.scheduler = scheduler
    self.name = name
    self.shares = shares
    state = scheduler.state(of: name)
  }

  func tell(asJSON: Bool) throws {
    if asJSON {
      var members: [(key: String, value: Value)] = [
        ("log", Value(scheduler.log(of: name))), ("name", Value(name.text)),
        ("on", Value(state.isOn)),
        ("scheduler", Value(scheduler.title)),
      ]
      if let every = state.every { members.append(("every", Value(every.text))) }
      return try Self.tell(members, shares)
    }
    try Output.print((state.isOn ? on : Self.off).text)
    if state.isOn {
      let log = scheduler.log(of: name)
      try Output.print(
        Phrase(fr: "Ce qu’il a fait : \(log)", en: "What it did: \(log)").text)
    }
    try Self.tellShares(shares)
  }

  private var on: Phrase {
    let often = state.every?.phrase ?? Phrase(same: "")
    return Phrase(
      fr: "Ce site échange de lui-même, \(often.french), dès l’ouverture de session "
        + "(\(scheduler.title), « \(name.text) »).",
      en: "This site exchanges by itself, \(often.english), from log-in on (\(scheduler.title), "
        + "“\(name.text)”).")
  }

  private static let off = Phrase(
    fr: "Ce site n’échange pas de lui-même ; « reseau service on » s’en charge.",
    en: "This site does not exchange by itself; “reseau service on” sees to that.")
}

// What is told where nothing can be set up.
extension ServiceReport {
  /// Gives the line for the scheduler that is there.
  static func tellByHand(_ line: HandMadeSchedule, asJSON: Bool) throws {
    let distribution = Edge.environment("WSL_DISTRO_NAME")
    let text = distribution.map { line.windows(distribution: $0) } ?? line.cron
    if asJSON { return try tell([("line", Value(text)), ("on", Value(false))], []) }
    Output.message(
      distribution == nil
        ? Phrase(
          fr: "Rien, ici, ne peut lancer l’échange à votre place : votre session n’a pas de "
            + "systemd. Avec cron, ajoutez cette ligne (« crontab -e ») :",
          en: "Nothing here can start the exchange for you: your session has no systemd. With "
            + "cron, add this line (“crontab -e”):"
        ).text
        : Phrase(
          fr: "Ce Linux dans Windows n’a pas de systemd pour votre session. Collez cette ligne "
            + "dans une invite de commandes de Windows :",
          en: "This Linux in Windows has no systemd for your session. Paste this line into a "
            + "command prompt of Windows:"
        ).text)
    try Output.print(text)
  }

  /// Says that nothing is set up.
  static func tellNone(_ shares: [ShareSighting] = [], asJSON: Bool) throws {
    if asJSON { return try tell([("on", Value(false))], shares) }
    try Output.print(
      Phrase(
        fr: "« reseau service » n’a rien réglé ici : votre session n’a pas de systemd. Si vous "
          + "avez confié la ligne à cron ou à Windows, c’est là qu’elle se voit et se retire.",
        en: "“reseau service” has set up nothing here: your session has no systemd. If you gave "
          + "its line to cron or to Windows, that is where to see it and to take it out."
      ).text)
    try tellShares(shares)
  }

  private static func tell(
    _ members: [(key: String, value: Value)], _ shares: [ShareSighting]
  ) throws {
    var members = members
    if !shares.isEmpty { members.append(("shares", Value(array: shares.map(\.json)))) }
    try Output.print(Value(object: members).json)
  }

  private static func tellShares(_ shares: [ShareSighting]) throws {
    guard !shares.isEmpty else { return }
    var table = Table()
    for share in shares {
      let seen = share.seenPhrase
      table.add([
        share.share,
        Phrase(
          fr: "dernier échange : \(seen.french)", en: "last exchange: \(seen.english)"
        ).text, share.troublePhrase?.text ?? "",
      ])
    }
    try table.print()
  }
}
