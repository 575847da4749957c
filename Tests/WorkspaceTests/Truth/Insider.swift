import Community
import Fakes
import Foundation
import Testing

@testable import Oracle

/// Somebody with a valid key who writes what it likes, beside homes of the program.
struct Insider {
  /// The network's id.
  let network: String
  private(set) var writer: NaiveWriter
  /// Of the heads of all copies of this one, the next edition is one more.
  private var edition = 0

  var site: String { writer.site }
  var key: NaiveKey { writer.key }

  /// Joins with `code`.
  ///
  /// - Parameters:
  ///   - seed: what the key is made of, a number for each.
  ///   - at: what the clock is said to be.
  init(
    _ slug: String, with code: InvitationCode, seed: Int, at: String = Insider.morning
  ) throws {
    let (key, secret) = (try Self.key(seed), try #require(NaiveKey(seed: code.seed)))
    network = code.network
    writer = NaiveWriter(slug, key: key)
    let role = code.role.rawValue
    let message = NaiveFact.joinMessage(network, writer.site, key.text, role)
    set(
      [
        "name": slug, "role": role, "key": key.text, "invitation": secret.text,
        "proof": secret.signature(of: message),
      ], on: "site/\(site)", at: at)
  }

  /// Goes on as another site after what `old` wrote.
  init(_ slug: String, continuing old: Insider, seed: Int) throws {
    let key = try Self.key(seed)
    network = old.network
    writer = NaiveWriter(slug, key: key)
    let message = NaiveFact.continuationMessage(network, writer.site, key.text, old.site)
    set(
      [
        "name": slug, "role": "site", "key": key.text, "continues": old.site,
        "proof": old.key.signature(of: message),
      ], on: "site/\(site)", saw: [old.site: [old.writer.end]])
  }

  /// Has the key of the home of `name`, and what lies on `share` of it.
  init(withKeyOf name: String, in network: Network, on share: ShareFolder) throws {
    let site = try network.siteID(name)
    let text = try String(
      contentsOfFile: "\(network.homePath(name))/keys/\(site).key", encoding: .utf8)
    let secret = try #require(Data(base64Encoded: String(text.prefix { $0 != "\n" })))
    let paths = try share.files().filter { $0.hasPrefix("segments/\(site)/") }.sorted()
    var lines: [[UInt8]] = []
    for path in paths {
      for bytes in try #require(gunzip(try share.bytes(path))).split(separator: 0x0A) {
        let line = try #require(NaiveLine(Array(bytes), of: site))
        if line.seq == lines.count + 1 { lines.append(Array(bytes)) }
      }
    }
    self.network = try network.with(name, for: .read) { $0.settings.network }
    let key = try #require(NaiveKey(seed: Array(secret)))
    writer = try NaiveWriter(
      String(site.prefix { $0 != "-" }), key: key, after: lines)
    #expect(writer.site == site)
    edition = 1000
  }

  static let morning = "2026-11-24T09:00:00.000Z"

  private static func key(_ seed: Int) throws -> NaiveKey {
    let digits = (0..<4).map { UInt8(truncatingIfNeeded: seed >> (8 * $0)) }
    return try #require(NaiveKey(seed: digits + [UInt8](repeating: 99, count: 28)))
  }

  // MARK: Writing

  /// Writes a change in the bytes that it is given in.
  mutating func write(
    _ change: String, on record: String, at: String = Insider.morning,
    saw: [String: [String]] = [:]
  ) {
    writer.append(change, on: record, at: at, saw: saw)
  }

  /// Sets fields of a record.
  mutating func set(
    _ fields: [String: String], on record: String, at: String = Insider.morning,
    saw: [String: [String]] = [:]
  ) {
    write(
      NaiveWriter.set(fields.mapValues { .string($0) }), on: record, at: at, saw: saw)
  }

  /// The same one, who from here on writes another journal with the same key.
  func forked() -> Insider {
    var fork = self
    fork.edition += 1000
    return fork
  }

  // MARK: Files

  /// Puts all that it wrote on a share, and a head that signs it.
  ///
  /// - Parameters:
  ///   - edition: the head's; one more than the last when there is none.
  ///   - range: the entries of the segment that goes there; all when there is none.
  mutating func publish(
    on share: ShareFolder, edition: Int? = nil, _ range: ClosedRange<Int>? = nil
  ) throws {
    self.edition = edition ?? self.edition + 1
    let count = writer.lines.count
    let head = writer.head(
      edition: self.edition, at: count, network: network, time: Self.morning)
    for file in [writer.segment(range ?? 1...count), head] {
      try share.write(file.bytes, to: file.path)
    }
  }

  /// Puts a segment of what it wrote on a share, and no head.
  func publish(_ range: ClosedRange<Int>, on share: ShareFolder) throws {
    let file = writer.segment(range)
    try share.write(file.bytes, to: file.path)
  }
}

extension ShareFolder {
  /// The last entry of each site by the heads: a clock of all that was written here.
  func ends() throws -> [String: [String]] {
    let last = Dictionary(grouping: try heads(), by: \.site.text)
      .compactMapValues { $0.max { $0.point.seq < $1.point.seq }?.point }
    return last.mapValues { ["\($0.seq)-\($0.digits)"] }
  }

  /// Puts each segment of `site` anew, with those lines redacted that are meant, whatever they
  /// tell of.
  ///
  /// - Returns: how many lines were redacted.
  func redact(_ site: String, where isMeant: (NaiveLine) -> Bool) throws -> Int {
    var count = 0
    for path in try files() where path.hasPrefix("segments/\(site)/") {
      let lines = try #require(gunzip(try bytes(path))).split(separator: 0x0A).map { bytes in
        guard let line = NaiveLine(Array(bytes), of: site), isMeant(line) else {
          return Array(bytes)
        }
        count += 1
        return line.redacted
      }
      let file = gzip(lines.flatMap { $0 + [0x0A] })
      let points = path.split(separator: "-").dropLast().joined(separator: "-")
      try remove(path)
      try write(file, to: "\(points)-\(NaiveFiles.digest(file)).jsonl.gz")
    }
    return count
  }

  /// How many lines of `site` lie here that were redacted.
  func redactedLines(of site: String) throws -> Int {
    var count = 0
    for path in try files() where path.hasPrefix("segments/\(site)/") {
      let lines = (gunzip(try bytes(path)) ?? []).split(separator: 0x0A)
      count += lines.count { NaiveLine(Array($0), of: site)?.change == nil }
    }
    return count
  }
}
