import Journal
import Merge

/// Why something from a share was refused.
public enum Refusal: Hashable, Sendable {
  /// A head is no head, or its signature does not fit.
  case head(HeadError)
  /// A head speaks for another site, network or edition than its name or place says.
  case misplaced
  /// A segment is damaged.
  case segment(SegmentError)
  /// A segment does not lead where its name says, or not to what the head signs.
  case otherJournal
  /// An attachment's bytes are not what its name says.
  case otherContent
  /// An attachment is larger than any may be.
  case oversized
}

extension Refusal {
  /// The format of a head that was refused since it was newer than the program; `nil` where a
  /// quarantine notes another reason.
  public static func newerFormat(noted reason: String) -> Int? {
    let start = "newerFormat("
    guard let range = reason.firstRange(of: start) else { return nil }
    return Int(reason[range.upperBound...].prefix { $0.isNumber })
  }
}

/// Where a home keeps what it refused, with the reason: `quarantine/`.
public struct Quarantine: Sendable {
  private let files: any FileSystem
  private let path: String

  /// Takes the folder at `path`, which need not exist.
  public init(files: any FileSystem, path: String) {
    self.files = files
    self.path = path
  }

  /// The names of what was refused.
  public func names() throws(FileError) -> [String] {
    do {
      return try files.list(path).filter { !$0.hasSuffix(Self.reasonSuffix) && $0.first != "." }
    } catch {
      if error.reason == .notFound { return [] }
      throw error
    }
  }

  /// Why the file called `name` was refused, as the program noted it; `nil` when it did not.
  public func reason(for name: String) -> String? {
    let bytes = try? files.read("\(path)/\(name)\(Self.reasonSuffix)", limit: 64 << 10)
    return bytes.map { String(decoding: $0.prefix { $0 != 10 }, as: UTF8.self) }
  }

  /// What is kept at most, in files and in bytes: a hostile share can be refused without end, and
  /// must not fill the home.
  private static let mostFiles = 1000
  private static let mostBytes = 4 << 20

  /// Keeps what was refused in one exchange, and why: the bytes while there is room, the name and
  /// the reason after that, and at last nothing.
  func keep(_ refused: [(file: NamedFile, reason: Refusal)]) throws(FileError) {
    guard !refused.isEmpty else { return }
    try files.makeFolders(path)
    var known = Set(try names())
    var size = 0
    for name in known { size += try files.size(of: "\(path)/\(name)") ?? 0 }
    var kept: [NamedFile] = []
    for (file, reason) in refused {
      guard known.count < Self.mostFiles else { break }
      guard known.insert(file.name).inserted else { continue }
      let hasRoom = size + file.bytes.count <= Self.mostBytes
      if hasRoom { size += file.bytes.count }
      kept.append(NamedFile(file.name, hasRoom ? file.bytes : []))
      kept.append(NamedFile(file.name + Self.reasonSuffix, Array("\(reason)\n".utf8)))
    }
    try files.replace(kept, in: path, temporary: ".incoming", isPrivate: false)
  }

  /// Lets go of the heads that `heads` have settled: older ones of the same sites.
  func settle(_ heads: [Head]) throws(FileError) {
    let editions = Dictionary(heads.map { ($0.site, $0.edition) }, uniquingKeysWith: max)
    for name in try names() {
      guard let other = HeadName(name), let edition = editions[other.site],
        other.edition <= edition
      else { continue }
      try remove(name)
    }
  }

  /// Lets go of a file.
  public func remove(_ name: String) throws(FileError) {
    try files.remove("\(path)/\(name)")
    try files.remove("\(path)/\(name)\(Self.reasonSuffix)")
  }

  /// Lets go of the segments in which something of `erasure` stands.
  public func erase(_ erasure: ErasedRecords) throws(FileError) {
    for name in try names() where SegmentName(name) != nil {
      guard let bytes = try? files.read("\(path)/\(name)", limit: Segment.maximumFile) else {
        continue
      }
      // What was refused may be damaged, so it is searched as bytes.
      let content = Gzip.content(of: bytes, limit: Segment.maximumContent).bytes
      if erasure.mentions(content) { try remove(name) }
    }
  }

  private static let reasonSuffix = ".reason"
}
