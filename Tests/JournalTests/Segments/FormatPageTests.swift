import Fakes
import Journal
import Merge
import Testing

// The worked examples of the format's pages are read from the pages.

@Suite struct EntryPageTests {
  private let page: Page
  private let lines: [String]

  init() throws {
    page = try Page("Sources/Journal/Journal.docc/EntryFormat.md")
    lines = try #require(page.example(with: "écrire à")).split(separator: "\n").map { String($0) }
  }

  @Test func `the example's lines are what the code writes`() throws {
    #expect(lines.map(\.utf8.count) == [230, 185, 146])
    for line in lines { #expect(try parse(line).line == line) }
  }

  @Test func `the example's text is what its steps yield`() throws {
    var text = TextBuffer("")
    for line in lines.prefix(2) {
      for part in try #require(parse(line).change).edit { try text.apply(part.content) }
    }
    #expect(text.text == "Avant : écrire à\nle standard.\n")
  }

  @Test func `the example's hashes are those of the chain`() throws {
    let hashes = try #require(page.example(with: "h(0) bb85")).split(separator: "\n")
    for (count, hash) in hashes.enumerated() {
      #expect("h(\(count)) " + (try chain(Array(lines.prefix(count)), of: site())).hex == hash)
    }
  }

  @Test func `the example's redacted lines have the same chain, and are redacted`() throws {
    let redacted = try #require(page.example(with: "\"change\":\"sha256:c604"))
      .split(separator: "\n").map { String($0) }
    let last = try #require(redacted.last)
    #expect(try chain([lines[0], lines[1], last], of: site()) == chain(lines, of: site()))
    #expect(try parse(last).line == last)
    #expect(try parse(last).change == nil)
    // What tells of nobody is redacted in the chain alone.
    for line in redacted.dropLast() { #expect(throws: LineError.self) { try parse(line) } }
    for (line, form) in zip(lines, redacted) {
      let start = try #require(line.firstRange(of: ",\"change\":")).upperBound
      let digest = sha256(Array(line[start...].dropLast().utf8))
      #expect(form == "\(line[..<start])\"sha256:\(digest)\"}")
    }
  }
}

@Suite struct SegmentPageTests {
  private let page: Page
  private let lines: [UInt8]
  private let files: [[UInt8]]

  init() throws {
    page = try Page("Sources/Journal/Journal.docc/SegmentFormat.md")
    let entries = try Page("Sources/Journal/Journal.docc/EntryFormat.md")
    lines = Array((try #require(entries.example(with: "écrire à")) + "\n").utf8)
    files = page.examples.filter { $0.hasPrefix("1f8b") }.compactMap { example in
      [UInt8](hex: example.filter { $0 != "\n" })
    }
    try #require(files.count == 2)
  }

  @Test func `both example files hold the lines`() throws {
    for file in files {
      let content = Gzip.content(of: file, limit: Segment.maximumContent)
      #expect(content.bytes == lines)
      #expect(content.failure == nil)
    }
    #expect(lines.count == 564)
  }

  @Test func `the open example has its second member where the page says`() throws {
    let second = Gzip.content(of: Array(files[0].dropFirst(210)), limit: 1000)
    #expect(second.bytes.starts(with: "{\"seq\":2".utf8))
    #expect(second.failure == nil)
  }

  @Test func `the whole example bears the name that the page gives it`() throws {
    let name = try #require(page.example(with: "5b6d0518bac6fe0b.jsonl.gz"))
    #expect(SegmentName(name)?.matches(files[1]) == true)
    let first = Chain(of: try site()).point
    let last = try chain(
      String(decoding: lines, as: UTF8.self).split(separator: "\n").map { String($0) }, of: site()
    ).point
    #expect(SegmentName(from: first, to: last, file: files[1]).text == name)
  }

  @Test func `the page tells every threshold and limit`() throws {
    for number in [OpenSegment.fullSize, OpenSegment.fullContent, Segment.maximumContent] {
      #expect(page.text.contains(grouped(number)), "\(number)")
    }
    #expect(page.text.contains("holds \(grouped(Int(OpenSegment.fullCount))) entries"))
    let entries = try Checkout.text("Sources/Journal/Journal.docc/EntryFormat.md")
    #expect(entries.contains(grouped(Line.maximumLength)))
    #expect(entries.contains("| \(JSONReader.maximumDepth - 1) levels around it"))
  }

  private func grouped(_ number: Int) -> String {
    var digits = String(number)
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
    }
    return digits
  }
}
