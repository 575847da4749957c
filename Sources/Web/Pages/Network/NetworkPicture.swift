import Community

/// Which site has how much of what is here, as a picture.
///
/// A few sites are bars under their names; many are columns side by side, those that lack most
/// first. What a site has is plain, what it lacks is hatched, and a site that is not waited for is
/// an outline: no colour has to be told apart. Colours are the page's (`style.css`), and widths are
/// shares of its own, so that letters keep their size on a small screen.
struct NetworkPicture {
  /// From so many sites on, columns instead of bars.
  static let most = 30

  let lines: [SiteLine]
  /// How many changes are here.
  let total: Int
  let title: String
  let description: String

  var svg: String {
    let isMany = lines.count > Self.most
    let height = isMany ? Self.columnHeight : lines.count * Self.rowHeight
    return """
      <svg class="picture" role="img" aria-labelledby="pic-t pic-d" width="100%" \
      height="\(height)" xmlns="http://www.w3.org/2000/svg">\
      <title id="pic-t">\(title.inMarkup)</title><desc id="pic-d">\(description.inMarkup)</desc>\
      \(Self.hatching)\(isMany ? columns : bars)</svg>
      """
  }

  private static let rowHeight = 40
  private static let columnHeight = 96

  private static let hatching = """
    <defs><pattern id="lack" width="6" height="6" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><rect width="6" height="6"/>\
    <line x1="0" y1="0" x2="0" y2="6" stroke-width="2"/></pattern></defs>
    """

  private var bars: String {
    lines.enumerated().map { place, line in
      let top = place * Self.rowHeight
      let name = line.shortLabel
      let weight = line.isOwn ? " font-weight=\"700\"" : ""
      return """
        <g><title>\(Self.told(line))</title>\
        <text x="0" y="\(top + 15)" font-size="14"\(weight) class="name">\(name.inMarkup)</text>\
        <text x="100%" y="\(top + 15)" font-size="12" text-anchor="end" class="figure">\
        \(figure(line).inMarkup)</text>\
        \(bar(line, y: top + 21, height: 10))</g>
        """
    }.joined()
  }

  private func bar(_ line: SiteLine, y: Int, height: Int) -> String {
    let frame = "y=\"\(y)\" height=\"\(height)\""
    if case .apart = line.grasp {
      return """
        <rect x="1" width="99.4%" \(frame) class="apart" stroke-dasharray="4 3"/>
        """
    }
    let lack = "<rect x=\"0\" width=\"100%\" \(frame) fill=\"url(#lack)\"/>"
    return """
      \(line.need == 0 ? "" : lack)\
      <rect x="0" width="\(percent(line))%" \(frame) class="has"/>
      """
  }

  private var columns: String {
    let width = 100 / Double(lines.count)
    return lines.enumerated().map { place, line in
      let left = Self.rounded(Double(place) * width)
      let span = Self.rounded(width * 0.8)
      let height = Double(Self.columnHeight) * percent(line) / 100
      let top = Self.rounded(Double(Self.columnHeight) - height)
      let frame = "x=\"\(left)%\" width=\"\(span)%\""
      let column: String
      if case .apart = line.grasp {
        column = """
          <rect \(frame) y="1" height="\(Self.columnHeight - 2)" class="apart" \
          stroke-dasharray="3 3"/>
          """
      } else {
        column = """
          <rect \(frame) y="0" height="\(Self.columnHeight)" fill="url(#lack)"/>\
          <rect \(frame) y="\(top)" height="\(Self.rounded(height))" class="has"/>
          """
      }
      return "<g><title>\(Self.told(line))</title>\(column)</g>"
    }.joined()
  }

  /// A site that lacks anything never looks as if it had all.
  private func percent(_ line: SiteLine) -> Double {
    let share = line.share(of: total)
    return share < 1 ? min(Self.rounded(share * 100), 98) : 100
  }

  /// What stands at the end of a bar.
  private func figure(_ line: SiteLine) -> String {
    switch line.grasp {
    case .all: "✓"
    case .lacking(let count): "−\(count)"
    case .silent: "?"
    case .apart: "×"
    }
  }

  private static func told(_ line: SiteLine) -> String {
    "\(line.label) – \(line.state)".inMarkup
  }

  private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

extension String {
  /// The text as it stands in HTML and SVG, in elements and in attributes.
  var inMarkup: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
