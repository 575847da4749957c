import Fakes
import Foundation
import Testing

@Suite struct ReadmeTests {
  private static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("README.md")

  /// The lines of the README's tour that stand in blocks of shell commands.
  private static func tour() throws -> [String] {
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- tour:"))
    let end = try #require(text.range(of: "<!-- end of the tour -->"))
    var commands: [String] = []
    var isInside = false
    for line in text[start.upperBound..<end.lowerBound].components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        isInside = line == "```sh"
      } else if isInside {
        commands.append(line)
      }
    }
    return commands
  }

  @Test(
    .enabled(if: Tool.has("bash", "jq", "zcat"), "the tour reads JSON with zcat and jq"),
    arguments: ["fr_FR.UTF-8", "en_GB.UTF-8"])
  func `every command of the tour does what the page says`(locale: String) throws {
    let playground = try Playground()
    let commands = try Self.tour()
    #expect(commands.count { $0.contains("reseau ") } > 20)
    let run = try playground.runScript(commands, locale: locale)
    #expect(run.code == 0, "\(run.messages)")
  }

  @Test func `the page names the two commands that a newcomer needs`() throws {
    let lines = try String(contentsOf: Self.page, encoding: .utf8).components(separatedBy: "\n")
    #expect(lines.contains("swift run reseau demo"))
    #expect(lines.contains("swift test"))
  }
}
