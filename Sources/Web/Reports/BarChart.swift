import Community

/// Bars beside names, as SVG: a picture of a table that stands beside it, so that nobody depends on
/// seeing it. Its colours are those of paper; a page may give it others.
struct BarChart {
  /// A name and its numbers.
  struct Bar {
    let label: String
    let value: Double
    /// The number of the period before, drawn thin below.
    let before: Double?
  }

  let title: String
  let bars: [Bar]
  let language: Language

  /// A picture that is taller is cut by the end of a paper page.
  private static let tallest = 28
  private static let width = 680.0
  private static let labelWidth = 190.0
  private static let numberWidth = 70.0
  private static let step = 26.0

  /// The pictures: one, or several where there are many bars. All have one scale.
  var svg: [String] {
    let most = bars.flatMap { [$0.value, $0.before ?? 0] }.max() ?? 0
    guard most > 0 else { return [] }
    return stride(from: 0, to: bars.count, by: Self.tallest).map { start in
      picture(Array(bars[start..<min(bars.count, start + Self.tallest)]), most)
    }
  }

  private func picture(_ bars: [Bar], _ most: Double) -> String {
    let height = Double(bars.count) * Self.step + 8
    let numbers = bars.map { "\($0.label) \(number($0.value))" }.joined(separator: ", ")
    let words = (title + Phrase(fr: " : ", en: ": ").text(in: language) + numbers).inXML
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(height))" \
      role="img" aria-label="\(words)" font-size="13" font-family="sans-serif">
      <title>\(title.inXML)</title>

      """
    for (place, bar) in bars.enumerated() {
      let top = Double(place) * Self.step + 4
      text += """
        <text x="\(Int(Self.labelWidth) - 8)" y="\(Int(top) + 14)" text-anchor="end" \
        fill="#1b2530">\(Self.cut(bar.label).inXML)</text>
        <rect x="\(Int(Self.labelWidth))" y="\(Int(top))" width="\(length(bar.value, most))" \
        height="13" fill="#1f4e79"/>

        """
      if let before = bar.before, before > 0 {
        text += """
          <rect x="\(Int(Self.labelWidth))" y="\(Int(top) + 14)" \
          width="\(length(before, most))" height="5" fill="#9db8d2" class="before"/>

          """
      }
      let end = Double(length(bar.value, most)) + Self.labelWidth + 6
      text += """
        <text x="\(Int(end))" y="\(Int(top) + 12)" fill="#1b2530">\(number(bar.value).inXML)</text>

        """
    }
    text += """
      <line x1="\(Int(Self.labelWidth))" y1="0" x2="\(Int(Self.labelWidth))" \
      y2="\(Int(height))" stroke="#52606d"/>
      </svg>
      """
    return text
  }

  private func length(_ value: Double, _ most: Double) -> Int {
    let room = Self.width - Self.labelWidth - Self.numberWidth
    return value > 0 ? max(1, Int(value / most * room)) : 0
  }

  private func number(_ value: Double) -> String { ReportNumber.text(value, in: language) }

  private static func cut(_ label: String) -> String {
    label.count <= 26 ? label : label.prefix(25) + "…"
  }
}
