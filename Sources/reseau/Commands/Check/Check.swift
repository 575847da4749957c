import ArgumentParser
import Community
import Workspace

/// `check`: how this site is, for monitoring.
struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "check",
      Phrase(
        fr: "Dire à l’outil de supervision comment va ce site, en une ligne.",
        en: "Tell monitoring how this site is, in one line."),
      more: Phrase(
        fr: """
          Comme les greffons de Nagios et d’Icinga : le code de sortie est 0 (tout va bien), 1 \
          (attention), 2 (critique) ou 3 (inconnu), et la ligne finit par des mesures. Rien n’est \
          écrit, aucun partage n’est touché : ce que les derniers échanges ont noté suffit.

          Un seuil s’écrit 30d (ou 30j), 12h, 10min, 2w : au-delà, c’est « attention ». Deux \
          seuils, 30d:90d, ajoutent « critique » ; off n’y regarde pas. La place s’écrit 500M, 2G.

          Sur un site animateur, --leads avertit de ce que seul un site animateur règle : un site \
          qui attend d’être admis, un autre que seul un site révoqué avait admis, l’effacement \
          que celui-ci avait demandé, ou qu’il n’y a qu’un seul site animateur.

          Une horloge fausse de plus d’un jour se dit toujours, et laquelle, pour autant que cela \
          se voie d’ici ; --clock off n’y regarde pas. Ce que seule une lecture de tout \
          trouverait est l’affaire de « reseau verify ».
          """,
        en: """
          Like the plugins of Nagios and Icinga: the exit code is 0 (all is well), 1 (warning), 2 \
          (critical) or 3 (unknown), and the line ends with performance data. Nothing is written, \
          no share is touched: what the last exchanges noted is enough.

          A limit is written 30d (or 30j), 12h, 10min, 2w: beyond it is a warning. Two limits, \
          30d:90d, add a critical one; off does not look. Room is written 500M, 2G.

          On a lead site, --leads warns of what only a lead settles: a site that waits to be let \
          in, one that only a revoked site had let in, an erasure that the revoked one had asked \
          for, or that there is a single lead site.

          A clock that is wrong by more than a day is always told, and whose, as far as it shows \
          from here; --clock off does not look. What only reading everything would find \
          is for “reseau verify”.
          """),
      examples: [
        "reseau check", "reseau check --verbose",
        "reseau check --silent 30d:90d --unsent 3d --room 1G:200M",
        "reseau check --clock off --json",
      ])
  }

  @OptionGroup var limits: CheckLimits

  @Flag(
    help: help(
      fr: "Une ligne de plus pour chaque chose regardée.",
      en: "One more line for each thing that is looked at."))
  var verbose = false

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let judge = try CheckJudge(limits)
    let health = try HomeHealth.read(
      at: Edge.home, drive: Edge.drive, in: Edge.surroundings)
    let report = CheckReport(health, judge.items(of: health))
    if output.json {
      try Output.print(report.json)
    } else {
      try Output.print(text: report.lines(isVerbose: verbose).joined(separator: "\n"))
    }
    throw Ending(state: report.state)
  }
}
