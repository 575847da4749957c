import ArgumentParser
import Community

/// `service`: exchanges by itself.
struct ServiceCommands: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "service",
      Phrase(
        fr: "Laisser le système échanger, à intervalles réguliers.",
        en: "Let the system exchange, again and again."),
      more: Phrase(
        fr: "Le système lance l’échange dès l’ouverture de session : systemd sous Linux, launchd "
          + "sur un Mac. Ailleurs, « reseau service on » donne la ligne à confier à cron ou au "
          + "planificateur de tâches de Windows.",
        en: "The system starts the exchange from log-in on: systemd on Linux, launchd on a Mac. "
          + "Elsewhere “reseau service on” gives the line for cron, or for Windows' Task "
          + "Scheduler."),
      examples: [
        "reseau service on", "reseau service on --every 1h", "reseau service status",
        "reseau service off",
      ],
      subcommands: [ServiceOn.self, ServiceOff.self, ServiceStatus.self, ServiceUnits.self])
  }
}
