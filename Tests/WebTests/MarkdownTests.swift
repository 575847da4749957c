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

  #if Markdown
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
  #endif
}

@Suite struct PlainTextTests {
  private func html(_ text: String) -> String { PlainText.html(text) { $0 } }

  @Test func `paragraphs and line breaks stay`() {
    #expect(html("un\ndeux\r\n\n \ntrois\n") == "<p>un<br />\ndeux</p>\n<p>trois</p>\n")
    #expect(html("\n \n") == "")
  }

  @Test func `what stands to the right stays there`() {
    #expect(html("- un\n  - deux\n\ttrois").contains("<br />\n&nbsp;&nbsp;- deux"))
    #expect(html("\ttrois").hasPrefix("<p>&nbsp;&nbsp;&nbsp;&nbsp;trois"))
  }

  @Test func `signs of HTML are signs`() {
    #expect(html("a < b & \"c\" > d") == "<p>a &lt; b &amp; &quot;c&quot; &gt; d</p>\n")
  }

  @Test(arguments: [
    ("Voir https://exemple.fr/a?b=1&c=2.", "https://exemple.fr/a?b=1&amp;c=2"),
    ("(http://exemple.fr/a_(b))", "http://exemple.fr/a_(b)"),
    ("<https://exemple.fr>", "https://exemple.fr"),
    ("Écrire à claire.dubois@exemple.fr, svp", "mailto:claire.dubois@exemple.fr"),
    ("[le guide](https://exemple.fr/guide)", "https://exemple.fr/guide"),
    ("Voir [la salle](practice/salle) ou ![le plan](plan.png", "practice/salle"),
  ])
  func `an address can be followed, without the sentence around it`(text: String, end: String) {
    #expect(html(text).contains("<a href=\"\(end)\">"))
    #expect(html(text).components(separatedBy: "<a ").count == 2)
  }

  @Test(arguments: [
    "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://a.b",
    "[x](javascript:alert(1))", "[x](JavaScript:1)", "[x](data:text/html,x)", "[x]()",
  ])
  func `no other scheme is an address`(text: String) {
    #expect(!html(text).contains("<a "))
  }

  @Test func `an address that leads nowhere is plain words`() {
    #expect(
      PlainText.html("https://exemple.fr là") { _ in nil } == "<p>https://exemple.fr là</p>\n")
    #expect(
      PlainText.html("a https://x.fr b https://y.fr c") { $0.contains("x") ? nil : "y.html" }
        == "<p>a https://x.fr b <a href=\"y.html\">https://y.fr</a> c</p>\n")
    #expect(PlainText.html("[voir](member/a) ![plan](p.png)") { _ in nil } == "<p>voir plan</p>\n")
  }
}
