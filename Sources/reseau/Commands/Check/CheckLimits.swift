import ArgumentParser
import Community

/// From where on `check` warns, and from where on it is critical.
struct CheckLimits: ParsableArguments {
  @Option(
    help: help(
      fr: "Un autre site n’a plus donné signe depuis.",
      en: "Another site has given no sign for.", valueName: limitName))
  var silent = "30d"

  @Option(
    help: help(
      fr: "Un changement d’ici attend d’être envoyé depuis.",
      en: "A change of this site has waited to be sent for.",
      valueName: limitName))
  var unsent = "7d"

  @Option(
    help: help(
      fr: "Une fiche attend une décision depuis.",
      en: "A record has waited for a decision for.", valueName: limitName))
  var conflicts = "30d"

  @Option(
    help: help(
      fr: "Un partage n’a plus été atteint depuis.",
      en: "A share has not been reached for.", valueName: limitName))
  var shares = "7d"

  @Option(
    help: help(
      fr: "Sur un site animateur : il y a plus de questions à régler que.",
      en: "On a lead site: there are more questions to settle than.", valueName: limitName))
  var leads = "0"

  @Option(
    help: help(
      fr: "L’horloge d’ici retarde sur celle d’un autre site de.",
      en: "The clock here is behind that of another site by.",
      valueName: limitName))
  var clock = "10min"

  @Option(
    help: help(
      fr: "Il reste moins de place sur le disque que.",
      en: "Less room is left on the disk than.", valueName: limitName))
  var room = "500M:100M"

  private static let limitName = Phrase(fr: "seuil", en: "limit")
}
