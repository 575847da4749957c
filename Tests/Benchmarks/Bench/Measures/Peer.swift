import Foundation

/// Another program that does the same work, driven by a script that speaks the protocol of
/// `peers/peer.py`.
struct Peer {
  /// What the script is asked to do.
  enum Verb: String {
    /// Nothing, once all that it needs is loaded: what the start alone takes.
    case check
    /// Replay the village's work, once; not measured.
    case prepare
    /// Take everything into a fresh place.
    case join
    /// Make one more change, durably.
    case apply
    /// Ask for news, and take them in.
    case sync
    /// Let the other sites' news arrive where it asks; not measured.
    case news
    /// Make a day's changes; not measured.
    case work
    /// Give the others what it made.
    case push
  }

  /// What the script says about a run.
  private struct Said: Decodable {
    let ms: Double
    let warm: Double?
    let records: Int?
  }

  /// A peer that has not got all.
  struct IncompleteError: Error {
    let peer: String
    let records: Int
  }

  /// How long a peer may take to replay the work, and for one step of a day, in seconds.
  static let patience = 600
  static let dailyPatience = 60
  /// What the names of the scripts begin with.
  private static let prefix = "peer_"

  let name: String
  private let script: String
  /// Where the peer keeps what it has made of a village's work.
  private let folder: String
  private let stopwatch: Stopwatch

  /// The peers whose scripts lie in a folder; each works in a folder of its own below another.
  static func all(in scripts: String, at place: String, _ stopwatch: Stopwatch) throws -> [Peer] {
    try FileManager.default.contentsOfDirectory(atPath: scripts).sorted()
      .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".py") }
      .map { script in
        let name = String(script.dropFirst(prefix.count).dropLast(".py".count))
        return Peer(
          name: name, script: "\(scripts)/\(script)", folder: "\(place)/\(name)",
          stopwatch: stopwatch)
      }
  }

  /// Lets the peer replay so many changes, unless it has done so before.
  ///
  /// - Returns: why there is nothing to measure; `nil` when there is.
  func prepare(_ changes: Int, from input: String) throws -> String? {
    let check = try stopwatch.runToEnd(command(.check))
    guard check.status == 0 else {
      return check.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    if FileManager.default.fileExists(atPath: kept) { try restore() }
    // Written last: what the replay came to, or nothing when all went well.
    let mark = folder + "/replayed"
    if let outcome = try? String(contentsOfFile: mark, encoding: .utf8) {
      return outcome.isEmpty ? nil : outcome
    }
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let replay = try stopwatch.runToEnd(
      ["timeout", "\(Self.patience)"] + command(.prepare) + [input])
    let outcome: String? =
      switch replay.status {
      case 0: nil
      case 124: "\(changes.grouped) changes are not replayed within \(Self.patience / 60) minutes"
      default: "\(changes.grouped) changes are not replayed (exit \(replay.status))"
      }
    try Data((outcome ?? "").utf8).write(to: URL(fileURLWithPath: mark))
    return outcome
  }

  /// What starting Python with the peer's library takes.
  func start() throws -> Run { try stopwatch.run(command(.check)) }

  /// One run; its time is what the script measured from within, which is without Python's start.
  ///
  /// - Parameter records: how many a peer must have that says how many it has; `nil` on one of the
  ///   days, when a peer has no more than ``dailyPatience``.
  func run(_ verb: Verb, records: Int? = nil) throws -> (run: Run, warm: Double?) {
    var run = try stopwatch.run(records == nil ? hurried(verb) : command(verb))
    let said = try JSONDecoder().decode(Said.self, from: Data(run.output.utf8))
    if let records, let got = said.records, got != records {
      throw IncompleteError(peer: name, records: got)
    }
    run.wall = said.ms
    return (run, said.warm)
  }

  /// Gives it a day's changes, from a file; not measured.
  func take(_ verb: Verb, _ input: String) throws {
    _ = try stopwatch.run(hurried(verb) + [input])
  }

  /// Where what it made of the work lies while it goes on.
  private var kept: String { folder + ".kept" }

  /// Keeps what it has made of the village's work, before days come that belong to one measurement.
  func keep() throws {
    try? FileManager.default.removeItem(atPath: kept + ".part")
    try FileManager.default.copyItem(atPath: folder, toPath: kept + ".part")
    try FileManager.default.moveItem(atPath: kept + ".part", toPath: kept)
  }

  /// Takes it back to what was kept.
  func restore() throws {
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.moveItem(atPath: kept, toPath: folder)
  }

  private func hurried(_ verb: Verb) -> [String] {
    ["timeout", "\(Self.dailyPatience)"] + command(verb)
  }

  private func command(_ verb: Verb) -> [String] { ["python3", script, verb.rawValue, folder] }
}
