import Foundation

/// The results as Markdown.
struct Table {
  private let sections: [Section]

  /// The rows that stand in one village.
  private struct Section {
    let report: Report
    let rows: [Row]
  }

  /// The largest village of twenty sites that keep what they have, with those of more sites; and
  /// the largest whose sites work together.
  static func summary(of reports: [Report]) -> [Table] {
    let twenty = reports.filter { $0.sites < 100 }.sorted { $0.changes < $1.changes }
    let bulk = Table([
      (twenty.last { $0.habits == "bulk" }, Row.bulk),
      (reports.first { 100..<1000 ~= $0.sites }, Row.hundreds),
      (reports.first { $0.sites >= 1000 }, Row.thousand),
    ])
    let working = Table([(twenty.last { $0.habits == "working" }, Row.working)])
    return [bulk, working].filter { !$0.sections.isEmpty }
  }

  /// One village alone.
  init(of report: Report) { self.init([(report, Self.rows(of: report))]) }

  private init(_ sections: [(Report?, [Row])]) {
    self.sections = sections.compactMap { report, rows in
      report.map { report in
        Section(report: report, rows: rows.filter { report[$0.figure] != nil })
      }
    }
  }

  private static func rows(of report: Report) -> [Row] {
    if report.habits == "working" { return Row.working }
    return report.sites < 100 ? Row.bulk : report.sites < 1000 ? Row.hundreds : Row.thousand
  }

  /// The peers in the order of their columns.
  static let peers = [
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
    let together = report.habits == "working" ? " that work together" : ""
    let line = (report[.line]?.values.median ?? .nan).digits(0)
    return "\(report.sites) sites\(together), \(report.changes.grouped) changes of "
      + "\(report.records.grouped) records, \(line) bytes a line"
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
