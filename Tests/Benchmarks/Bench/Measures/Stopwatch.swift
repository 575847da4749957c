import Foundation

/// What running a program once took.
struct Run {
  /// From start to exit, in milliseconds.
  var wall: Double
  /// The processor time that it, and programs it waited for, took, in milliseconds: other programs
  /// that run at the same time change it less.
  let processor: Double
  /// The most memory that it, or a program it waited for, held, in megabytes.
  let memory: Double
  /// Its exit code, or 128 and the number of the signal that ended it.
  let status: Int32
  /// What it wrote to standard output.
  let output: String
}

/// Why there is no measurement.
struct RunError: Error, CustomStringConvertible {
  let command: [String]
  let status: Int32
  /// Whether `timeout` ended it.
  var isTooLate: Bool { status == 124 }
  var description: String { "exit \(status): \(command.joined(separator: " "))" }
}

/// Runs programs as whole processes, measured by the system's own account of them (`wait4`).
struct Stopwatch {
  /// The program of `timed.c`.
  let timed: String

  /// Runs a program that must succeed: the time that a failure took is none that counts.
  ///
  /// - Throws: ``RunError`` when it fails.
  @discardableResult
  func run(_ command: [String]) throws -> Run {
    let run = try runToEnd(command)
    guard run.status == 0 else { throw RunError(command: command, status: run.status) }
    return run
  }

  /// Runs a program, and leaves it to the caller what its exit code means.
  func runToEnd(_ command: [String]) throws -> Run {
    let scratch =
      FileManager.default.temporaryDirectory.path
      + "/bench-\(ProcessInfo.processInfo.processIdentifier)"
    let (taken, output) = (scratch + ".taken", scratch + ".output")
    defer { for path in [taken, output] { try? FileManager.default.removeItem(atPath: path) } }
    try Data().write(to: URL(fileURLWithPath: output))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: timed)
    process.arguments = [taken] + command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw RunError(command: command, status: process.terminationStatus)
    }
    let numbers = try String(contentsOfFile: taken, encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard numbers.count == 4 else { throw RunError(command: command, status: 74) }
    return Run(
      wall: numbers[0] / 1e6, processor: numbers[1] / 1e3, memory: numbers[2] / 1024,
      status: Int32(numbers[3]),
      output: try String(contentsOfFile: output, encoding: .utf8))
  }
}

/// The files below a folder, by their paths in it, with their sizes in bytes.
func files(below folder: String) -> [String: Int] {
  guard let walk = FileManager.default.enumerator(atPath: folder) else { return [:] }
  var files: [String: Int] = [:]
  while let path = walk.nextObject() as? String {
    if let attributes = walk.fileAttributes,
      attributes[.type] as? FileAttributeType == .typeRegular
    {
      files[path] = (attributes[.size] as? Int) ?? 0
    }
  }
  return files
}
