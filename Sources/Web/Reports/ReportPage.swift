import Community
import Merge
import Workspace

/// The report for management: one HTML page that holds all it needs, to be read on a screen, sent
/// by mail, or printed on A4.
public struct ReportPage {
  /// A picture in a list of them: the name that a template shows it by.
  struct Picture {
    let svg: String
  }

  /// A table, with its pictures.
  struct Table {
    let heading: String
    let note: String?
    let pictures: [Picture]
    let columns: [String]
    let rows: [Row]
    /// Whether all cells but the first are numbers.
    let isNumbers: Bool
  }

  /// A row: its first cell names it.
  struct Row {
    let name: String
    let cells: [String]
  }

  private let t: Wording
  private let lang: String
  private let network: String
  private let title: String
  private let dates: String
  private let comparison: String?
  private let tables: [Table]
  private let surveys: [ReportAnswers]
  private let hasSurveys: Bool

  /// Sets `report` in `language`.
  public init(_ report: NetworkReport, in language: Language) {
    t = Wording(language: language)
    lang = language.rawValue
    network = report.network
    title = t["reportTitle"]
    dates = Self.dates(report.period).text(in: language)
    comparison =
      report.before == nil
      ? nil
      : report.period.previous.map { period in
        let dates = Self.dates(period)
        return Phrase(
          fr: "Comparé aux jours d’avant : \(dates.french).",
          en: "Compared with the days before: \(dates.english)."
        ).text(in: language)
      }
    tables = ReportTables(report, language).all
    surveys = report.surveys.map { ReportAnswers($0, language) }
    hasSurveys = !report.surveys.isEmpty
  }

  /// The page.
  public var html: String { Templates.render("report", self) }

  /// « du 1er janv. 2026 au 24 nov. 2026 »
  private static func dates(_ period: ReportPeriod) -> Phrase {
    let (from, to) = (DayText(period.from).phrase, DayText(period.to).phrase)
    return Phrase(
      fr: "du \(from.french) au \(to.french)", en: "from \(from.english) to \(to.english)")
  }
}
