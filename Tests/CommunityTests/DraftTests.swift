import Community
import FoundationEssentials
import Merge
import Testing

@Suite struct DraftTests {
  @Test func `a draft holds all that a change holds, and whole texts`() throws {
    let draft = try Draft(
      json: """
         { "text" : {"body": "Première\\r\\nDeuxième\\rTroisième\\n\\r\\n"},
          "salt":"c2Vs", "delete":true,
          "edit":{"notes":[[3,1,"é"],[0,0,""]]}, "remove": {"tags":["b"]},
          "add":{"tags":["a",""]}, "set":{"title":"\\u00e9","hours":1.50,"owner":null},
          "on":"practice/x"}\r
        """.utf8)

    var change = Change(on: "practice/x")
    change.set = [
      FieldChange("title", Value("é")), FieldChange("hours", Value(canonical: "1.50")),
      FieldChange("owner", .null),
    ]
    change.add = [FieldChange("tags", ["a", ""])]
    change.remove = [FieldChange("tags", ["b"])]
    let steps = [
      TextEdit(position: 3, deleted: 1, inserted: "é"),
      TextEdit(position: 0, deleted: 0, inserted: ""),
    ]
    change.edit = [FieldChange("notes", steps)]
    change.delete = true
    change.salt = "c2Vs"
    #expect(draft.change == change)
    #expect(draft.texts == [FieldChange("body", "Première\nDeuxième\nTroisième\n\n")])
  }

  @Test func `a change as a journal holds it is a draft, with its record in it`() throws {
    var change = Change(on: "practice/x")
    change.set = [FieldChange("title", Value("Réserver \"une\" salle"))]
    change.edit = [FieldChange("body", [TextEdit(position: 0, deleted: 2, inserted: "\n")])]
    #expect(
      try Draft(json: "{\"on\":\"practice/x\",\(change.json.dropFirst())".utf8) == Draft(change))
  }

  @Test(arguments: [
    (#"[]"#, DraftError.Reason.wrongType(expected: .object), 0),
    (#"{"on":1}"#, .wrongType(expected: .string), 6),
    (#"{"on":"a/b","set":[]}"#, .wrongType(expected: .object), 18),
    (#"{"on":"a/b","add":{"tags":"x"}}"#, .wrongType(expected: .array), 26),
    (#"{"on":"a/b","add":{"tags":[1]}}"#, .wrongType(expected: .string), 27),
    (#"{"on":"a/b","edit":{"b":[1]}}"#, .wrongType(expected: .array), 25),
    (#"{"on":"a/b","edit":{"b":[["0",0,""]]}}"#, .wrongType(expected: .integer), 26),
    (#"{"on":"a/b","edit":{"b":[[-1,0,""]]}}"#, .wrongType(expected: .integer), 26),
    (#"{"on":"a/b","edit":{"b":[[0,0]]}}"#, .json(.unexpected), 29),
    (#"{"on":"a/b","delete": false}"#, .wrongType(expected: .literalTrue), 22),
    (#"{"on":"a/b","text":{"b":null}}"#, .wrongType(expected: .string), 24),
    (#"{"on":"a/b","Set":{}}"#, .unknownKey("Set"), 18),
    (#"{"on":"a/b","on":"a/c"}"#, .json(.duplicateKey), 12),
    (#"{"on":"a/b","set":{"t":1,"t":2}}"#, .json(.duplicateKey), 25),
    (#"{"on":"a/b"} x"#, .json(.unexpected), 13),
    (#"{"on":"a/b""#, .json(.unfinished), 11),
    (#"{"on":"a/b","set":{"t":tru}}"#, .json(.unexpected), 23),
    (#"{"set":{}}"#, .missingRecord, 0),
    ("", .json(.unfinished), 0),
  ])
  func `what is no draft is refused with the reason and the place`(
    json: String, reason: DraftError.Reason, offset: Int
  ) {
    let error = #expect(throws: DraftError.self) { try Draft(json: json.utf8) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
  }

  @Test func `an error tells the keys that lead to it`() {
    let error = #expect(throws: DraftError.self) {
      try Draft(json: #"{"on":"a/b","set":{"x":1},"add":{"tags":7}}"#.utf8)
    }
    #expect(error?.path == ["add", "tags"])
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    let bytes = Array(#"{"on":"a/b","set":{"t":""#.utf8) + [0xE9] + Array(#""}}"#.utf8)
    let error = #expect(throws: DraftError.self) { try Draft(json: bytes) }
    #expect(error?.reason == .json(.notUnicode))
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `damaged bytes are refused or read, and nothing worse`(seed: UInt64) {
    var generator = Seeded(seed)
    var bytes = Array(
      #"{"on":"a/b","set":{"t":[1,{"k":"é\u00e9"}]},"edit":{"b":[[0,0,"x"]]},"delete":true}"#.utf8)
    for _ in 0...Int.random(in: 0...3, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    }
    bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
    do throws(DraftError) {
      _ = try Draft(json: bytes)
    } catch {
      #expect(0...bytes.count ~= error.offset, "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("", ""), ("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("\r\r\n\n\r", "\n\n\n\n"),
    ("é\r", "é\n"),
  ])
  func `every line end becomes a line feed`(typed: String, kept: String) {
    #expect(Draft.withLineFeeds(typed).utf8.elementsEqual(kept.utf8))
  }

  @Test func `the network of the fixtures keeps to the rules`() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var count = 0
    let sites = [
      "toulouse", "paris-siege", "lyon", "saint-nazaire", "le-havre", "grenoble",
      "clermont-ferrand", "dunkerque", "pau",
    ]
    for site in sites {
      let path = "/\(folder)/Fixtures/network/\(site).jsonl"
      let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
      for line in lines {
        try Rules.check(try Draft(json: line))
        count += 1
      }
    }
    #expect(count > 400)
  }
}
