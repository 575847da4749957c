import Foundation

/// What an exchange costs, by how much has happened before.
struct LevelTable {
  /// The villages whose sites work together, in the order of their changes.
  private let reports: [Report]

  init(_ reports: [Report]) {
    self.reports = reports.filter { $0.habits == "working" }.sorted { $0.changes < $1.changes }
  }

  /// A line for each figure and each contestant, a column for each past; `nil` without one.
  var markdown: String? {
    guard !reports.isEmpty else { return nil }
    let contestants = [(key: "reseau", name: "**Réseau**")] + Table.peers
    let lines = Row.level.flatMap { row in
      contestants.compactMap { key, name -> [String]? in
        let medians = reports.map { $0[row.figure, by: key]?.values.median }
        guard medians.contains(where: { $0 != nil }) else { return nil }
        let cells = medians.map { median in median.map { row.unit.text($0) } ?? "" }
        return [row.words, name] + cells
      }
    }
    let head = ["", "changes before"] + reports.map(\.changes.grouped)
    return ([head, head.map { _ in "---" }] + lines)
      .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
