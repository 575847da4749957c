import Community
import Fakes
import Foundation
import Merge
import Testing
import Web

/// What the static site shows, and what it must not.
@Suite struct SiteTests {
  let ground: SiteGround

  init() throws { ground = try SiteGround() }

  /// Where a path leads that stands on the page at `page`; `nil` for an address of its own.
  private func target(_ href: String, from page: String) -> String? {
    if ["https://", "http://", "mailto:", "tel:"].contains(where: { href.hasPrefix($0) }) {
      return nil
    }
    let path = href.prefix { $0 != "#" && $0 != "?" }
    if path.isEmpty { return page }
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  @Test(arguments: Language.allCases)
  func `every link of the fixture network's site leads somewhere`(language: Language) throws {
    try ground.applyFixture()
    try ground.publish(language)
    let files = ground.files
    #expect(files.count > 60)
    var links = 0
    for (page, text) in files where page.hasSuffix(".html") {
      for match in text.matches(of: /\s(?:href|src|action)="([^"]*)"/) {
        let href = String(match.1)
        guard let target = target(href, from: page) else { continue }
        #expect(files[target] != nil, "\(page): \(href) leads nowhere")
        guard let mark = href.split(separator: "#").dropFirst().first else { continue }
        #expect(files[target]?.contains("id=\"\(mark)\"") ?? false, "\(page): no \(href)")
        links += 1
      }
      #expect(text.contains("default-src 'none'"), "\(page) has no policy")
      #expect(text.contains("<html lang=\"\(language.rawValue)\">"))
      #expect(text.matches(of: /<h1>/).count == 1, "\(page)")
      #expect(!text.contains(/\x20(style|on\w+)="/), "\(page)")
    }
    #expect(links > 50)
  }

  @Test func `headings of a page never skip a level`() throws {
    try ground.applyFixture()
    try ground.publish()
    for (page, text) in ground.files where page.hasSuffix(".html") {
      var last = 0
      for match in text.matches(of: /<h([1-6])/) {
        let level = Int(match.1) ?? 0
        #expect(level <= last + 1, "\(page): h\(level) after h\(last)")
        last = level
      }
    }
  }

  @Test func `nothing of a member who did not agree stands in any file`() throws {
    try ground.apply(
      #"{"on":"member/a","set":{"name":"Zoé Cachée","site":"Pau","email":"zoe@x.example","#
        + #""phone":"+33 5 00 11 22 33","title":"Secrétaire","visible":false},"#
        + #""add":{"skills":["sténographie"]},"text":{"notes":"discrète"}}"#,
      #"{"on":"member/b","set":{"name":"Yves Muet","site":"Lyon"}}"#,
      #"{"on":"member/c","set":{"name":"Ana Vue","site":"Lyon","phone":"+33 4 00","#
        + #""email":"ana@x.example","visible":true},"add":{"skills":["salles"]}}"#,
      #"{"on":"practice/p","set":{"title":"P","status":"validated","owner":"member/a"},"#
        + #""add":{"useful":["member/a","member/b"]},"#
        + #""text":{"body":"[voir](member/a) [Ana](/member/c)"}}"#,
      #"{"on":"project/q","set":{"title":"Q","lead":"member/b"},"#
        + #""add":{"participants":["member/a","member/c"]}}"#,
      #"{"on":"task/t","set":{"title":"T","project":"project/q","who":"member/a"}}"#)
    try ground.publish()
    let words = [
      "Zoé", "Cachée", "cachee", "zoe@", "11 22 33", "sténo", "steno", "discr", "member/a",
      "m-a", "Yves", "yves", "Muet",
    ]
    for (path, text) in ground.files {
      for word in words { #expect(!text.contains(word), "\(path): \(word)") }
    }
    #expect(ground.page("practices/p.html").contains("Pau"))
    #expect(ground.page("practices/p.html").contains("../directory.html#m-c"))
    #expect(ground.page("directory.html").contains("Ana Vue"))
    #expect(ground.page("directory.html").contains("mailto:ana@x.example"))
    #expect(ground.page("projects/q.html").contains("Ana Vue"))
  }

  @Test func `what people type is shown, and never becomes code`() throws {
    let evil = "</script><script>alert(1)</script>&\\\"'"
    let json = Value(evil).json
    try ground.apply(
      #"{"on":"member/m","set":{"name":\#(json),"site":\#(json),"phone":\#(json),"#
        + #""email":\#(json),"visible":true}}"#,
      #"{"on":"practice/p","set":{"title":\#(json),"theme":\#(json),"status":"validated","#
        + #""owner":"member/m"},"add":{"tags":[\#(json)],"adopted":[\#(json)]},"#
        + #""text":{"body":\#(json)}}"#,
      #"{"on":"practice/l","set":{"title":"L","status":"validated"},"#
        + #""text":{"body":"[x](javascript:alert(1)) ![y](https://x.example/y.png) "#
        + #"[z](file:///etc/passwd) [p](practice/p)"}}"#,
      #"{"on":"project/q","set":{"title":\#(json),"sponsor":\#(json)},"text":{"aim":\#(json)}}"#)
    try ground.publish()
    for (path, text) in ground.files where path.hasSuffix(".html") || path.hasSuffix(".xml") {
      #expect(!text.contains("<script>alert"), "\(path)")
      #expect(!text.contains("javascript:"), "\(path)")
      #expect(!text.contains("<img"), "\(path)")
      #expect(!text.contains("file://"), "\(path)")
    }
    #expect(ground.page("practices/l.html").contains("<a href=\"../practices/p.html\">p</a>"))
    #expect(ground.page("search-1.js").hasPrefix("reseauIndex([["))
    try #require(isWellFormed(ground.page("feed.xml")))
  }

  private func isWellFormed(_ text: String) -> Bool {
    // Each tag is closed in the reverse order of opening, and no bare sign is left between them.
    var open: [Substring] = []
    for match in text.matches(of: /<(\/?)(\w+)[^<>]*?(\/?)>/) {
      if match.1 == "/" {
        guard open.popLast() == match.2 else { return false }
      } else if match.3.isEmpty {
        open.append(match.2)
      }
    }
    let rest = text.replacing(/<[^<>]*>/, with: "").replacing(/&(amp|lt|gt|quot|#39);/, with: "")
    return open.isEmpty && !rest.contains("<") && !rest.contains("&")
  }

  @Test func `only validated practices are shown`() throws {
    for status in ["draft", "proposed", "validated", "archived"] {
      try ground.apply(
        #"{"on":"practice/\#(status)","set":{"title":"Pratique \#(status)","#
          + #""status":"\#(status)","review":"2020-01-01"}}"#
      )
    }
    try ground.apply(#"{"on":"practice/none","set":{"title":"Pratique none"}}"#)
    try ground.publish()
    let pages = ground.files.keys.filter { $0.hasPrefix("practices/") }.sorted()
    #expect(pages == ["practices/index.html", "practices/validated.html"])
    for (path, text) in ground.files {
      for status in ["draft", "proposed", "archived", "none"] {
        #expect(!text.contains("Pratique \(status)"), "\(path)")
      }
    }
    #expect(ground.page("practices/validated.html").contains("Cette pratique est à revoir"))
  }

  @Test func `the feed tells what is new, by names that stay`() throws {
    try ground.apply(
      #"{"on":"practice/a","set":{"title":"Un","status":"validated"}}"#,
      #"{"on":"practice/b","set":{"title":"Deux","status":"validated"}}"#)
    try ground.publish()
    let before = ground.page("feed.xml")
    let ids = before.matches(of: /<id>(urn:uuid:[0-9a-f-]{36})<\/id>/).map { String($0.1) }
    #expect(Set(ids).count == 3)
    #expect(before.contains(/<title>Deux<\/title>[\s\S]*<title>Un<\/title>/))
    try ground.apply(#"{"on":"practice/a","set":{"title":"Un bis"}}"#)
    try ground.publish()
    let after = ground.page("feed.xml")
    #expect(after.contains(/<title>Un bis<\/title>[\s\S]*<title>Deux<\/title>/))
    let later = after.matches(of: /<id>(urn:uuid:[0-9a-f-]{36})<\/id>/).map { String($0.1) }
    #expect(Set(later) == Set(ids))
    for match in after.matches(of: /<updated>([^<]*)<\/updated>/) {
      #expect(Timestamp(String(match.1).utf8) != nil)
    }
  }
}
