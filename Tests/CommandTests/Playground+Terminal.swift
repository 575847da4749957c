import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Playground {
  /// Runs the program over the home called `home` at a terminal of its own, at which somebody types
  /// `answer`.
  func run(
    _ home: String, atTerminal words: [String], answer: String, language: String = "fr"
  ) throws -> Run {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(terminal) }
    let name = try #require(Self.name(ofTerminal: terminal))
    let keys = FileHandle(fileDescriptor: open(name, O_RDWR | O_NOCTTY), closeOnDealloc: true)
    FileHandle(fileDescriptor: terminal).write(Data("\(answer)\n".utf8))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Playground.program)
    process.arguments = ["--home", path(home), "--lang", language] + words
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
    let output = URL(fileURLWithPath: try write("", to: "output"))
    process.standardInput = keys
    process.standardError = keys
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    return Run(
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      messages: shown(at: terminal), code: process.terminationStatus)
  }

  /// The file at whose end a program finds the terminal.
  private static func name(ofTerminal terminal: Int32) -> String? {
    #if os(Linux)
      // TIOCSPTLCK and TIOCGPTN, which the C library's map leaves out, as it does its functions.
      var (lock, number): (Int32, UInt32) = (0, 0)
      guard ioctl(terminal, 0x4004_5431, &lock) == 0, ioctl(terminal, 0x8004_5430, &number) == 0
      else { return nil }
      return "/dev/pts/\(number)"
    #else
      guard grantpt(terminal) == 0, unlockpt(terminal) == 0 else { return nil }
      return ptsname(terminal).map { String(cString: $0) }
    #endif
  }

  /// What stands at the terminal by now.
  private func shown(at terminal: Int32) -> String {
    guard fcntl(terminal, F_SETFL, O_NONBLOCK) == 0 else { return "" }
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while case let count = read(terminal, &piece, piece.count), count > 0 {
      all += piece[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }
}
