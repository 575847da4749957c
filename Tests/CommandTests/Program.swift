import Foundation
import Testing

/// What a run of the program printed, and how it ended.
struct Run {
  let output: String
  let messages: String
  let code: Int32

  var lines: [String] { output.split(separator: "\n").map { String($0) } }
  /// Both outputs as one text, with the spaces that a keyboard has.
  var told: String { (output + messages).replacing("\u{A0}", with: " ") }
  var lastLine: String { lines.last ?? "" }

  /// The output as JSON.
  var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }
  var object: [String: Any] { json as? [String: Any] ?? [:] }
  var array: [[String: Any]] { json as? [[String: Any]] ?? [] }
}

/// A folder that is there for one test, in which homes and shares lie.
final class Playground {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("reseau-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func makeFolder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: path(name), withIntermediateDirectories: true)
    return path(name)
  }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
    return path(name)
  }

  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Runs the program over the home called `home`, in French unless the words say otherwise.
  @discardableResult
  func run(
    _ home: String, _ words: String..., input: String? = nil, language: String = "fr"
  ) throws -> Run {
    try Self.run(
      ["--home", path(home), "--lang", language] + words, in: folder, input: input)
  }

  /// Runs the program, a copy of it, or another that runs it, with nothing but `words`.
  static func run(
    _ words: [String], of copy: URL? = nil, in folder: URL? = nil, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Run {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("reseau-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func file(_ name: String, _ content: String = "") throws -> URL {
      let url = scratch.appendingPathComponent(name)
      try Data(content.utf8).write(to: url)
      return url
    }
    let process = Process()
    process.executableURL = copy ?? executable
    process.arguments = words
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": scratch.path, "LANG": "C"]
      .merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    let (output, messages) = (try file("output"), try file("messages"))
    process.standardInput = try FileHandle(forReadingFrom: file("input", input ?? ""))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    return Run(
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: messages), as: UTF8.self),
      code: process.terminationStatus)
  }

  /// The built program: it lies beside the bundle of the tests.
  static var program: String { executable.path }

  private static var executable: URL {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let bundles = Bundle.allBundles.map(\.bundleURL)
    return ([own] + bundles).map { $0.deletingLastPathComponent().appendingPathComponent("reseau") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? own
  }
}

extension Playground {
  /// Founds a network at `toulouse` with a share, which `lyon` has joined.
  func foundNetwork() throws {
    try run("toulouse", "init", "Réseau Valmérac", "--site", "Toulouse")
    let share = try makeFolder("partage")
    try run("toulouse", "share", "add", share)
    let code = try run("toulouse", "invite", "Lyon").lastLine
    try run("toulouse", "push")
    try run("lyon", "join", code, "--share", share)
  }

  /// A network at `toulouse` that `lyon` has joined, of which both have heard.
  ///
  /// - Parameter practice: the title of one that Lyon has added before.
  static func network(with practice: String? = nil) throws -> Playground {
    let ground = try Playground()
    try ground.foundNetwork()
    if let practice { try ground.run("lyon", "practice", "add", practice) }
    try ground.syncBoth()
    return ground
  }

  /// Lets both sites exchange until they have the same.
  func syncBoth() throws {
    for home in ["toulouse", "lyon", "toulouse"] { try run(home, "sync") }
  }
}
