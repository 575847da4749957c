import ArgumentParser
import Community
import Journal
import Merge
import Web
import Workspace

/// `report`: what the network did, for management.
struct Report: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "report",
      Phrase(
        fr: "Faire pour la direction le rapport d’une période.",
        en: "Make for management the report of a period."),
      more: Phrase(
        fr: "Une seule page HTML, à lire, à envoyer ou à imprimer : membres, pratiques, projets, "
          + "réunions, temps passé et gagné, à côté de la période d’avant, et ce que les enquêtes "
          + "ont donné. Tout est compté par site, jamais par personne. Sans dates : de janvier à "
          + "aujourd’hui. Avec --json, les mêmes chiffres : « now » pour la période, « before » "
          + "pour celle d’avant, « surveys » pour les enquêtes.",
        en: "One HTML page, to be read, sent or printed: members, practices, projects, meetings, "
          + "time spent and saved, beside the period before, and what was answered to surveys. All "
          + "is counted by site, never by person. Without dates: from January to today. With "
          + "--json, the same figures: “now” for the period, “before” for the one before, "
          + "“surveys” for the surveys."),
      examples: [
        "reseau report --output rapport.html",
        "reseau report --from 01/01/2026 --to 30/06/2026 --output semestre.html",
        "reseau report --from 2026-01-01 --json",
      ])
  }

  @Option(
    help: help(
      fr: "Le premier jour (sinon, le 1er janvier).", en: "The first day (otherwise, 1 January).",
      valueName: Phrase(fr: "jour", en: "day")))
  var from: String?

  @Option(
    help: help(
      fr: "Le dernier jour (sinon, aujourd’hui).", en: "The last day (otherwise, today).",
      valueName: Phrase(fr: "jour", en: "day")))
  var to: String?

  @Option(
    help: help(
      fr: "Le fichier à écrire (sinon, la page s’écrit ici).",
      en: "The file to write (otherwise, the page is printed).",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file(extensions: ["html"]))
  var output: String?

  @Option(
    help: help(
      fr: "La langue du rapport : fr ou en (sinon, celle des messages).",
      en: "The report's language: fr or en (otherwise, that of the messages).",
      valueName: Phrase(fr: "langue", en: "language")),
    completion: .list(["fr", "en"]))
  var language: String?

  @OptionGroup var form: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let language = try pageLanguage(language)
    let period = try Self.period(from, to)
    let report = try Replica.reading { replica in
      try replica.report(of: period) { LocalTime($0).date }
    }
    let text = form.json ? report.json : ReportPage(report, in: language).html
    guard let output else { return try Output.print(bytes: Array((text + "\n").utf8)) }
    let path = Edge.absolute(output)
    try Self.write(text, to: path)
    try Output.print(
      Phrase(fr: "Le rapport est écrit : \(path)", en: "The report is written: \(path)").text)
  }

  /// The days that are meant.
  static func period(_ from: String?, _ to: String?) throws -> ReportPeriod {
    let last = try to.map { try TypedDay.read($0, "--to") } ?? LocalTime(Edge.now).date
    let first =
      try from.map { try TypedDay.read($0, "--from") }
      ?? last.flatMap { CalendarDate(year: $0.year, month: 1, day: 1) }
    guard let first, let last, let period = ReportPeriod(from: first, to: last) else {
      throw Complaint(
        .usage, fr: "Le premier jour (--from) vient après le dernier (--to) : échangez-les.",
        en: "The first day (--from) comes after the last one (--to): swap them.")
    }
    return period
  }

  /// Writes the file in one step, so that a reader sees the old one or the new one.
  private static func write(_ text: String, to path: String) throws {
    let parts = path.split(separator: "/")
    guard let name = parts.last else {
      throw Complaint(FileError(.write, path, .other(FileError.isFolder)))
    }
    let folder = "/" + parts.dropLast().joined(separator: "/")
    let file = NamedFile(String(name), Array((text + "\n").utf8))
    try Edge.surroundings.files.replace(
      [file], in: folder, temporary: ".\(name).new", isPrivate: false)
  }
}
