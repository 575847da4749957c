import Testing

@testable import Web

@Suite struct MarkdownTests {
  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b onclick=alert(1)>x</b>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)", "![x](javascript:alert(1))", "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]", "`<script>`", "a\u{0}<script>", "| <script> |\n|---|\n| x |",
    "[x](&#106;avascript:alert(1))", "[x]( javascript:alert(1))", "<svg/onload=alert(1)>",
  ])
  func `no text becomes code`(text: String) {
    let html = Markdown.html(text).lowercased()

    #expect(!html.contains("<script") && !html.contains("<img src=x") && !html.contains("<svg"))
    #expect(!html.contains("href=\"javascript") && !html.contains("src=\"javascript"))
    #expect(!html.contains("href=\"vbscript") && !html.contains("href=\"data:"))
    #expect(!html.contains("<b onclick"))
  }

  @Test func `headings stand below the page's own`() {
    #expect(Markdown.html("# Un\n\n## Deux\n\n###### Six\n").contains("<h3>Un</h3>"))
    #expect(Markdown.html("## Avant\n\n### Après\n").contains("<h3>Avant</h3>\n<h4>Après"))
    #expect(Markdown.html("> ###### Six\n").contains("<h3>Six</h3>"))
  }

  @Test(arguments: ["# a\n\n###### b\n", "##### a\n\n# b\n\n### c\n", "###### a\n\n# b\n"])
  func `headings leave no gap`(text: String) {
    let levels = Markdown.html(text).split(separator: "<h").compactMap {
      $0.first?.wholeNumberValue
    }

    #expect(levels.first == 3)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test func `tables, task lists and links are understood`() {
    #expect(Markdown.html("| a | b |\n|---|---|\n| 1 | 2 |\n").contains("<table>"))
    #expect(Markdown.html("- [x] fait\n- [ ] non\n").contains("<li>☑ fait</li>\n<li>☐ non</li>"))
    #expect(Markdown.html("https://exemple.fr").contains("<a href=\"https://exemple.fr\">"))
    #expect(Markdown.html("~~non~~").contains("<del>"))
    #expect(Markdown.html("").isEmpty)
  }
}
