import Crypto

/// One line of a journal, with its place in the history of its site.
public struct NaiveEntry: Sendable {
  /// The site that wrote it.
  public let site: String
  /// Its number in the journal.
  public let seq: Int
  /// When it was made, as it is written: such texts sort as the times that they say.
  public let at: String
  /// What its author newly knew: for each other site, the points.
  public let saw: [(site: String, points: [String])]
  /// The record.
  public let on: String
  /// What it does; `nil` when it was redacted.
  public let change: JSONText?
  /// The chain's hash before it, in 64 digits of hex.
  public let before: String
  /// The chain's hash at it.
  public let hash: String
  /// The SHA-256 of the line as it was read: of the founding, the network's id.
  let lineHash: String

  /// Places a line behind the chain's hash `before`.
  init(_ line: NaiveLine, of site: String, before: [UInt8]) {
    self.site = site
    seq = line.seq
    at = line.at
    saw = line.saw
    on = line.on
    change = line.change
    self.before = hex(before)
    hash = hex(Self.next(before, line))
    lineHash = hex(SHA256.hash(data: line.whole))
  }

  /// h(0) of a site.
  static func start(of site: String) -> [UInt8] { Array(SHA256.hash(data: Array(site.utf8))) }

  /// The chain's hash at `line`.
  static func next(_ before: [UInt8], _ line: NaiveLine) -> [UInt8] {
    Array(SHA256.hash(data: before + line.redacted))
  }

  /// Its point in the history of its site.
  public var point: String { "\(seq)-\(hash.prefix(16))" }
  /// Its name, which means the same everywhere.
  public var name: String { Self.name(site, point) }
  /// The name of the entry before it in its journal; `nil` of the first.
  public var previous: String? {
    seq == 1 ? nil : Self.name(site, "\(seq - 1)-\(before.prefix(16))")
  }
  /// The names that it says it has seen.
  public var seen: [String] {
    saw.flatMap { seen in seen.points.map { Self.name(seen.site, $0) } }
  }

  static func name(_ site: String, _ point: String) -> String { "\(site) \(point)" }
}
