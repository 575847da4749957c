import Fakes
import Foundation
import Testing

/// Tab completion, as far as it can be checked without a terminal.
struct CompletionTests {
  /// The shells that are installed here, and the words that make each check a script.
  private static let shells = ["bash", "zsh", "fish"].compactMap { shell in
    Tool.path(shell).map { (shell, $0) }
  }

  @Test(arguments: shells)
  func `each shell that is here can read its completion script`(
    shell: String, path: String
  ) throws {
    let ground = try Playground()
    let script = try Playground.run(["--generate-completion-script", shell]).output
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-n", try ground.write(script, to: "completions")]
    let messages = URL(fileURLWithPath: try ground.write("", to: "messages"))
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    let told = try String(contentsOf: messages, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(told)")
    #expect(told.isEmpty)
  }
}
