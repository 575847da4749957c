import Fakes
import Testing

@Suite struct PageTests {
  @Test func `every symbol that a page names is declared in its room`() throws {
    let sources = Dictionary(
      grouping: try SourceFile.all(in: "Sources"), by: \.module
    ).mapValues { files in files.flatMap { $0.code.map(\.text) }.joined(separator: "\n") }
    var names = 0
    for path in Checkout.files(under: "Sources") where path.hasSuffix(".md") {
      let module = String(path.prefix { $0 != "/" })
      let page = try Checkout.text("Sources/\(path)")
      for line in page.split(separator: "\n") where !line.hasPrefix("# ") {
        for match in line.matches(of: /(?:^|[^`])``(?:\w+\/)*(\w+)[^`]*``(?:[^`]|$)/) {
          let name = match.1
          let declaration = try Regex(
            "\\b(?:struct|enum|class|protocol|actor|typealias|func|var|let|case) \(name)\\b")
          let isDeclared = sources[module]?.contains(declaration) ?? false
          #expect(isDeclared, "Sources/\(path): \(name)")
          names += 1
        }
      }
    }
    #expect(names > 100)
  }

  @Test func `what is printed goes through Output alone`() throws {
    let allowed: [String: Set<String>] = [
      "STDOUT_FILENO": ["Output", "Terminal", "ProgramCall"],
      "STDERR_FILENO": ["Output", "Terminal", "ProgramCall"],
      "Output.write(": ["Output", "LogFile", "TextEditor", "KeyFile"],
    ]
    for file in try SourceFile.all(in: "Sources") {
      let name = String(file.path.split(separator: "/").last?.prefix { $0 != "." } ?? "")
      for (number, text) in file.code {
        for (word, files) in allowed where text.contains(word) {
          #expect(file.isEdge && files.contains(name), "\(file.path):\(number): \(word)")
        }
      }
    }
  }
}
