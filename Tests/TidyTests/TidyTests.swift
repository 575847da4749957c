import Fakes
import Testing

// What a formatter and a compiler do not see, in the manner of TigerBeetle's tidy.zig: names that
// stand only at the edge, imports that point down, fixtures that nobody reads.

@Suite struct TidyTests {
  @Test func `no line is longer than 100 columns`() throws {
    for file in try SourceFile.all(in: "Sources") + SourceFile.all(in: "Tests") {
      for (place, line) in file.lines.enumerated() where line.count > 100 {
        Issue.record("\(file.path):\(place + 1): \(line.count) columns")
      }
    }
  }

  /// A name that stands only at the edge, and what to use elsewhere.
  struct Ban {
    let name: Regex<Substring>
    let instead: String

    init(_ name: Regex<Substring>, _ instead: String) {
      self.name = name
      self.instead = instead
    }
  }

  private var bans: [Ban] {
    [
      Ban(/\bDate\(\)/, "take the time as an argument, as Surroundings.now"),
      Ban(/\bUUID\(\)/, "take randomness as an argument, as Surroundings.random"),
      Ban(/\.random\((?!\))/, "take a RandomNumberGenerator as an argument"),
      Ban(/\bSystemRandomNumberGenerator\b/, "take a RandomNumberGenerator as an argument"),
      Ban(/\bFileManager\b/, "take a FileSystem as an argument"),
      Ban(/(?:^|[^.\w])print\((?!\))/, "throw or return; the command line prints"),
      Ban(/\bProcessInfo\b/, "take what it would tell as an argument"),
      Ban(/\bgetenv\b/, "take what it would tell as an argument"),
      Ban(/\bfatalError\b/, "throw, or make the state impossible"),
      Ban(/\btry!/, "throw"),
      Ban(/\bas!/, "use as?, or a type that knows"),
    ]
  }

  @Test func `time, randomness, files and the terminal stand only at the edge`() throws {
    let bans = bans
    for file in try SourceFile.all(in: "Sources") where !file.isEdge {
      for (number, text) in file.code {
        for ban in bans where text.firstMatch(of: ban.name) != nil && !text.contains("func print") {
          Issue.record("\(file.path):\(number): \(ban.instead)\n\(text)")
        }
      }
    }
  }

  @Test func `what the compiler is told not to check has its reason beside it`() throws {
    let claim = /@unchecked Sendable|nonisolated\(unsafe\)|@preconcurrency/
    for file in try SourceFile.all(in: "Sources") {
      for (number, text) in file.code where text.firstMatch(of: claim) != nil {
        let before = number > 1 ? file.lines[number - 2] : ""
        let isExplained = before.contains("//") || file.lines[number - 1].contains("//")
        #expect(isExplained, "\(file.path):\(number): say why this is safe")
      }
    }
  }

  @Test func `no type bears its module's name`() throws {
    for file in try SourceFile.all(in: "Sources") {
      let declaration = /\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/
      for (number, text) in file.code {
        for match in text.matches(of: declaration) where match.1 == file.module {
          Issue.record("\(file.path):\(number): Module.Type could not be written any more")
        }
      }
    }
  }

  @Test func `nothing is left for later`() throws {
    // Written in halves, so that this file does not name them.
    let words = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK", "for " + "now", "st" + "ub"]
    for folder in ["Sources", "Tests"] {
      for path in Checkout.files(under: folder)
      where path.hasSuffix(".swift") || path.hasSuffix(".md") {
        let lines = try Checkout.text("\(folder)/\(path)").split(
          separator: "\n", omittingEmptySubsequences: false)
        for (place, line) in lines.enumerated() {
          for word in words where line.holds(word: word) {
            Issue.record("\(folder)/\(path):\(place + 1): \(word): do it, or open an issue")
          }
        }
      }
    }
  }

  @Test func `every room's documentation has a landing page`() {
    let pages = Checkout.files(under: "Sources").filter { $0.contains(".docc/") }
    for module in Set(pages.map { String($0.prefix { $0 != "/" }) }) {
      #expect(pages.contains("\(module)/\(module).docc/\(module).md"), "\(module)")
    }
  }
}

extension Substring {
  /// Whether the line holds `word` as it stands here, and not as a part of another.
  fileprivate func holds(word: String) -> Bool {
    ranges(of: word).contains { range in
      let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
      let after = range.upperBound < endIndex ? self[range.upperBound] : " "
      return !before.isLetter && !before.isNumber && !after.isLetter && !after.isNumber
    }
  }
}
