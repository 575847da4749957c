import Crypto
import Foundation

/// Writes one journal of a site: whatever it is told to, honest or not.
public struct NaiveWriter: Sendable {
  /// The site.
  public let site: String
  /// Its key.
  public let key: NaiveKey
  /// The lines, without their line feeds.
  public private(set) var lines: [[UInt8]] = []
  /// The chain's hash at each entry; the first is h(0).
  public private(set) var chain: [[UInt8]]

  /// Begins the journal of the site called `slug` that signs with `key`.
  public init(_ slug: String, key: NaiveKey) {
    site = key.site(slug)
    self.key = key
    chain = [NaiveEntry.start(of: site)]
  }

  /// Goes on with `lines`, which the site called `slug` wrote.
  public init(_ slug: String, key: NaiveKey, after lines: [[UInt8]]) throws {
    self.init(slug, key: key)
    for bytes in lines {
      guard let line = NaiveLine(bytes, of: site) else { throw NaiveError("no line of \(site)") }
      chain.append(Array(SHA256.hash(data: (chain.last ?? []) + line.redacted)))
      self.lines.append(bytes)
    }
  }

  /// The point at entry `seq`.
  public func point(at seq: Int) -> String { "\(seq)-\(hex(chain[seq]).prefix(16))" }

  /// The point at the end.
  public var end: String { point(at: lines.count) }

  /// Writes an entry, and returns its name.
  ///
  /// - Parameters:
  ///   - change: the bytes of the change.
  ///   - saw: for each other site, the points that the line names, sorted as they are written.
  @discardableResult
  public mutating func append(
    _ change: String, on record: String, at: String, saw: [String: [String]] = [:],
    by: String? = nil, operation: String? = nil
  ) -> String {
    var line = "{\"seq\":\(lines.count + 1),\"at\":\"\(at)\""
    if let by { line += ",\"by\":\"\(by)\"" }
    if let operation { line += ",\"op\":\(operation)" }
    if !saw.isEmpty {
      let seen = saw.sorted { $0.key.precedes($1.key) }.map { site, points in
        "\"\(site)\":\"\(points.joined(separator: ","))\""
      }
      line += ",\"saw\":{\(seen.joined(separator: ","))}"
    }
    line += ",\"on\":\"\(record)\",\"change\":"
    let redacted = change.hasPrefix("\"") ? change : NaiveLine.digest(change)
    let last = chain.last ?? []
    chain.append(Array(SHA256.hash(data: last + Array("\(line)\(redacted)}".utf8))))
    lines.append(Array("\(line)\(change)}".utf8))
    return NaiveEntry.name(site, end)
  }

  /// The journal as it was at entry `seq`, from which another one goes on.
  public func forked(at seq: Int) -> NaiveWriter {
    var fork = self
    fork.lines = Array(lines.prefix(seq))
    fork.chain = Array(chain.prefix(seq + 1))
    return fork
  }

  // MARK: Changes

  /// A change that sets fields.
  public static func set(_ fields: [String: JSONText], salt: String? = nil) -> String {
    change([("set", .object(fields.map { ($0.key, $0.value) }))], salt: salt)
  }

  /// A change of `parts`, in their order.
  public static func change(_ parts: [(key: String, value: JSONText)], salt: String? = nil)
    -> String
  {
    let all = parts + (salt.map { [("salt", JSONText.string($0))] } ?? [])
    return NaiveHead.text(all[...])
  }

  /// A line in its redacted form; the line itself when it can't be redacted.
  public static func redacted(_ line: [UInt8], of site: String) -> [UInt8] {
    guard let read = NaiveLine(line, of: site), read.isAboutPeople else { return line }
    return read.redacted
  }

  // MARK: Files

  /// A share's file of entries `range`, by its path.
  public func segment(_ range: ClosedRange<Int>) -> (path: String, bytes: [UInt8]) {
    Self.segment(
      site, range, lines[(range.lowerBound - 1)..<range.upperBound],
      before: chain[range.lowerBound - 1], last: chain[range.upperBound])
  }

  static func segment(
    _ site: String, _ range: ClosedRange<Int>, _ lines: some Collection<[UInt8]>,
    before: [UInt8], last: [UInt8]
  ) -> (path: String, bytes: [UInt8]) {
    let bytes = gzip(lines.flatMap { $0 + [0x0A] })
    let ends = [range.lowerBound, range.upperBound].map(NaiveSpelling.tenDigits)
    let hashes = [before, last].map { String(hex($0).prefix(16)) }
    let name = (ends + hashes + [NaiveFiles.digest(bytes)]).joined(separator: "-")
    return ("segments/\(site)/\(name).jsonl.gz", bytes)
  }

  /// The signed head at entry `seq`, by its path in a share.
  public func head(
    edition: Int, at seq: Int, network: String, clock: [String: [String]] = [:], time: String
  ) -> (path: String, bytes: [UInt8]) {
    let seen = JSONText.object(
      clock.map { ($0.key, .string($0.value.joined(separator: ","))) })
    let statement: [(key: String, value: JSONText)] = [
      ("format", .literal("1")), ("network", .string(network)), ("site", .string(site)),
      ("name", .string(String(site.prefix { $0 != "-" }))), ("key", .string(key.text)),
      ("edition", .literal("\(edition)")), ("seq", .literal("\(seq)")),
      ("chain", .string(hex(chain[seq]))), ("clock", seen), ("at", .string(time)),
    ]
    let signature = key.signature(of: NaiveHead.text(statement[...]))
    let whole = statement + [("signature", .string(signature))]
    let bytes = Array((NaiveHead.text(whole[...]) + "\n").utf8)
    let numbers = [edition, seq].map(NaiveSpelling.tenDigits).joined(separator: "-")
    let name = "\(site)-\(numbers)-\(hex(chain[seq]).prefix(16))-\(NaiveFiles.digest(bytes))"
    return ("heads/\(name).json", bytes)
  }
}

extension NaiveLine {
  /// Whether the line can be redacted.
  var isAboutPeople: Bool { on.hasPrefix("member/") || on.hasPrefix("answer/") }
}
