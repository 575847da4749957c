import Crypto
import Foundation

/// What is wrong with journals, for a person to read.
public struct NaiveError: Error, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// One line of a journal, with the full clock that DESIGN section 4 gives it.
public struct NaiveEntry: Sendable {
  /// The site that wrote it.
  public let site: String
  /// Its number in the site's journal.
  public let seq: Int
  /// When it was made, as it is written: such texts sort as the times that they say.
  public let at: String
  /// Its name, which is the same everywhere: the site, the number, and the start of the chain's
  /// hash.
  public let name: String
  /// The name of the entry before it in its journal; `nil` for the first.
  public let previous: String?
  /// The names of the entries that it says it has newly seen.
  public let saw: [String]
  /// The record that it changes.
  public let record: String
  /// What it does; `nil` when it was redacted.
  public let change: JSONText?
  /// The names of all entries that it has seen, itself among them; set once the graph is known.
  public internal(set) var past: Set<String> = []
  /// Whether it names all that it has seen, and so has an effect.
  public internal(set) var isClosed = true

  /// Whether this entry happened before `other`.
  public func happenedBefore(_ other: NaiveEntry) -> Bool { other.past.contains(name) }
}

/// A journal as anybody would read it who had nothing but the format's description: unzip, split
/// into lines, parse each.
public struct NaiveJournal: Sendable {
  /// The site.
  public let site: String
  /// Its entries, numbered from 1 without gaps.
  public let entries: [NaiveEntry]
  /// The chain's hash after each entry, in hex; the first is that of the empty journal.
  public let chain: [String]

  /// Reads the segments in the folder at `path`, a home's `journals/<site>` or a share's
  /// `segments/<site>`.
  public init(site: String, at path: String) throws {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path)
    where Self.isSegment(name) {
      files[name] = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }
    try self.init(site: site, files: files, at: path)
  }

  /// Reads segments by their names, which lie at `path`, and checks all that a reader can check:
  /// names against content, numbers, times, and that `saw` says nothing but what is new.
  public init(site: String, files: [String: [UInt8]], at path: String) throws {
    var lines: [Int: [UInt8]] = [:]
    for (name, file) in files.sorted(by: { $0.key < $1.key }) where Self.isSegment(name) {
      guard let content = gunzip(file) else { throw NaiveError("\(path)/\(name): not gzip") }
      let found = try Self.numberedLines(content, "\(path)/\(name)")
      if name != "open.jsonl.gz" { try Self.check(name, of: file, found.map(\.seq), path) }
      for (seq, line) in found {
        guard lines[seq] == nil || lines[seq] == line else {
          throw NaiveError("\(path): entry \(seq) stands there twice, not the same")
        }
        lines[seq] = line
      }
    }
    guard lines.keys.max() ?? 0 == lines.count else {
      throw NaiveError("\(path): \(lines.count) entries up to \(lines.keys.max() ?? 0)")
    }
    self.site = site
    let ordered = (0..<lines.count).compactMap { lines[$0 + 1] }
    chain = try Self.chain(ordered, of: site)
    entries = try Self.entries(ordered, of: site, chain)
    for name in files.keys where Self.isSegment(name) && name != "open.jsonl.gz" {
      let parts = name.split(separator: "-").map(String.init)
      guard let first = Int(parts[0]), let last = Int(parts[1]), last < chain.count,
        chain[first - 1].hasPrefix(parts[2]), chain[last].hasPrefix(parts[3])
      else { throw NaiveError("\(path)/\(name): not these points") }
    }
  }

  private init(site: String, entries: [NaiveEntry], chain: [String]) {
    self.site = site
    self.entries = entries
    self.chain = chain
  }

  /// The journal up to entry `last`.
  public func through(_ last: Int) -> NaiveJournal {
    NaiveJournal(
      site: site, entries: Array(entries.prefix(last)), chain: Array(chain.prefix(last + 1)))
  }

  /// Whether a file is the open segment, or has the shape `<10 digits>-<10 digits>-<16 hex>`.
  private static func isSegment(_ name: String) -> Bool {
    if name == "open.jsonl.gz" { return true }
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 5 && parts[0].utf8.count == 10 && parts[1].utf8.count == 10
      && parts[2].utf8.count == 16 && parts[3].utf8.count == 16 && parts[4].utf8.count == 16 + 9
      && name.hasSuffix(".jsonl.gz")
      && (parts[2] + parts[3] + parts[4].dropLast(9))
        .allSatisfy { "0123456789abcdef".contains($0) }
  }

  private static func numberedLines(
    _ content: [UInt8], _ file: String
  ) throws -> [(seq: Int, line: [UInt8])] {
    guard content.isEmpty || content.last == 0x0A else {
      throw NaiveError("\(file): no line feed at the end")
    }
    return try content.split(separator: 0x0A).map { line in
      let text = String(decoding: line.prefix(20), as: UTF8.self)
      let digits = text.dropFirst(#"{"seq":"#.count).prefix { $0.isNumber }
      guard text.hasPrefix(#"{"seq":"#), let seq = Int(digits) else {
        throw NaiveError("\(file): \(text)")
      }
      return (seq, Array(line))
    }
  }

  /// Checks a segment's name: first and last entry, and the start of its SHA-256.
  private static func check(
    _ name: String, of file: [UInt8], _ seqs: [Int], _ path: String
  ) throws {
    let digits = [seqs.first ?? 0, seqs.last ?? 0].map { number in
      String(repeating: "0", count: 10 - String(number).count) + String(number)
    }
    let end = "-\(hex(SHA256.hash(data: file)).prefix(16)).jsonl.gz"
    guard name.hasPrefix(digits.joined(separator: "-") + "-"), name.hasSuffix(end) else {
      throw NaiveError("\(path)/\(name) should be \(digits)…\(end)")
    }
  }

  private static func entries(
    _ lines: [[UInt8]], of site: String, _ chain: [String]
  ) throws -> [NaiveEntry] {
    var entries: [NaiveEntry] = []
    for line in lines {
      func fail(_ what: String) -> NaiveError {
        NaiveError("\(site): \(what) in \(String(decoding: line, as: UTF8.self))")
      }
      guard let json = JSONText(line), let seq = json["seq"]?.integer,
        let at = json["at"]?.string, let record = json["on"]?.string, let change = json["change"]
      else { throw fail("no entry") }
      guard seq == entries.count + 1 else { throw fail("number out of order") }
      guard entries.last.map({ $0.at <= at }) ?? true else { throw fail("time going back") }
      var saw: [String] = []
      for (other, seen) in json["saw"]?.members ?? [] {
        guard other != site, let points = seen.string else {
          throw fail("nothing seen of \(other)")
        }
        saw += points.split(separator: ",").map { "\(other) \($0)" }
      }
      entries.append(
        NaiveEntry(
          site: site, seq: seq, at: at, name: "\(site) \(seq)-\(chain[seq].prefix(16))",
          previous: entries.last?.name, saw: saw, record: record,
          change: change.string == nil ? change : nil))
    }
    return entries
  }

  /// h₀ = SHA-256 of the site id, hₙ = SHA-256(hₙ₋₁ ‖ redacted form of line n).
  private static func chain(_ lines: [[UInt8]], of site: String) throws -> [String] {
    var hash = Array(SHA256.hash(data: Array(site.utf8)))
    var chain = [hex(hash)]
    let mark = Array(#","change":"#.utf8)
    for line in lines {
      // The first such mark that a reader meets is the key: `by` and `saw` can't hold one.
      guard let start = line.indices.first(where: { line[$0...].starts(with: mark) }) else {
        throw NaiveError("\(site): no change in \(String(decoding: line, as: UTF8.self))")
      }
      let change = line[(start + mark.count)...].dropLast()
      let isRedacted = change.first == UInt8(ascii: "\"")
      let digest = "\"sha256:\(hex(SHA256.hash(data: Array(change))))\"}"
      let redacted = line[..<(start + mark.count)] + Array(digest.utf8)
      hash = Array(SHA256.hash(data: hash + (isRedacted ? line : Array(redacted))))
      chain.append(hex(hash))
    }
    return chain
  }
}

/// Bytes as lower-case hexadecimal digits.
public func hex(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}
