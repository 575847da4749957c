import Community
import Fakes
import Testing
import Web

/// How the static site comes to lie in its folder, and what happens to what lay there.
@Suite struct SiteWritingTests {
  let ground: SiteGround

  init() throws {
    ground = try SiteGround()
    for name in ["a", "b", "c"] {
      try ground.apply(
        #"{"on":"practice/\#(name)","set":{"title":"Pratique \#(name)","theme":"RH","#
          + #""status":"validated"},"text":{"body":"Texte \#(name)"}}"#
      )
    }
  }

  @Test func `publishing again writes nothing`() throws {
    let first = try ground.publish()
    #expect(first.written.count == ground.files.count - 1)
    let files = ground.files
    let steps = ground.disk.steps
    let second = try ground.publish()
    #expect(second.written.isEmpty && second.removed.isEmpty)
    #expect(second.unchanged == first.written.count)
    #expect(ground.disk.steps == steps)
    #expect(ground.files == files)
  }

  @Test func `a change rewrites only what shows it`() throws {
    try ground.publish()
    let before = ground.files
    try ground.apply(#"{"on":"practice/b","text":{"body":"Un autre texte"}}"#)
    let account = try ground.publish()
    #expect(account.written == ["feed.xml", "index.html", "practices/b.html", "search-1.js"])
    #expect(account.removed.isEmpty)
    #expect(ground.page("practices/b.html").contains("Un autre texte"))
    #expect(ground.page("practices/a.html") == before["practices/a.html"])
  }

  @Test func `the same site comes of small steps and of one`() throws {
    try ground.publish()
    try ground.apply(
      #"{"on":"practice/b","set":{"title":"Autre","theme":"Voyages"}}"#,
      #"{"on":"practice/c","set":{"status":"archived"}}"#,
      #"{"on":"project/p","set":{"title":"Projet"},"add":{"practices":["practice/a"]}}"#)
    try ground.publish()
    try ground.publish(to: "/new")
    #expect(ground.files == ground.files(in: "/new"))
  }

  @Test func `the page of what is no longer shown goes, and other people's files stay`() throws {
    try ground.publish()
    ground.disk["/site/practices/notes.txt"] = Array("à moi".utf8)
    ground.disk["/site/logo.png"] = [1, 2, 3]
    try ground.apply(#"{"on":"practice/b","set":{"status":"archived"}}"#)
    let account = try ground.publish()
    #expect(account.removed == ["practices/b.html"])
    #expect(ground.files["practices/b.html"] == nil)
    #expect(!ground.page("practices/index.html").contains("Pratique b"))
    #expect(ground.page("practices/notes.txt") == "à moi")
    #expect(ground.disk["/site/logo.png"] == [1, 2, 3])
  }

  @Test func `a folder of other files is taken only when that is asked for`() throws {
    try ground.disk.makeFolder("/site")
    ground.disk["/site/index.html"] = Array("à eux".utf8)
    ground.disk["/site/autre.txt"] = Array("à eux aussi".utf8)
    #expect(throws: SiteError.otherFolder("/site")) { try ground.publish() }
    #expect(ground.page("index.html") == "à eux")
    #expect(ground.files.count == 2)
    try ground.publish(isForced: true)
    #expect(ground.page("index.html").contains("Nouveautés"))
    #expect(ground.page("autre.txt") == "à eux aussi")
  }

  @Test func `a file that stands where a new page has to go is not overwritten`() throws {
    try ground.publish()
    ground.disk["/site/practices/d.html"] = Array("à moi".utf8)
    try ground.apply(#"{"on":"practice/d","set":{"title":"D","status":"validated"}}"#)
    #expect(throws: SiteError.foreignFile("/site/practices/d.html")) { try ground.publish() }
    #expect(ground.page("practices/d.html") == "à moi")
    #expect(!ground.page("index.html").contains("practices/d.html"))
  }

  @Test func `the site of another network is not mixed with this one`() throws {
    try ground.publish()
    let other = try SiteGround(named: "Autre")
    for path in ground.disk.paths { other.disk[path] = ground.disk[path] }
    try other.disk.makeFolder("/site")
    #expect(throws: SiteError.otherNetwork("/site")) { try other.publish() }
    let account = try other.publish(isForced: true)
    #expect(account.removed.contains("practices/a.html"))
  }

  @Test func `a manifest that leads out of the folder removes nothing there`() throws {
    try ground.publish()
    ground.disk["/autre.html"] = [1]
    let path = "/site/.reseau-site.json"
    let text = String(decoding: ground.disk[path] ?? [], as: UTF8.self)
    let evil = #""files":{"../autre.html":["",1],"/autre.html":["",1],"a/../../autre.html":["",1],"#
    ground.disk[path] = Array(text.replacing(#""files":{"#, with: evil).utf8)
    #expect(throws: SiteError.otherFolder("/site")) { try ground.publish() }
    #expect(try ground.publish(isForced: true).removed.isEmpty)
    #expect(ground.disk["/autre.html"] == [1])
  }

  @Test func `a manifest in another spelling is none of ours`() throws {
    try ground.publish()
    let path = "/site/.reseau-site.json"
    let text = String(decoding: ground.disk[path] ?? [], as: UTF8.self)
    let others = [
      " " + text, text + "\n", String(text.dropLast()),
      text.replacing(#""format":1"#, with: #""format":1,"more":1"#),
    ]
    for other in others {
      ground.disk[path] = Array(other.utf8)
      #expect(throws: SiteError.otherFolder("/site"), "\(other)") { try ground.publish() }
    }
    ground.disk[path] = Array(text.utf8)
    #expect(try ground.publish().written.isEmpty)
  }

  @Test(arguments: 0..<30)
  func `a site that was cut short at any write is made whole by the next run`(step: Int) throws {
    try ground.disk.makeFolder("/site")
    ground.disk.fail(after: step)
    _ = try? ground.publish()
    ground.disk.fail(after: .max)
    try ground.publish()
    try ground.publish(to: "/new")
    #expect(ground.files == ground.files(in: "/new"))
  }

  @Test func `the other language is another site, of the same files`() throws {
    try ground.publish(.french)
    let names = Set(ground.files.keys)
    let account = try ground.publish(.english)
    #expect(account.removed.isEmpty)
    #expect(Set(ground.files.keys) == names)
    #expect(ground.page("index.html").contains("What is new"))
  }
}
