import Fakes
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Two sites and a share whose commands are killed, with what must be found afterwards.
final class KillGround {
  /// A command that is killed; the same one takes about as long each time.
  enum Command: String, CaseIterable {
    /// A few small changes.
    case apply
    /// Changes of more bytes than a segment takes, so that it is sealed.
    case seal
    case push, pull, sync, rebuild
  }

  let playground: Playground
  private(set) var random: Seeded
  /// The kills that met their process, by command.
  private(set) var kills: [Command: Int] = [:]
  /// The marks of the changes that each site must show from now on.
  private(set) var held: [String: Set<String>] = ["a": [], "b": []]
  /// The marks of the changes that the share must give.
  private var shared: Set<String> = []
  /// How the other site's command ended that ran during the last step, if one did.
  private(set) var lastNeighbour: Int32?
  private var durations: [Command: Double] = [:]
  private var count = 0

  init(seed: UInt64) throws {
    playground = try Playground()
    random = Seeded(seed)
    let share = try playground.makeFolder("drive")
    try playground.run("a", "init", "Réseau", "--site", "Pau")
    try playground.run("a", "share", "add", share)
    let code = try playground.run("a", "invite", "Lyon").lastLine
    try playground.run("a", "push")
    try playground.run("b", "join", code, "--share", share)
    try playground.run("b", "push")
  }

  /// Starts a command at one of the sites and kills it at a random moment of the time that such
  /// a command takes.
  func step() throws -> (home: String, command: Command) {
    let home = random.flip() ? "a" : "b"
    let command = random.pick(Command.allCases)
    let marks = command == .apply ? newMarks(5) : command == .seal ? newMarks(11) : []
    let words = marks.isEmpty ? [command.rawValue] : ["apply", "changes.jsonl"]
    if !marks.isEmpty {
      _ = try playground.write(lines(marks, isLarge: command == .seal), to: "changes.jsonl")
    }
    // Beyond the end now and then, so that there is always something to lose.
    let fraction = Double(random.below(1300)) / 1000
    let delay = durations[command].map { $0 * fraction }
    let other = try random.below(3) == 0 ? startSync(at: home == "a" ? "b" : "a") : nil
    let run = try KilledRun(words, home: playground.path(home), in: playground, after: delay)
    if run.isKilled { kills[command, default: 0] += 1 }
    if run.code == 0 { durations[command] = run.seconds }
    if run.hasConfirmed { note(command, marks, at: home) }
    other?.waitUntilExit()
    lastNeighbour = other?.terminationStatus
    return (home, command)
  }

  /// Lets the other site exchange at the same time, undisturbed.
  private func startSync(at home: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Playground.program)
    process.arguments = ["--home", playground.path(home), "sync"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Notes what the program has promised by saying that it was done.
  private func note(_ command: Command, _ marks: [String], at home: String) {
    held[home, default: []].formUnion(marks)
    if command == .pull || command == .sync { held[home, default: []].formUnion(shared) }
    if command == .push || command == .sync { shared.formUnion(held[home] ?? []) }
  }

  /// Notes that `home` has shown `marks`: it must go on to show them.
  func seen(_ marks: Set<String>, at home: String) { held[home, default: []].formUnion(marks) }

  /// The marks of the changes that a dump shows.
  static func marks(in dump: Run) -> Set<String> {
    Set(dump.output.matches(of: /mark-\d+/).map { String($0.0) })
  }

  private func newMarks(_ number: Int) -> [String] {
    count += number
    return (count - number..<count).map { "mark-\($0)" }
  }

  /// Changes, each of which leaves its mark: on a record of its own, or on one that both sites
  /// change. Large ones hardly shrink when they are compressed.
  private func lines(_ marks: [String], isLarge: Bool) -> String {
    marks.map { mark in
      if isLarge {
        let noise = Data(random.bytes(24_000)).base64EncodedString()
        let set = #""set":{"title":"\#(mark)"}"#
        return #"{"on":"practice/\#(mark)",\#(set),"text":{"body":"\#(noise)"}}"# + "\n"
      }
      return random.flip()
        ? #"{"on":"practice/\#(mark)","set":{"title":"x"}}"# + "\n"
        : #"{"on":"practice/common","add":{"tags":["\#(mark)"]}}"# + "\n"
    }.joined()
  }
}

/// A run of the program that is killed some time after its start.
struct KilledRun {
  /// Whether the signal met the process before it had ended by itself.
  let isKilled: Bool
  /// Its exit code; `nil` when it was killed.
  let code: Int32?
  /// How long it ran.
  let seconds: Double
  /// Whether it said that it was done: by its exit code, or by the sentence before it.
  let hasConfirmed: Bool

  /// - Parameter delay: in seconds; `nil` lets it end by itself.
  init(
    _ words: [String], home: String, in playground: Playground, after delay: Double?
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Playground.program)
    process.arguments = ["--home", home, "--lang", "en"] + words
    process.currentDirectoryURL = playground.folder
    let output = URL(fileURLWithPath: try playground.write("", to: "output"))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    let start = ContinuousClock.now
    try process.run()
    if let delay {
      usleep(UInt32(delay * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    let time = (ContinuousClock.now - start).components
    seconds = Double(time.seconds) + Double(time.attoseconds) / 1e18
    isKilled = process.terminationReason == .uncaughtSignal
    code = isKilled ? nil : process.terminationStatus
    let told = try String(contentsOf: output, encoding: .utf8)
    hasConfirmed = isKilled ? told.hasSuffix(".\n") : code == 0
  }
}
