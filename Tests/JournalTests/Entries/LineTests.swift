import Fakes
import Journal
import Merge
import Testing

@Suite struct LineTests {
  @Test(arguments: seeds(300))
  func `an entry is read back from its line`(seed: UInt64) throws {
    var random = Seeded(seed)
    let entry = random.entry()
    let read = try parse(entry.line)
    #expect(read == entry)
    #expect(read.line.utf8.elementsEqual(entry.line.utf8))
  }

  @Test(arguments: seeds(100))
  func `a line cut at any byte is refused`(seed: UInt64) {
    var random = Seeded(seed)
    let line = Array(random.entry().line.utf8)
    for cut in 0..<line.count {
      #expect(throws: LineError.self, "cut \(cut)") { try parse(line.prefix(cut)) }
    }
  }

  @Test(arguments: seeds(100))
  func `a line with a wrong byte is refused, or is what is written of an entry`(
    seed: UInt64
  ) throws {
    var random = Seeded(seed)
    var line = Array(random.entry().line.utf8)
    for _ in 0..<200 {
      let place = random.below(line.count)
      let right = line[place]
      line[place] = UInt8(random.below(256))
      if let entry = try? parse(line) { #expect(Array(entry.line.utf8) == line) }
      line[place] = right
    }
  }

  static let head = #"{"seq":1,"at":"2026-11-24T08:00:00.000Z""#
  static let on = #","on":"practice/a""#

  @Test(arguments: [
    #"{"seq":1,"at":"2026-11-24T08:00:00.000Z","on":"practice/a","change":{}}"#,
    #"{"seq":4294967295,"at":"0000-01-01T00:00:00.000Z","on":"a/b","change":{}}"#,
    #"{"seq":1,"at":"9999-12-31T23:59:59.999Z","by":"member/a","on":"a/..","change":{}}"#,
    #"{"seq":2,"at":"2026-11-24T08:00:00.000Z","op":1,"on":"a/b","change":{"delete":true}}"#,
    #"{"seq":2,"at":"2026-11-24T08:00:00.000Z","op":"é","on":"a/b","change":{"edit":{"x":[]}}}"#,
  ])
  func `a reader takes this line`(line: String) throws {
    #expect(try parse(line).line == line)
  }

  @Test(arguments: [
    "", "{", "{}", "null", "[]", #"{"seq":1}"#,
    #"{"seq":0,"at":"2026-11-24T08:00:00.000Z","on":"a/b","change":{}}"#,
    #"{"seq":01,"at":"2026-11-24T08:00:00.000Z","on":"a/b","change":{}}"#,
    #"{"seq":-1,"at":"2026-11-24T08:00:00.000Z","on":"a/b","change":{}}"#,
    #"{"seq":1.0,"at":"2026-11-24T08:00:00.000Z","on":"a/b","change":{}}"#,
    #"{"seq":4294967296,"at":"2026-11-24T08:00:00.000Z","on":"a/b","change":{}}"#,
    #"{"seq":99999999999999999999,"at":"2026-11-24T08:00:00.000Z","on":"a/b","change":{}}"#,
    #"{"at":"2026-11-24T08:00:00.000Z","seq":1,"on":"a/b","change":{}}"#,
    #"{"seq":1,"at":"2026-11-24T08:00:00Z","on":"a/b","change":{}}"#,
    #"{"seq":1,"at":"2026-02-29T08:00:00.000Z","on":"a/b","change":{}}"#,
    #"{"seq":1,"at":"2026-11-24T08:00:60.000Z","on":"a/b","change":{}}"#,
    #"{"seq":1,"at":"2026-11-24T08:00:00.000Z","by":null,"on":"a/b","change":{}}"#,
    #"{"seq":1,"at":"2026-11-24T08:00:00.000Z","saw":{},"on":"a/b","change":{}}"#,
    #"{"seq":1,"at":"2026-11-24T08\u003a00:00.000Z","on":"a/b","change":{}}"#,
    #"{"seq":1,"at":"2026-11-24T08:00:00.000Z","change":{"on":"a/b"}}"#,
    #"{"seq": 1,"at":"2026-11-24T08:00:00.000Z","on":"a/b","change":{}}"#,
    #"{"seq":1,"at":"2026-11-24T08:00:00.000Z","on":"a/b","change": {}}"#,
    #"{"seq":1,"at":"2026-11-24T08:00:00.000Z","on":"a/b","change":{} }"#,
    #"{"seq":1,"at":"2026-11-24T08:00:00.000Z","op":1,"on":"a/b","change":{}}"#,
  ])
  func `a line that is not framed as an entry is refused`(line: String) {
    #expect(throws: LineError.self) { try parse(line) }
  }

  @Test(arguments: [
    #","saw":{"lyon":"1-00000000000000ab"}"#, #","saw":{"lyon-p3x9k2m7":1}"#,
    #","saw":{"lyon-p3x9k2m7":"0-00000000000000ab"}"#, #","saw":{"lyon-p3x9k2m7":"1-ab"}"#,
    #","saw":{"lyon-p3x9k2m7":"1-00000000000000AB"}"#,
    #","saw":{"Lyon-p3x9k2m7":"1-00000000000000ab"}"#,
    #","saw":{"lyon-p3x9k2m7":"2-00000000000000ab,1-00000000000000ab"}"#,
    #","saw":{"lyon-p3x9k2m7":"1-00000000000000ab,1-00000000000000ab"}"#,
    #","saw":{"pau-00000000":"1-00000000000000ab","lyon-p3x9k2m7":"1-00000000000000ab"}"#,
    #","saw":{"lyon-p3x9k2m7":""}"#, #","saw":[]"#,
    #","saw":{"lyon-p3x9k2mi":"1-00000000000000ab"}"#,
    #","saw":{"lyon-p3x9k2m7":"4294967296-00000000000000ab"}"#,
    #","by":"m""#, #","by":"member/a","by":"member/a""#, #","other":1"#,
  ])
  func `a line with this between time and record is refused`(part: String) {
    #expect(throws: LineError.self) { try parse("\(Self.head)\(part)\(Self.on),\"change\":{}}") }
  }

  @Test(arguments: ["practice", "practice/a/b", "Practice/a", "/a", "practice/", "practice/é"])
  func `a line on a record of this name is refused`(name: String) {
    #expect(throws: LineError.self) { try parse("\(Self.head),\"on\":\"\(name)\",\"change\":{}}") }
  }

  @Test func `a line that tells of nobody can't be redacted`() throws {
    let digest = "\"sha256:\(String(repeating: "0", count: 64))\""
    for name in ["practice/a", "revocation/a", "members/a"] {
      #expect(throws: LineError.self) {
        try parse("\(Self.head),\"on\":\"\(name)\",\"change\":\(digest)}")
      }
    }
    _ = try parse("\(Self.head),\"on\":\"member/a\",\"change\":\(digest)}")
    _ = try parse("\(Self.head),\"on\":\"answer/a\",\"change\":\(digest)}")
  }

  @Test(arguments: [
    "null", "[]", "\"sha256:\"", "\"sha256:\(String(repeating: "A", count: 64))\"",
    #"{"on":"a/b"}"#, #"{"move":{}}"#, #"{"delete":false}"#, #"{"delete":null}"#,
    #"{"set":{}}"#, #"{"add":{}}"#, #"{"add":{"x":[]}}"#, #"{"edit":{}}"#,
    #"{"set":{"":1}}"#, #"{"set":{"é":1}}"#, #"{"set":[]}"#, #"{"set":{"x":1,"x":1}}"#,
    #"{"set":{"y":1,"x":1}}"#, #"{"set":{"x": 1}}"#, #"{"set":{"x":{"b":1,"a":2}}}"#,
    #"{"set":{"x":"\/"}}"#, #"{"set":{"x":"\u0041"}}"#, #"{"set":{"x":"\u000A"}}"#,
    #"{"set":{"x":"\u001F"}}"#, #"{"add":{"x":"y"}}"#, #"{"add":{"x":[1]}}"#,
    #"{"add":{"x":["b","a"]}}"#, #"{"add":{"x":["a","a"]}}"#, #"{"edit":{"x":[[0,0]]}}"#,
    #"{"edit":{"x":[[0,0,"a",1]]}}"#, #"{"edit":{"x":[[-1,0,""]]}}"#,
    #"{"edit":{"x":[[2147483648,0,""]]}}"#, #"{"salt":1}"#, #"{"salt":""}"#,
    #"{"salt":"EBESExQVFhcYGRobHB0eHx=="}"#, #"{"delete":true,"set":{"x":1}}"#,
    #"{},"x":{}"#, #"{}}"#, #"{"set":{"x":"\ud800"}}"#,
  ])
  func `a line with this change is refused`(change: String) {
    #expect(throws: LineError.self) { try parse("\(Self.head)\(Self.on),\"change\":\(change)}") }
  }

  @Test func `a line longer than any may be is refused`() {
    let line = "\(Self.head)\(Self.on),\"change\":{\"set\":{\"x\":\""
    let filler = String(repeating: "a", count: Line.maximumLength - line.utf8.count - 4)
    #expect(throws: Never.self) { try parse(line + filler + "\"}}}") }
    #expect(throws: LineError.tooLong) { try parse(line + filler + "a\"}}}") }
  }
}

@Suite struct ChainTests {
  private static let lines = ([1, 2, 3] as [UInt32]).map { seq in
    var change = Change(on: "member/a")
    change.set = [FieldChange("name", Value("Claire \(seq)"))]
    return Entry(
      seq: seq, at: Timestamp(milliseconds: Sample.morning), by: nil, saw: [],
      content: .change(change)
    ).line
  }

  /// The redacted form of a line.
  private static func redacted(_ line: String) throws -> String {
    let bytes = Array(line.utf8)
    return try bytes.withUnsafeBufferPointer { buffer in
      let frame = try Line(framing: buffer)
      let digest = sha256(Array(buffer[frame.change]))
      return String(decoding: bytes[..<frame.change.lowerBound], as: UTF8.self)
        + "\"sha256:\(digest)\"}"
    }
  }

  @Test(arguments: 0..<8)
  func `redacting any lines keeps the chain`(mask: Int) throws {
    var lines = Self.lines
    for place in 0..<3 where mask >> place & 1 == 1 {
      lines[place] = try Self.redacted(lines[place])
    }
    #expect(try chain(lines, of: site()) == chain(Self.lines, of: site()))
  }

  @Test(arguments: seeds(100))
  func `any other change of a line breaks the chain`(seed: UInt64) throws {
    var random = Seeded(seed)
    var lines = Self.lines
    let place = random.below(3)
    if random.flip() { lines[place] = try Self.redacted(lines[place]) }
    var bytes = Array(lines[place].utf8)
    bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(7))
    lines[place] = String(decoding: bytes, as: UTF8.self)
    guard let altered = try? chain(lines, of: site()) else { return }
    #expect(altered.hex != (try chain(Self.lines, of: site())).hex)
  }

  @Test func `the chain depends on the site and on the order of lines`() throws {
    let right = try chain(Self.lines, of: site()).hex
    #expect(try chain(Self.lines, of: site("lyon-p3x9k2m7")).hex != right)
    #expect(try chain(Self.lines.reversed(), of: site()).hex != right)
    #expect(try chain(Array(Self.lines.dropLast()), of: site()).hex != right)
  }

  @Test func `a chain goes on from a known hash`() throws {
    var known = try chain(Array(Self.lines.prefix(2)), of: site())
    known = Chain(seq: known.seq, hash: known.hash)
    try Array(Self.lines[2].utf8).withUnsafeBufferPointer {
      known.append(try Line(framing: $0), $0)
    }
    #expect(known == (try chain(Self.lines, of: site())))
  }
}
