import Community
import Fakes
import Journal
import Testing
import Web

/// The attachments and meetings that the static site shows.
@Suite struct SiteFileTests {
  let ground: SiteGround

  init() throws {
    ground = try SiteGround()
    try ground.apply(
      #"{"on":"practice/p","set":{"title":"Pratique","status":"validated"}}"#,
      #"{"on":"practice/d","set":{"title":"Brouillon","status":"draft"}}"#)
  }

  private var paths: [String] { ground.files.keys.filter { $0.hasPrefix("files/") }.sorted() }

  private func attach(_ name: String, _ text: String, to record: String = "practice/p") throws {
    _ = try ground.replica.attach([NamedFile(name, Array(text.utf8))], to: record)
  }

  @Test func `an attachment lies beside the pages, and its page leads there`() throws {
    try attach("Modèle d’été.PDF", "%PDF")
    let account = try ground.publish()
    let path = try #require(paths.first)
    #expect(paths.count == 1 && account.written.contains(path))
    #expect(path.contains(/^files\/[0-9a-f]{32}\/[a-z0-9-]+\.pdf$/))
    #expect(ground.page(path) == "%PDF")
    let page = ground.page("practices/p.html")
    #expect(page.contains("<a href=\"../\(path)\">Modèle d’été.PDF</a>"))
    #expect(page.contains("4 octets") || page.contains("4\u{A0}octets"))
    #expect(try ground.publish().written.isEmpty)
  }

  @Test func `what was taken off, and what belongs to a draft, is not there`() throws {
    try attach("a.txt", "un")
    try attach("secret.txt", "deux", to: "practice/d")
    try ground.publish()
    #expect(paths.count == 1 && paths.allSatisfy { $0.hasSuffix("/a.txt") })
    let view = try #require(try ground.replica.view(of: "practice/p"))
    let state = try #require(try ground.replica.attachments(of: view).first)
    _ = try ground.replica.detach(state.element, from: "practice/p")
    let account = try ground.publish()
    #expect(account.removed.count == 1 && paths.isEmpty)
    for (path, text) in ground.files { #expect(!text.contains("secret"), "\(path)") }
  }

  @Test func `what this home does not hold is named, and leads nowhere`() throws {
    let digest = String(repeating: "ab", count: 32)
    try ground.apply(
      #"{"on":"practice/p","add":{"attachments":["\#(digest) 2000 Absent.pdf"]}}"#)
    try ground.publish()
    #expect(paths.isEmpty)
    let page = ground.page("practices/p.html")
    #expect(page.contains("Absent.pdf") && page.contains("n’est pas ici"))
    #expect(!page.contains("href=\"../files/"))
  }

  @Test(arguments: ["page.html", "dessin.SVG", "code.js", "sans", "con.txt", "é.html.", "日本.xhtml"])
  func `no attachment runs as a page of the site`(name: String) throws {
    try attach(name, "<script>alert(1)</script>")
    try ground.publish()
    let path = try #require(paths.first)
    #expect(path.hasSuffix(".bin") || path.hasSuffix("/file-con.txt"), "\(path)")
    #expect(path.contains(/^files\/[0-9a-f]{32}\/[a-z0-9-]+\.[a-z0-9]+$/), "\(path)")
  }

  @Test(arguments: 0..<12)
  func `files that were cut short at any write are made whole`(step: Int) throws {
    try attach("a.txt", "un")
    try attach("b.txt", "deux")
    try ground.disk.makeFolder("/site")
    ground.disk.fail(after: step)
    _ = try? ground.publish()
    ground.disk.fail(after: .max)
    try ground.publish()
    try ground.publish(to: "/new")
    #expect(ground.files == ground.files(in: "/new") && paths.count == 2)
  }

  @Test func `a meeting is there with its agenda and minutes, and no cancelled one`() throws {
    try ground.applyFixture()
    try ground.publish()
    let page = ground.page("meetings/reunion-2026-09.html")
    #expect(page.contains("Tour des sites") && page.contains("Treize personnes"))
    #expect(ground.page("meetings/index.html").contains("meetings/reunion-2026-09.html"))
    for (path, text) in ground.files {
      #expect(!path.contains("correspondantes-2026-10"))
      #expect(!text.contains("correspondantes-2026-10"), "\(path)")
      #expect(!text.contains("Reporté : grève"), "\(path)")
      #expect(!text.contains("visio.valmerac.example"), "\(path)")
    }
  }
}
