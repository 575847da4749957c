import Testing

@testable import Oracle

@Suite struct NaiveLineTests {
  private let site = "lyon-p3x9k2m7"
  private let point = "41-af98abdef84225a2"

  private func isLine(_ text: String) -> Bool { NaiveLine(Array(text.utf8), of: site) != nil }

  private func line(_ middle: String = "", on: String = "practice/a", change: String = "{}")
    -> String
  {
    #"{"seq":2,"at":"2026-11-24T08:00:00.000Z"\#(middle),"on":"\#(on)","change":\#(change)}"#
  }

  @Test func `what a writer writes is a line`() {
    let lines = [
      line(), line(#","by":"member/x""#), line(#","op":"import de membres.csv""#),
      line(#","op":1"#),
      line(#","saw":{"pau-6htgz65x":"\#(point)"}"#),
      line(#","saw":{"pau-6htgz65x":"9-af98abdef84225a2,\#(point)","pau-6htgz65y":"\#(point)"}"#),
      line(
        change: #"{"set":{"a":null,"b":{"é":[1.50,"\n"]}},"add":{"t":["a","b"]},"edit":{"x":[]}}"#),
      line(change: #"{"edit":{"x":[[0,2147483647,"a"],[1,0,""]]},"delete":true}"#),
      line(on: "member/x", change: #"{"salt":"EBESExQVFhcYGRobHB0eHw=="}"#),
      line(on: "answer/x", change: #""sha256:\#(String(repeating: "0", count: 64))""#),
      line(change: #"{"set":{"a":\#(nested(31))}}"#),
    ]
    for text in lines { #expect(isLine(text), "\(text)") }
  }

  @Test func `what no writer writes is damage`() {
    let digest = #""sha256:\#(String(repeating: "0", count: 64))""#
    let lines = [
      " " + line(), line() + " ", line(#","saw":{}"#), line(#","op":2"#), line(#","op":0"#),
      line(#","by":"x""#), line(#","by":"member/x","by":"member/x""#),
      line(#","op":1,"by":"member/x""#), line(#","saw":{"\#(site)":"\#(point)"}"#),
      line(#","saw":{"pau-6htgz65x":41}"#), line(#","saw":{"pau-6htgz65x":"0-af98abdef84225a2"}"#),
      line(#","saw":{"pau-6htgz65x":"\#(point),9-af98abdef84225a2"}"#),
      line(#","saw":{"pau-6htgz65x":"\#(point),\#(point)"}"#),
      line(#","saw":{"pau-6htgz65y":"\#(point)","pau-6htgz65x":"\#(point)"}"#),
      line(change: #"{"set":{}}"#), line(change: #"{"add":{"t":["b","a"]}}"#),
      line(change: #"{"add":{"t":["a","a"]}}"#),
      line(change: #"{"add":{"t":[]}}"#), line(change: #"{"add":{"t":["a"]},"set":{"a":1}}"#),
      line(change: #"{"set":{"b":1,"a":1}}"#), line(change: #"{"set":{"a":1,"a":1}}"#),
      line(change: #"{"set":{"é":1}}"#),
      line(change: #"{"set":{"a":01}}"#), line(change: #"{"set":{"a":nil}}"#),
      line(change: #"{"set":{"a":"\u0041"}}"#),
      line(change: #"{"set":{"a":"\/"}}"#), line(change: #"{"set":{"a":{"b":1,"a":1}}}"#),
      line(change: #"{"set":{"a":\#(nested(32))}}"#), line(change: "{\"set\":{\"a\":\"\u{1}\"}}"),
      line(change: #"{"edit":{"x":[[-1,0,""]]}}"#),
      line(change: #"{"edit":{"x":[[0,2147483648,""]]}}"#),
      line(change: #"{"delete":false}"#), line(change: #"{"salt":"EBESExQVFhcYGRobHB0eHx=="}"#),
      line(change: #"{"on":"practice/a"}"#), line(change: digest), line(on: "practice/\u{212A}"),
      line(on: "a"),
      line().replacing("11-24", with: "02-30"), line().replacing(":2,", with: ":02,"),
      line().replacing("08:00:00", with: "08:00:60"), line().replacing("000Z", with: "000z"),
    ]
    for text in lines { #expect(!isLine(text), "\(text)") }
    #expect(NaiveLine(Array(line().utf8) + [0xFF], of: site) == nil)
    let broken = Array(line(change: #"{"set":{"a":"~"}}"#).utf8).map { $0 == 0x7E ? 0xFF : $0 }
    #expect(NaiveLine(broken, of: site) == nil)
  }

  @Test func `a line in another spelling is none`() {
    var dice = NaiveDice(1)
    for seed in 0..<10 as Range<UInt64> {
      for author in DishonestHistory(seed: seed).authors {
        for line in author.writer.lines {
          #expect(NaiveLine(line, of: author.site)?.whole == line, "seed \(seed)")
          var spaced = line
          let colons = line.indices.filter { line[$0] == UInt8(ascii: "{") }
          spaced.insert(0x20, at: dice.pick(colons))
          #expect(NaiveLine(spaced, of: author.site) == nil, "seed \(seed)")
        }
      }
    }
  }

  @Test func `the redacted form keeps the chain`() {
    let text = Array(line(on: "member/x", change: #"{"set":{"name":"Ana"}}"#).utf8)
    let redacted = NaiveWriter.redacted(text, of: site)
    #expect(redacted != text)
    #expect(NaiveLine(redacted, of: site)?.redacted == NaiveLine(text, of: site)?.redacted)
    #expect(NaiveWriter.redacted(redacted, of: site) == redacted)
  }

  private func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
  }
}
