import Testing

@testable import Web

/// The colours of what is read on a screen, and printed.
struct StyleTests {
  private static let styles = [
    "style.css": PackageResources.style_css, "site.css": PackageResources.site_css,
    "report.mustache": PackageResources.report_mustache,
  ]

  /// The names of the colours that the first block behind `opening` sets.
  private func colours(_ style: String, behind opening: String) -> Set<String> {
    guard let start = style.firstRange(of: opening)?.upperBound else { return [] }
    let block = style[start...].prefix { $0 != "}" }
    return Set(block.matches(of: /(--[a-z-]+):#/).map { String($0.1) })
  }

  @Test(arguments: StyleTests.styles.keys.sorted())
  func `on a screen each colour has a dark one for who likes that, and paper has light ones alone`(
    name: String
  ) throws {
    let style = String(decoding: try #require(Self.styles[name]), as: UTF8.self)
    let light = colours(style, behind: ":root{")
    let dark = colours(style, behind: "@media screen and (prefers-color-scheme:dark){:root{")

    #expect(!light.isEmpty && light == dark)
    #expect(style.ranges(of: "prefers-color-scheme").count == 1)
    let used = Set(style.matches(of: /var\((--[a-z-]+)\)/).map { String($0.1) })
    #expect(used.subtracting(light).isEmpty)
  }
}
