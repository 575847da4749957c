/// Text made HTML as it stands: paragraphs, line breaks, and addresses that can be followed.
enum PlainText {
  /// The HTML of `text`: a paragraph for each stretch of lines between empty ones.
  ///
  /// - Parameter link: where an address leads; `nil` leaves it plain words.
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
      let address = withoutTail(found.output)
      guard let end = link(address.contains("://") ? String(address) : "mailto:\(address)") else {
        continue
      }
      html += escaped(rest[..<address.startIndex])
      html += "<a href=\"\(escaped(end[...]))\">\(escaped(address))</a>"
      rest = words[address.endIndex...]
    }
    return html + escaped(rest)
  }

  /// Addresses that a browser or a mail program opens; no other scheme is made a link.
  private static var address: Regex<Substring> {
    /https?:\/\/[^\s<>"]+|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+/
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
