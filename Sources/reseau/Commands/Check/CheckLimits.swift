import ArgumentParser
import Community

/// From where on `check` warns, and from where on it is critical.
struct CheckLimits: ParsableArguments {
  @Option(
    help: help(
      fr: "Un autre site n’a plus donné signe depuis (sinon 30d).",
      en: "Another site has given no sign for (otherwise 30d).", valueName: limitName))
  var silent = "30d"

  @Option(
    help: help(
      fr: "Un changement d’ici attend d’être envoyé depuis (sinon 7d).",
      en: "A change of this site has waited to be sent for (otherwise 7d).",
      valueName: limitName))
  var unsent = "7d"

  @Option(
    help: help(
      fr: "Une fiche attend une décision depuis (sinon 30d).",
      en: "A record has waited for a decision for (otherwise 30d).", valueName: limitName))
  var conflicts = "30d"

  @Option(
    help: help(
      fr: "Un partage n’a plus été atteint depuis (sinon 7d).",
      en: "A share has not been reached for (otherwise 7d).", valueName: limitName))
  var shares = "7d"

  @Option(
    help: help(
      fr: "L’horloge d’ici retarde sur celle d’un autre site de (sinon 10min).",
      en: "The clock here is behind that of another site by (otherwise 10min).",
      valueName: limitName))
  var clock = "10min"

  @Option(
    help: help(
      fr: "Il reste moins de place sur le disque que (sinon 500M:100M).",
      en: "Less room is left on the disk than (otherwise 500M:100M).", valueName: limitName))
  var room = "500M:100M"

  private static let limitName = Phrase(fr: "seuil", en: "limit")
}
