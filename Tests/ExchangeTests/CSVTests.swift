import Exchange
import Fakes
import Testing

@Suite struct CSVTests {
  private func rows(_ text: String) throws -> [[String]] {
    try CSVReader.rows(of: Array(text.utf8)).map(\.cells)
  }

  @Test(arguments: [
    "a;b,c;d\n1;2;3\n", "a\tb,c\td\r\n1\t2\t3", "sep=|\r\na|b,c|d\r1|2|3\r",
    "\"a\";\"b,c\";d\n1;2;3",
    "SEP=;\na;b,c;d\n1;2;3",
  ])
  func `the separator is told, or is the most frequent one of the heading`(text: String) throws {
    #expect(try rows(text) == [["a", "b,c", "d"], ["1", "2", "3"]])
  }

  @Test func `commas within quotes don't count when the separator is looked for`() throws {
    #expect(try rows("\"a,b,c,d\";e;f\n") == [["a,b,c,d", "e", "f"]])
  }

  @Test func `a cell may hold quotes, separators and line breaks`() throws {
    let text = "a;b\r\n\"x\r\ny\";\"say \"\"oui\"\"; no\"\r\n"
    #expect(try rows(text) == [["a", "b"], ["x\r\ny", "say \"oui\"; no"]])
  }

  @Test func `rows are counted as a spreadsheet counts them`() throws {
    let rows = try CSVReader.rows(of: Array("a;b\n\"1\n2\n3\";x\n\nlast;y\n".utf8))
    #expect(rows.map(\.number) == [1, 2, 3, 4])
    #expect(rows[3].cells == ["last", "y"])
  }

  @Test func `a quotation mark that is never closed is told with its row`() {
    #expect(throws: FormatError(.unclosedQuote, line: 2)) { try rows("a;b\n\"x;y\n") }
  }

  @Test func `a workbook is told from a table`() {
    #expect(throws: FormatError(.workbook)) {
      try CSVReader.rows(of: [0x50, 0x4B, 0x03, 0x04, 0x14, 0])
    }
  }

  @Test func `what is too much is refused`() {
    let wide = String(repeating: ";", count: 1_000)
    #expect(throws: FormatError(.tooMuch(most: 1_000, .cells), line: 1)) { try rows(wide) }
    let long = String(repeating: "a\n", count: 100_001)
    #expect(throws: FormatError(.tooMuch(most: 100_000, .rows))) { try rows(long) }
  }

  @Test(arguments: TextEncoding.allCases)
  func `any table reads as it was written`(encoding: TextEncoding) throws {
    for seed in seeds(150) {
      var mixture = Mixture(seed)
      let rows = (0..<mixture.random.number(0...6)).map { _ in
        (0..<mixture.random.number(1...5)).map { _ in
          mixture.text(isNarrow: encoding == .windows1252)
        }
      }
      let bytes = try CSVWriter.bytes(of: rows, in: encoding)
      let read = try CSVReader.rows(of: bytes, in: encoding).map(\.cells)
      let isSame = read.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } }
      #expect(isSame, "seed \(seed)")
      if encoding != .windows1252 { #expect(TextEncoding.detect(bytes) == encoding) }
    }
  }

  @Test func `a character that the encoding lacks is told with its row`() {
    let rows = [["nom"], ["Dubois"], ["Kłos"]]
    do {
      _ = try CSVWriter.bytes(of: rows, in: .windows1252)
      Issue.record("ł was written")
    } catch {
      #expect(error.character == "ł" && error.line == 3)
    }
  }

  @Test func `bytes that are no UTF-8 are Windows-1252`() throws {
    let bytes: [UInt8] = [0x4C, 0x65, 0x63, 0x9C, 0x75, 0x72, 0x20, 0x80, 0x92]
    #expect(try CSVReader.rows(of: bytes).map(\.cells) == [["Lecœur €’"]])
  }
}
