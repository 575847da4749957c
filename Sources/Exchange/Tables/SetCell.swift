/// The elements of a set in one cell.
///
/// Mostly `français, anglais`. Where an element holds what would divide it, a bar stands between
/// the elements instead, or behind a single one, and a backslash before a bar of its own:
/// `Word, Excel | GED`.
enum SetCell {
  private typealias Scalars = String.UnicodeScalarView

  /// The cell that holds `elements`.
  static func write(_ elements: [String]) -> String {
    let elements = elements.filter { !$0.isEmpty }
    if elements.allSatisfy(isPlain) { return elements.joined(separator: ", ") }
    let escaped = elements.map(escaped)
    return escaped.count == 1 ? escaped[0] + " |" : escaped.joined(separator: " | ")
  }

  /// The elements that stand in `cell`, each once.
  static func read(_ cell: String) -> [String] {
    var isBarred = false
    var isEscaped = false
    for scalar in cell.unicodeScalars {
      if scalar == "|", !isEscaped { isBarred = true }
      isEscaped = scalar == "\\" && !isEscaped
    }
    let elements = isBarred ? barred(cell) : divided(cell)
    var seen: Set<[UInt8]> = []
    return elements.filter { !$0.isEmpty && seen.insert(Array($0.utf8)).inserted }
  }

  private static func isPlain(_ element: String) -> Bool {
    let dividers = ",;|\\\r\n".unicodeScalars
    guard let first = element.unicodeScalars.first, let last = element.unicodeScalars.last else {
      return true
    }
    return !element.unicodeScalars.contains { dividers.contains($0) } && !isSpace(first)
      && !isSpace(last)
  }

  private static func divided(_ cell: String) -> [String] {
    cell.unicodeScalars.split { ",;\r\n".unicodeScalars.contains($0) }.map { trimmed(String($0)) }
  }

  private static func escaped(_ element: String) -> String {
    var text = Scalars()
    let scalars = Array(element.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let isAtEnd = place == 0 || place == scalars.count - 1
      switch scalar {
      case "\n": text.append(contentsOf: "\\n".unicodeScalars)
      case "\r": text.append(contentsOf: "\\r".unicodeScalars)
      case "\\", "|": text.append(contentsOf: ["\\", scalar])
      case _ where isAtEnd && isSpace(scalar): text.append(contentsOf: ["\\", scalar])
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  private static func barred(_ cell: String) -> [String] {
    var elements: [String] = []
    // The element, and how much of it must stay although it is white space.
    var element: [Unicode.Scalar] = []
    var kept = 0
    var isEscaped = false
    func finish() {
      while element.count > kept, let last = element.last, isSpace(last) { element.removeLast() }
      elements.append(String(Scalars(element)))
      element = []
      kept = 0
    }
    for scalar in cell.unicodeScalars {
      if isEscaped {
        element.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        kept = element.count
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "|" {
        finish()
      } else if !element.isEmpty || !isSpace(scalar) {
        element.append(scalar)
      }
    }
    finish()
    return elements
  }

  /// `text` without white space at its ends, which people do not see in a cell.
  static func trimmed(_ text: String) -> String {
    let start = text.unicodeScalars.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(start[...last])
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }
}
