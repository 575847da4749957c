import Fakes
import Foundation
import Testing

/// The operating guide, in both languages: its commands are run as they stand.
struct GuideTests {
  private static func lines(of page: String) throws -> [String] {
    try Checkout.text("Sources/reseau/reseau.docc/\(page).md").components(separatedBy: "\n")
  }

  /// A block of code of a page.
  private struct Block {
    let language: String
    var lines: [String] = []

    /// What is typed: comments are for people, and in their language.
    var commands: [String] { lines.filter { !$0.hasPrefix("#") } }
  }

  private static func blocks(of page: String) throws -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    for line in try lines(of: page) {
      if !line.hasPrefix("```") {
        open?.lines.append(line)
      } else if let block = open {
        blocks.append(block)
        open = nil
      } else {
        open = Block(language: String(line.dropFirst(3)))
      }
    }
    return blocks
  }

  @Test(
    .enabled(if: Tool.has("bash", "zcat", "awk", "grep"), "the guide is written for a Unix shell"),
    arguments: [("Exploitation", "fr_FR.UTF-8"), ("Operating", "en_GB.UTF-8")])
  func `every command of the guide does what the page says`(page: String, locale: String) throws {
    let playground = try Playground()
    let commands = try Self.blocks(of: page).filter { $0.language == "sh" }.flatMap(\.lines)
    #expect(commands.count { $0.contains("reseau ") } > 30)
    let run = try playground.runScript(commands, locale: locale)
    #expect(run.code == 0, "\(run.messages)")
  }

  @Test func `both languages of the guide name the same commands`() throws {
    let blocks = try ["Exploitation", "Operating"].map { try Self.blocks(of: $0) }
    #expect(blocks[0].map(\.language) == blocks[1].map(\.language))
    for (french, english) in zip(blocks[0], blocks[1]) {
      #expect(french.commands == english.commands)
    }
  }

  @Test func `both languages of the guide have the same chapters and tables`() throws {
    func shape(_ page: String) throws -> [String] {
      try Self.lines(of: page).compactMap { line in
        if line.hasPrefix("|") { return "|" }
        let level = line.prefix { $0 == "#" }
        return level.isEmpty ? nil : String(level)
      }
    }
    #expect(try shape("Exploitation") == shape("Operating"))
  }
}
