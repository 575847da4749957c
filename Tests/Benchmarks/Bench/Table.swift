import Foundation

/// The results as Markdown.
struct Table {
  private let sections: [Section]

  /// The rows that stand in one village.
  private struct Section {
    let report: Report
    let rows: [Row]
  }

  /// The village of twenty sites with the most changes that is measured, and those of more sites.
  init(_ reports: [Report]) {
    let twenty = reports.filter { $0.sites < 100 }.max { $0.changes < $1.changes }
    self.init([
      (twenty, Row.main), (reports.first { 100..<1000 ~= $0.sites }, Row.hundreds),
      (reports.first { $0.sites >= 1000 }, Row.thousand),
    ])
  }

  /// One village alone.
  init(of report: Report) { self.init([(report, Self.rows(of: report))]) }

  private init(_ sections: [(Report?, [Row])]) {
    self.sections = sections.compactMap { report, rows in
      report.map { Section(report: $0, rows: rows) }
    }
  }

  private static func rows(of report: Report) -> [Row] {
    report.sites < 100 ? Row.main : report.sites < 1000 ? Row.hundreds : Row.thousand
  }

  private static let peers = [
    (key: "git", name: "git"), (key: "fossil", name: "Fossil"), (key: "sqlite", name: "SQLite"),
    (key: "loro", name: "Loro"), (key: "yrs", name: "Yrs"),
  ]

  /// The table; a peer that has no figure in it has no column.
  var markdown: String {
    let peers = Self.peers.filter { peer in
      sections.contains { $0.report.series.contains { $0.who == peer.key } }
    }
    var lines = [line(["", "allowed", "Réseau"] + peers.map(\.name))]
    lines.append(line(Array(repeating: "---", count: peers.count + 3)))
    for section in sections {
      let report = section.report
      for row in section.rows {
        let others = peers.map { row.others($0.key, in: report) }
        lines.append(line([row.words, row.allowed, row.own(in: report)] + others))
      }
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// What the table stands for, and what is missing in it.
  var preface: String {
    guard let report = sections.first?.report else { return "" }
    return "\(report.sites) sites, \(report.changes.grouped) changes, "
      + "\((report[.line]?.values.median ?? .nan).digits(0)) bytes a line"
  }

  /// The floors and the peers' absences, in sentences.
  var footnotes: [String] {
    guard let report = sections.first?.report else { return [] }
    let floors = [
      (Figure.zcat, "`zcat` of the share"), (.append, "the append with its sync"),
      (.start, "the program's start"),
    ]
    .compactMap { figure, words in
      report[figure].map { "\(words) \(Unit.milliseconds.text($0.values.median))" }
    }
    let absences = Self.peers.compactMap { key, name in
      report.absent[key].map { "\(name): \($0)." }
    }
    let load = "The machine's load before was \(report.load.digits(1))."
    return ["In the same rounds: \(floors.joined(separator: ", ")). \(load)"] + absences
  }
}
