import ArgumentParser
import Community

/// From where on `check` warns, and from where on it is critical.
struct CheckLimits: ParsableArguments {
  @Option(
    help: help(
      fr: "Avertir quand un autre site n’a plus donné signe depuis ce temps.",
      en: "Warn when another site has given no sign for that long.", valueName: limitName))
  var silent = "30d"

  @Option(
    help: help(
      fr: "Avertir quand un changement d’ici attend d’être envoyé depuis ce temps.",
      en: "Warn when a change of this site has waited that long to be sent.",
      valueName: limitName))
  var unsent = "7d"

  @Option(
    help: help(
      fr: "Avertir quand une fiche attend une décision depuis ce temps.",
      en: "Warn when a record has waited that long for a decision.", valueName: limitName))
  var conflicts = "30d"

  @Option(
    help: help(
      fr: "Avertir quand un partage n’a plus été atteint depuis ce temps.",
      en: "Warn when a share has not been reached for that long.", valueName: limitName))
  var shares = "7d"

  @Option(
    help: help(
      fr: "Sur un site animateur, avertir au-delà de ce nombre de questions à régler.",
      en: "On a lead site, warn beyond that many questions to settle.", valueName: limitName))
  var leads = "0"

  @Option(
    help: help(
      fr: "Avertir quand l’horloge d’ici retarde d’autant sur celle d’un autre site.",
      en: "Warn when the clock here is that far behind that of another site.",
      valueName: limitName))
  var clock = "10min"

  @Option(
    help: help(
      fr: "Avertir quand il reste moins de place que cela sur le disque.",
      en: "Warn when less room than that is left on the disk.", valueName: limitName))
  var room = "500M:100M"

  private static let limitName = Phrase(fr: "seuil", en: "limit")
}
