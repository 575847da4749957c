import Foundation
import Testing

/// The help of every command is recorded in `Help/`: a change of the command line shows there.
/// `RESEAU_RECORD=1 swift test --filter HelpTests` records it anew.
struct HelpTests {
  private static let commands: [[String]] = {
    let verbs = ["add", "edit", "show", "list", "remove"]
    let kinds = [
      "member", "practice", "project", "task", "comment", "meeting", "survey", "question",
    ]
    let records = kinds.flatMap { kind in [[kind]] + verbs.map { [kind, $0] } }
    let others = [
      [], ["init"], ["invite"], ["join"], ["share"], ["share", "add"], ["share", "list"],
      ["share", "remove"], ["share", "check"], ["service"],
      ["service", "on"], ["service", "off"], ["service", "status"], ["sync"], ["pull"], ["push"],
      ["status"], ["search"],
      ["history"],
      ["conflicts"], ["resolve"], ["apply"], ["dump"], ["demo"], ["check"], ["verify"], ["rebuild"],
      ["repair"], ["backup"], ["restore"],
      ["revoke"], ["retire"], ["admit"], ["promote"], ["demote"], ["forget"], ["export"],
      ["import"], ["publish"], ["report"],
      ["balance"], ["practice", "propose"], ["practice", "validate"], ["practice", "archive"],
      ["practice", "useful"], ["practice", "adopt"], ["survey", "open"], ["survey", "close"],
      ["survey", "answer"], ["survey", "tally"], ["charter"], ["charter", "show"],
      ["charter", "edit"], ["attach"], ["attachment"], ["attachment", "list"],
      ["attachment", "get"], ["attachment", "remove"], ["ask"], ["member", "duplicates"],
      ["member", "merge"], ["member", "separate"],
    ]
    return others + records
  }()

  @Test(arguments: ["fr", "en"])
  func `the help of each command is as recorded`(language: String) throws {
    var text = ""
    for command in Self.commands {
      let run = try Playground.run(
        command + ["--help", "--lang", language], environment: ["COLUMNS": "80"])
      #expect(run.code == 0)
      #expect(run.output.contains("reseau"), "\(command) has no example")
      text += "$ reseau \((command + ["--help"]).joined(separator: " "))\n\(run.output)\n"
    }
    let reference = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Help/\(language).txt")
    if ProcessInfo.processInfo.environment["RESEAU_RECORD"] != nil {
      try Data(text.utf8).write(to: reference)
    }
    #expect(text == String(decoding: try Data(contentsOf: reference), as: UTF8.self))
  }

  @Test func `French help has no English left in it`() throws {
    for command in Self.commands {
      let help = try Playground.run(command + ["--help", "--lang", "fr"]).output
      for word in ["OVERVIEW", "SUBCOMMAND", "Show ", "See '", "(default", "<subcommand>"] {
        #expect(!help.contains(word), "\(command): \(word)")
      }
    }
  }

  @Test func `help asks the same in both ways, and the version is short`() throws {
    let one = try Playground.run(["help", "sync", "--lang", "en"]).output
    #expect(try Playground.run(["sync", "--help", "--lang", "en"]).output == one)
    #expect(try Playground.run(["--version"]).lines.count == 1)
  }

  @Test func `completion scripts are there for three shells`() throws {
    for shell in ["bash", "zsh", "fish"] {
      let run = try Playground.run(["--generate-completion-script", shell])
      #expect(run.code == 0)
      #expect(run.output.contains("practice"))
    }
  }
}
