import Foundation
import Testing

/// What others wrote never steers the terminal at which it is shown.
struct TerminalTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
  }

  /// A name that would clear the screen, ring, turn the line around, and begin a line of its own.
  static let hostile = "a\u{1B}[2Jb\u{7}c\u{202E}d\r\ne\u{9B}f\u{200F}\ne"

  /// The characters that a terminal acts on, or that turn a line around.
  private func steering(_ text: String) -> [String] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A, 0x09: false
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }.map { String($0.value, radix: 16) }
  }

  private func expectSafe(_ run: Run, at location: SourceLocation = #_sourceLocation) {
    #expect(steering(run.output) == [], "\(run.output)", sourceLocation: location)
    #expect(steering(run.messages) == [], "\(run.messages)", sourceLocation: location)
    for line in run.lines + run.messages.split(separator: "\n").map({ String($0) }) {
      #expect(!line.hasPrefix("e"), "\(line)", sourceLocation: location)
    }
  }

  @Test(arguments: ["fr", "en"])
  func `a share whose network, folders and files bear such names is checked`(
    language: String
  ) throws {
    let folder = try ground.makeFolder("cle")
    _ = try ground.makeFolder("cle/.reseau-check-\(Self.hostile)")
    let mark =
      #"{"format":1,"name":"a\u001b[2Jb\u0007c"# + "\u{202E}" + #"d\r\ne"# + "\u{9B}f\u{200F}"
      + #"\ne","network":""# + String(repeating: "ec", count: 32) + "\"}\n"
    _ = try ground.write(mark, to: "cle/reseau.json")
    let run = try ground.run("toulouse", "share", "check", folder, language: language)
    #expect(run.code == 65)
    expectSafe(run)
    let json = try ground.run("toulouse", "share", "check", folder, "--json", language: language)
    expectSafe(json)
    #expect(json.object["leftovers"] as? [String] == [".reseau-check-\(Self.hostile)"])
    #expect(json.output.split(separator: "\n").count == 1)
    expectSafe(try ground.run("toulouse", "share", "add", folder, language: language))
    expectSafe(try ground.run("toulouse", "sync", folder, language: language))
  }

  @Test func `a folder of such a name is told wherever it is told`() throws {
    let folder = try ground.makeFolder("\(Self.hostile)/partage")
    let home = ground.path("toulouse")
    for words in [
      ["share", "add", folder], ["share", "list"], ["status"], ["check", "--verbose"],
      ["share", "check", folder], ["sync"],
    ] {
      let all = ["--home", home, "--lang", "fr"] + words
      expectSafe(try Playground.run(all, in: ground.folder))
    }
    try FileManager.default.removeItem(atPath: ground.path(Self.hostile))
    for words in [["sync"], ["pull"], ["status"], ["share", "check", folder], ["check"]] {
      let all = ["--home", home, "--lang", "fr"] + words
      expectSafe(try Playground.run(all, in: ground.folder))
    }
    let list = try ground.run("toulouse", "share", "list", "--json")
    expectSafe(list)
    #expect(list.array.contains { $0["share"] as? String == folder })
  }

  @Test func `words and files that were given are told in errors`() throws {
    let home = ["--home", ground.path("toulouse"), "--lang", "fr"]
    let absent = ground.path(Self.hostile)
    for words in [
      ["apply", absent], ["import", "member", absent], ["restore", absent],
      ["revoke", Self.hostile],
      ["practice", "show", Self.hostile], [Self.hostile], ["status", "--\(Self.hostile)"],
      ["backup", absent + "/x"], ["--home", absent, "status"], ["share", "remove", Self.hostile],
      ["join", Self.hostile], ["resolve", Self.hostile, Self.hostile, "--as-is"],
      ["practice", "add", "x", "--owner", Self.hostile], ["publish", absent + "/y/z"],
    ] {
      let run = try Playground.run(home + words, in: ground.folder)
      #expect(run.code != 0, "\(words)")
      expectSafe(run)
      #expect(run.messages.split(separator: "\n").count == 1, "\(run.messages)")
    }
  }

  @Test func `a record shows its lines and no such character, and its dump has them all`() throws {
    let line =
      #"{"on":"practice/x","set":{"title":"a"# + "\u{202E}"
      + #"b"},"text":{"body":"un\ndeux\n"}}"#
    try ground.run("toulouse", "apply", input: line)
    for words in [["show", "x"], ["show", "x", "--json"], ["list"], ["list", "--json"]] {
      let all = ["--home", ground.path("toulouse"), "--lang", "fr", "practice"] + words
      expectSafe(try Playground.run(all, in: ground.folder))
    }
    #expect(try ground.run("toulouse", "practice", "show", "x").output.contains("un\ndeux\n"))
    let dump = try ground.run("toulouse", "dump").output
    #expect(dump.contains("{\"body\":\"un\\ndeux\\n\",\"title\":\"a\u{202E}b\"}"))
  }
}
