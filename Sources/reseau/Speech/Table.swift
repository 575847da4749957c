/// Rows of cells, aligned by the width that a terminal gives each character.
struct Table {
  private var rows: [[String]] = []
  private let hasHeading: Bool

  /// Makes a table, with a heading if one is given.
  init(heading: [String] = []) {
    hasHeading = !heading.isEmpty
    if hasHeading { rows.append(heading) }
  }

  /// Appends a row.
  mutating func add(_ cells: [String]) { rows.append(cells.map { Visible.line($0) }) }

  /// Prints the rows. In a terminal the widest column gives way, so that each row stays a line,
  /// but never the last one, which is what people type; elsewhere nothing is cut.
  func print() throws(OutputError) {
    var output = Output()
    let widths = columnWidths()
    for (place, row) in rows.enumerated() {
      var line = ""
      for (column, cell) in row.enumerated() {
        let shown = DisplayWidth.cut(cell, to: widths[column])
        line += shown
        if column < row.count - 1 {
          line += String(repeating: " ", count: widths[column] - DisplayWidth.of(shown) + 2)
        }
      }
      let trimmed = String(line.reversed().drop { $0 == " " }.reversed())
      try output.line(hasHeading && place == 0 ? Terminal.bold(trimmed) : trimmed)
    }
    try output.flush()
  }

  private func columnWidths() -> [Int] {
    let columns = rows.map(\.count).max() ?? 0
    var widths = (0..<columns).map { column in
      rows.compactMap { column < $0.count ? DisplayWidth.of($0[column]) : nil }.max() ?? 0
    }
    guard let room = Terminal.width.map({ $0 - 2 * (columns - 1) }) else { return widths }
    while widths.reduce(0, +) > room, let widest = widths.dropLast().max(), widest > 8,
      let column = widths.firstIndex(of: widest)
    {
      widths[column] -= 1
    }
    return widths
  }
}

/// How many columns of a terminal a text takes.
enum DisplayWidth {
  /// The columns of `text`: none for what is drawn over the letter before, two for the wide
  /// scripts and pictures.
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The start of `text` that takes no more than `width` columns, with an ellipsis when cut.
  static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var start = ""
    var taken = 1
    for character in text {
      taken += of(character)
      if taken > width { break }
      start.append(character)
    }
    return start + "…"
  }

  private static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    let isWide =
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
        true
      default: false
      }
    return isWide ? 2 : 1
  }
}
