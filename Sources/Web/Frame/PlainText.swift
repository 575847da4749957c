/// Text made HTML as it stands: paragraphs, line breaks, and addresses that can be followed.
enum PlainText {
  /// The HTML of `text`: a paragraph for each stretch of lines between empty ones.
  ///
  /// - Parameter link: where an address leads; `nil` leaves its words plain.
  static func html(_ text: String, link: (String) -> String?) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .split { $0.allSatisfy(\.isWhitespace) }
      .map { lines in "<p>" + lines.map { line($0, link) }.joined(separator: "<br />\n") + "</p>\n"
      }
      .joined()
  }

  /// A line, its spaces at the left kept: they make lists and code readable.
  private static func line(_ line: Substring, _ link: (String) -> String?) -> String {
    let words = line.drop { $0 == " " || $0 == "\t" }
    let indent = line[..<words.startIndex].reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
    var html = String(repeating: "&nbsp;", count: min(indent, 24))
    var rest = words
    for found in words.matches(of: address) {
      html += escaped(rest[..<found.range.lowerBound])
      if let shown = found.output.words {
        html += anchor(shown, to: link(String(found.output.named ?? "")))
        rest = words[found.range.upperBound...]
      } else {
        let address = withoutTail(found.output.0)
        let end = link(address.contains("://") ? String(address) : "mailto:\(address)")
        html += anchor(address, to: end)
        rest = words[address.endIndex...]
      }
    }
    return html + escaped(rest)
  }

  /// Addresses as people type them, and those to which Markdown gives words: `[words](address)`.
  private static var address: Regex<(Substring, words: Substring?, named: Substring?)> {
    #/
      !?\[(?<words>[^\[\]]*)\]\((?<named>(?:[^\s()]|\([^\s()]*\))*)\)
      | https?://[^\s<>"]+
      | [\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+
    /#
  }

  private static func anchor(_ words: Substring, to end: String?) -> String {
    guard let end, isHarmless(end) else { return escaped(words) }
    return "<a href=\"\(escaped(end[...]))\">\(escaped(words))</a>"
  }

  /// Whether a browser opens `address` without running what it says: nothing is left to schemes
  /// that nobody thought of.
  private static func isHarmless(_ address: String) -> Bool {
    let start = address.lowercased()
    return ["http://", "https://", "mailto:"].contains { start.hasPrefix($0) }
      || !address.isEmpty && !address.contains(":")
  }

  /// The address without what belongs to the sentence around it: a full stop, a closing bracket
  /// that was opened before it.
  private static func withoutTail(_ address: Substring) -> Substring {
    var address = address
    while let last = address.last {
      let closesOutside =
        last == ")" && address.count { $0 == ")" } > address.count { $0 == "(" }
      guard closesOutside || ".,;:!?'*_~»]".contains(last) else { break }
      address.removeLast()
    }
    return address
  }

  private static func escaped(_ text: Substring) -> String {
    text.unicodeScalars.reduce(into: "") { html, scalar in
      switch scalar {
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "&": html += "&amp;"
      case "\"": html += "&quot;"
      case "\0": html += "\u{FFFD}"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }
}
