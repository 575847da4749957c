import Fakes
import Merge
import Testing

// Which texts are JSON (RFC 8259), in the manner of Seriot's JSONTestSuite.

@Suite struct JSONReaderTests {
  private func value(_ bytes: some Sequence<UInt8>) throws(JSONError) -> Value {
    try JSONReader.read(bytes) { (reader) throws(JSONError) in try reader.value() }
  }

  @Test(arguments: [
    ("{}7", 7), (" {\"a\":1,\"b\":2} 7", 7), ("{\"a\":1", nil), ("[1]7", nil), ("", nil),
  ])
  func `a flat object can be skipped, and nothing else`(text: String, next: Int?) {
    let read = try? JSONReader.read(text.utf8) { (reader) throws(JSONError) in
      try reader.skipFlatObject()
      return try reader.integer(upTo: 9)
    }
    #expect(read == next)
  }

  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("false", "false"), ("0", "0"), ("-0", "-0"),
    ("-1", "-1"), ("10", "10"), ("1.5", "1.5"), ("0.1", "0.1"), ("1e5", "1e5"), ("1E+2", "1E+2"),
    ("0e+1", "0e+1"), ("1e-2", "1e-2"), ("1.0e-10", "1.0e-10"),
    (
      "123456789012345678901234567890",
      "123456789012345678901234567890"
    ), ("1e999999", "1e999999"), ("-1.5E-3", "-1.5E-3"),
    ("\"\"", "\"\""), ("\"a\"", "\"a\""), (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\b\f\n\r\t""#),
    (#""\u0061""#, "\"a\""), (#""\u00e9""#, "\"é\""), (#""\uD83D\uDE00""#, "\"😀\""),
    (#""\ud83d\ude00""#, "\"😀\""), (#""\u0000""#, #""\u0000""#), (#""\u001F""#, #""\u001f""#),
    (#""\u007f""#, "\"\u{7f}\""), (#""\u2028""#, "\"\u{2028}\""), (#""\uFFFF""#, "\"\u{ffff}\""),
    (#""\udbff\udfff""#, "\"\u{10ffff}\""), ("\"\u{7f}\"", "\"\u{7f}\""), ("\"é\"", "\"é\""),
    ("\"e\u{301}\"", "\"e\u{301}\""), ("\"\u{feff}\"", "\"\u{feff}\""), ("[]", "[]"),
    ("[ ]", "[]"), ("[1]", "[1]"), (" [ 1 , 2 ] ", "[1,2]"), ("[[],[[]]]", "[[],[[]]]"),
    ("[null,true,\"a\"]", "[null,true,\"a\"]"), ("{}", "{}"), ("{ }", "{}"),
    ("{\"a\":1}", "{\"a\":1}"), ("{\"b\":1,\"a\":2}", "{\"a\":2,\"b\":1}"),
    (" {\t\"a\"\n:\r1 } ", "{\"a\":1}"), ("{\"\":0}", "{\"\":0}"),
    ("{\"é\":1,\"z\":2,\"e\u{301}\":3}", "{\"e\u{301}\":3,\"z\":2,\"é\":1}"),
    ("{\"a\":{\"a\":{}}}", "{\"a\":{\"a\":{}}}"), (#"{"\u0061":1}"#, "{\"a\":1}"),
  ])
  func `this text is JSON, and has one canonical form`(text: String, canonical: String) throws {
    let value = try value(text.utf8)
    #expect(value.json.utf8.elementsEqual(canonical.utf8))
    #expect(try self.value(value.json.utf8) == value)
  }

  @Test(arguments: [
    "", " ", "nul", "nulll", "Null", "TRUE", "tru", "undefined", "NaN", "Infinity", "-Infinity",
    "+1", "01", "-01", "00", "1.", ".1", "-", "--1", "1e", "1e+", "1.e1", "0x1", "1_000", "1 2",
    "1,", "-a", "2.e3", "1.5.5", "1e1.5", "٣", "１", "'a'", "\"", "\"a", "a", "\"\\\"", "\"\\a\"",
    "\"\\x41\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\U0041\"", "\"\\", "\"\\u", "\"\\ud800\"",
    "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\ud800\\ud800\"", "\"\\ud800x\"", "\"a\nb\"",
    "\"a\tb\"", "\"\u{0}\"", "\"\u{1f}\"", "\"\\\u{e9}\"", "[", "]", "[1", "[1,", "[1,]", "[,1]",
    "[,]", "[1 2]", "[1;2]", "[\"a\"", "[1]]", "[1}", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1",
    "{\"a\":1,", "{\"a\":1,}", "{,}", "{a:1}", "{1:1}", "{\"a\" 1}", "{\"a\",1}", "{\"a\":1]",
    "{\"a\":1 \"b\":2}", "{'a':1}", "{\"a\":1,\"a\":1}", #"{"a":1,"\u0061":2}"#, "\u{feff}1",
    "1\u{a0}", "/**/1", "1//", "# 1", "[1]x", "{}{}", "\u{c}1", "1\u{0}",
  ])
  func `this text is no JSON`(text: String) {
    #expect(throws: JSONError.self) { try value(text.utf8) }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0xAF, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22], [0x22, 0x80, 0x22],
      [0x22, 0x5C, 0x6E, 0xFF, 0x22], [0xFF], [0xFE, 0xFF, 0x00, 0x31], [0x31, 0x00],
    ] as [[UInt8]])
  func `bytes that are no UTF-8 are no JSON`(bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try value(bytes) }
  }

  @Test func `arrays and objects nest to a bound and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    }
    let most = JSONReader.maximumDepth - 1
    #expect(try value(nested(most).utf8).json == nested(most))
    #expect(throws: JSONError(reason: .tooDeep, offset: most + 1)) {
      try value(nested(most + 1).utf8)
    }
    let open = String(repeating: "{\"a\":[", count: 100_000)
    #expect(throws: JSONError.self) { try value(open.utf8) }
  }

  @Test func `keys are told apart by their bytes, few or many`() throws {
    for count in [2, 15, 16, 17, 20_000] {
      let keys = ["\"é\":0", "\"e\u{301}\":0"] + (2..<max(2, count)).map { "\"\($0)\":0" }
      #expect(throws: Never.self) { try value("{\(keys.joined(separator: ","))}".utf8) }
      for key in [keys[0], keys[1], keys[count - 1]] {
        #expect(throws: JSONError.self) {
          try value("{\(keys.joined(separator: ",")),\(key)}".utf8)
        }
      }
    }
  }

  @Test(arguments: [
    ("1", 1, true), ("0", 0, true), (" 7", 9, true), ("10", 9, false), ("01", 9, false),
    ("-1", 9, false), ("1.0", 9, false), ("1e0", 9, false), ("", 9, false), ("a", 9, false),
    ("9223372036854775807", Int.max, true), ("9223372036854775808", Int.max, false),
    ("99999999999999999999999", Int.max, false),
  ])
  func `a whole number is read up to a bound`(text: String, bound: Int, isRead: Bool) {
    let number = try? JSONReader.read(text.utf8) { (reader) throws(JSONError) in
      try reader.integer(upTo: bound)
    }
    #expect((number != nil) == isRead)
    if isRead { #expect(number == Int(text.filter { $0 != " " })) }
  }

  @Test(arguments: seeds(500))
  func `any bytes at all are read without harm`(seed: UInt64) throws {
    var random = Seeded(seed)
    let alphabet = Array("{}[]:,\"\\ue0123456789.-+ntfalsr \n".utf8) + [0, 0x80, 0xC3, 0xA9, 0xFF]
    let bytes = (0..<random.below(60)).map { _ in random.pick(alphabet) }
    if let value = try? value(bytes) { #expect(try self.value(value.json.utf8) == value) }
  }

  @Test(arguments: seeds(300))
  func `a value cut short or with a wrong byte is read without harm`(seed: UInt64) throws {
    var random = Seeded(seed)
    var bytes = Array(random.value().json.utf8)
    let cut = try? value(bytes.prefix(random.below(bytes.count + 1)))
    bytes[random.below(bytes.count)] = UInt8(random.below(256))
    for value in [cut, try? value(bytes)] {
      if let value { #expect(try self.value(value.json.utf8) == value) }
    }
  }
}

@Suite struct ValueTests {
  private func value(_ text: String) throws(JSONError) -> Value {
    try JSONReader.read(text.utf8) { (reader) throws(JSONError) in try reader.value() }
  }

  @Test(arguments: seeds(500))
  func `a value is read back from its text`(seed: UInt64) throws {
    var random = Seeded(seed)
    let value = random.value()
    #expect(try self.value(value.json) == value)
  }

  @Test(arguments: seeds(300))
  func `a string is read back from its value`(seed: UInt64) throws {
    var random = Seeded(seed)
    let string = random.string()
    let read = try #require(Value(string).string)
    #expect(read.utf8.elementsEqual(string.utf8))
  }

  @Test func `white space, escapes and the order of keys make no other value`() throws {
    #expect(try value(#"{"b":[1, 2],"a":"\u00e9"}"#) == value(#" { "a" : "é" , "b" : [1,2] } "#))
  }

  @Test func `how a number is written makes another value`() throws {
    #expect(try value("1") != value("1.0"))
    #expect(try value("10") != value("1e1"))
    #expect(try value("0") != value("-0"))
  }

  @Test func `an accent on its own makes another value`() {
    #expect(Value("é") != Value("e\u{301}"))
    #expect(Set([Value("é"), Value("e\u{301}")]).count == 2)
  }

  @Test func `a value says what it is`() {
    #expect(Value("a").string == "a")
    #expect(Value(true).bool == true)
    #expect(Value(false).bool == false)
    #expect(Value(-3).isNumber)
    #expect(Value.null.string == nil && Value.null.bool == nil && !Value.null.isNumber)
    #expect(Value("1").bool == nil && !Value("1").isNumber)
    #expect(Value(1).string == nil)
  }
}
