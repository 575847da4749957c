import Foundation

extension Playground {
  /// Runs lines of shell as somebody would paste them one after the other, with the built program
  /// on the path; the first that fails ends it, and is named in the messages.
  func runScript(_ commands: [String], locale: String) throws -> Run {
    let frame = ["set -eEuo pipefail", "trap 'echo \"failed: $BASH_COMMAND\" >&2' ERR"]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      try write((frame + commands).joined(separator: "\n"), to: "script.sh")
    ]
    process.currentDirectoryURL = folder
    let programs = URL(fileURLWithPath: Playground.program).deletingLastPathComponent().path
    process.environment = [
      "PATH": "\(programs):/usr/bin:/bin", "HOME": folder.path, "LANG": locale,
    ]
    let (output, messages) = (try write("", to: "output"), try write("", to: "messages"))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: messages))
    try process.run()
    process.waitUntilExit()
    return Run(
      output: try String(contentsOfFile: output, encoding: .utf8),
      messages: try String(contentsOfFile: messages, encoding: .utf8),
      code: process.terminationStatus)
  }
}
