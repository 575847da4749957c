import Crypto
import Foundation

/// What is wrong with files, for a person to read.
public struct NaiveError: Error, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// The files of a share, or of a home, each asked whether it is what its name says; one that is
/// not counts as not there.
struct NaiveFiles {
  /// A run of lines of one site.
  struct Segment {
    let site: String
    /// The folder in which it lies.
    let folder: String
    /// The start of the chain's hash before its first line and at its last; `nil` for the open
    /// segment, whose name says nothing.
    let ends: (before: String, last: String)?
    /// The point of the folder's name, which its journal holds.
    let parting: String?
    let lines: [NaiveLine]
  }

  private(set) var segments: [Segment] = []
  private(set) var heads: [NaiveHead] = []
  /// The network of a share's mark, or of a home's.
  private(set) var network: String?
  /// The site of a home's mark: its own journal goes further than its head.
  private(set) var own: String?
  /// The sites of which a folder `journals` holds lines: a home checked them when it stored them.
  private(set) var stored: Set<String> = []

  /// The ids of the networks that the lines found, by site and id.
  var foundings: [String] {
    segments.sorted { $0.site.precedes($1.site) }.compactMap { segment in
      segment.lines.first { $0.seq == 1 && $0.on == "network/reseau" }
        .map { hex(SHA256.hash(data: $0.whole)) }
    }
  }

  /// Reads files by their paths in the share or home.
  init(_ files: [String: [UInt8]]) {
    for (path, bytes) in files.sorted(by: { $0.key.precedes($1.key) }) {
      let parts = path.split(separator: "/").map(String.init)
      switch (parts.first, parts.count) {
      case ("reseau.json", 1), ("site.json", 1):
        let mark = JSONText(bytes)
        network = mark?["network"]?.string.flatMap { NaiveSpelling.isHex($0, 64) ? $0 : nil }
        own = mark?["site"]?.string
      case ("heads", 2):
        if let head = Self.head(named: parts[1], bytes) { heads.append(head) }
      case ("segments", 3), ("journals", 3):
        guard let folder = Self.folder(parts[1], isHome: parts[0] == "journals"),
          let segment = Self.segment(parts, folder, bytes)
        else { continue }
        segments.append(segment)
        if parts[0] == "journals" { stored.insert(segment.site) }
      default: continue
      }
    }
  }

  /// A head whose name tells its site, its edition, its point and its bytes, or a home's, called by
  /// its site.
  private static func head(named name: String, _ bytes: [UInt8]) -> NaiveHead? {
    guard let head = NaiveHead(bytes) else { return nil }
    let full = "\(head.name)-\(digest(bytes)).json"
    let isHomes =
      name == "\(head.site).json"
      || name.hasPrefix(head.site + "-") && folder(String(name.dropLast(5)), isHome: true) != nil
    return name == full || isHomes ? head : nil
  }

  /// The first 16 digits of a file's SHA-256.
  static func digest(_ bytes: [UInt8]) -> String {
    String(hex(SHA256.hash(data: bytes)).prefix(16))
  }

  /// The site of a folder's name, and the point behind it.
  private static func folder(
    _ name: String, isHome: Bool
  ) -> (site: String, parting: String?)? {
    if NaiveSpelling.isSite(name) { return (name, nil) }
    let parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard isHome, parts.count == 4, NaiveSpelling.isSite("\(parts[0])-\(parts[1])"),
      let number = Int(parts[2]), NaiveSpelling.tenDigits(number) == parts[2],
      NaiveSpelling.isHex(parts[3], 16)
    else { return nil }
    return ("\(parts[0])-\(parts[1])", "\(number)-\(parts[3])")
  }

  private static func segment(
    _ path: [String], _ folder: (site: String, parting: String?), _ bytes: [UInt8]
  ) -> Segment? {
    if path[0] == "journals", path[2] == "open.jsonl.gz" {
      // A last member that is torn was never acknowledged.
      return lines(gunzipWhole(bytes).content, of: folder.site).map {
        Segment(
          site: folder.site, folder: path[1], ends: nil, parting: folder.parting, lines: $0)
      }
    }
    let suffix = ".jsonl.gz"
    let parts = path[2].dropLast(suffix.count)
      .split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard path[2].hasSuffix(suffix), parts.count == 5, parts[4] == digest(bytes),
      NaiveSpelling.isHex(parts[2], 16), NaiveSpelling.isHex(parts[3], 16),
      let content = gunzip(bytes), content.count <= 64 << 20, bytes.count <= 64 << 20,
      let lines = lines(content, of: folder.site), let first = lines.first, let last = lines.last,
      NaiveSpelling.tenDigits(first.seq) == parts[0],
      NaiveSpelling.tenDigits(last.seq) == parts[1]
    else { return nil }
    return Segment(
      site: folder.site, folder: path[1], ends: (parts[2], parts[3]), parting: folder.parting,
      lines: lines)
  }

  /// Whether a file of a journal is called like a segment, whatever it holds.
  static func isSegment(_ name: String) -> Bool {
    guard name.hasSuffix(".jsonl.gz") else { return false }
    let parts = name.dropLast(9).split(separator: "-", omittingEmptySubsequences: false)
    return name == "open.jsonl.gz"
      || parts.count == 5 && parts[..<2].allSatisfy { $0.utf8.count == 10 && Int($0) != nil }
        && parts[2...].allSatisfy { NaiveSpelling.isHex($0, 16) }
  }

  /// The lines of a segment, in order and without gaps.
  private static func lines(_ content: [UInt8], of site: String) -> [NaiveLine]? {
    guard content.last == 0x0A else { return nil }
    let texts = content.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    let lines = texts.compactMap { NaiveLine(Array($0), of: site) }
    guard lines.count == texts.count,
      zip(lines, lines.dropFirst()).allSatisfy({ $0.seq + 1 == $1.seq })
    else { return nil }
    return lines
  }
}

extension NaiveFiles {
  /// Reads every file under the folder at `path`.
  static func bytes(under path: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      var isFolder: ObjCBool = false
      let file = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[name] = try [UInt8](Data(contentsOf: URL(fileURLWithPath: file)))
    }
    return files
  }
}
