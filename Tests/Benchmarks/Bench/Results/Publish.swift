import ArgumentParser
import Foundation

/// Turns results into a table, a picture, and the README's section.
struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the results as Markdown and as a picture.")

  @Argument(help: "The file of results.")
  var results: String

  @Argument(help: "The folder to write results.md and cost.svg to.")
  var folder: String

  @Option(help: "A file of runs over editing traces, one a line.")
  var texts: String?

  @Option(help: "A README in which the table is to replace the one between the two marks.")
  var readme: String?

  func run() throws {
    let reports = try Report.all(in: results)
    let level = LevelTable(reports).markdown
    var page = ""
    for report in reports {
      let table = Table(of: report)
      let parts = ["## \(table.preface)", table.markdown] + table.footnotes
      page += parts.joined(separator: "\n\n") + "\n\n"
    }
    if let level { page += "## Days\n\n\(level)\n\n" }
    let texts = try texts.map { try TextTable(lines: $0).markdown }
    if let texts { page += "## Editing traces\n\n\(texts)\n" }
    try write(page, to: folder + "/results.md")
    try write(Self.plot(reports).svg, to: folder + "/cost.svg")
    if let readme {
      var section = Table.summary(of: reports).flatMap { table in
        [table.preface + ":", table.markdown] + table.footnotes
      }
      if let level {
        section += ["Days of sites that work together, by how much has happened before:", level]
      }
      if let texts { section += ["Public traces of people who write one text, merged:", texts] }
      try replaceSection(of: readme, with: section.joined(separator: "\n\n"))
    }
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private func replaceSection(of readme: String, with section: String) throws {
    let text = try String(contentsOfFile: readme, encoding: .utf8)
    guard let start = text.firstRange(of: "<!-- measured"),
      let head = text[start.lowerBound...].firstRange(of: "-->\n"),
      let end = text[head.upperBound...].firstRange(of: "<!-- end of what was measured -->")
    else { throw ValidationError("\(readme) has no two marks to write between.") }
    let changed =
      text[..<head.upperBound] + "\n" + section + "\n\n" + text[end.lowerBound...]
    try write(String(changed), to: readme)
  }

  /// What each job costs, over the number of changes, in villages of as many sites.
  private static func plot(_ reports: [Report]) -> Plot {
    let villages = reports.filter { $0.sites < 100 }.sorted { $0.changes < $1.changes }
    let figures: [(Figure, String, String)] = [
      (.join, "bulk", "join and pull of all"), (.verify, "bulk", "verify"),
      (.syncAll, "working", "sync of 950 changes"), (.pushDay, "working", "push of 50"),
      (.pull, "bulk", "pull of 100 changes"), (.noNews, "bulk", "pull, no news"),
      (.search, "bulk", "search"), (.apply, "bulk", "one edit, durable"),
    ]
    return Plot(
      title: "What a job costs as the network's history grows (medians)", xLabel: "changes",
      yLabel: "ms",
      lines: figures.compactMap { figure, habits, label in
        let points = villages.filter { $0.habits == habits }.compactMap { village in
          village[figure].map { (x: Double(village.changes), y: $0.values.median) }
        }
        return points.isEmpty ? nil : Plot.Line(label: label, points: points)
      })
  }
}
