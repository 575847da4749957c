import Journal
import Merge

/// Why something from a share was refused.
public enum Refusal: Hashable, Sendable {
  /// A head is no head, or its signature does not fit.
  case head(HeadError)
  /// A head speaks for another site, network or edition than its name or place says.
  case misplaced
  /// A head goes back behind what the site has said before.
  case rolledBack
  /// A segment is damaged.
  case segment(SegmentError)
  /// A journal is not the one that its head signs, or not the one that was received before.
  case otherJournal
  /// The site does not belong to the network.
  case notAdmitted
  /// The site was revoked, and this goes beyond what is believed of it.
  case revoked
  /// A head signs a branch that its own site disowned.
  case disowned
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

  /// The names of what should not have come. From a site that is barred nothing else is to be
  /// expected, and its place in the network says so.
  public func unexpected() throws(FileError) -> [String] {
    try names().filter { reason(for: $0) != "\(Refusal.revoked)" }
  }

  /// Why the file called `name` was refused, as the program noted it; `nil` when it did not.
  public func reason(for name: String) -> String? {
    let bytes = try? files.read("\(path)/\(name)\(Self.reasonSuffix)", limit: 64 << 10)
    return bytes.map { String(decoding: $0.prefix { $0 != 10 }, as: UTF8.self) }
  }

  /// Keeps `file` and why it was refused.
  ///
  /// A hostile share can be refused without end, and must not fill the home: the bytes are kept
  /// while there is room, the name and the reason after that, and at last nothing.
  func keep(_ file: NamedFile, because refusal: Refusal) throws(FileError) {
    try files.makeFolders(path)
    let known = try names()
    guard known.count < Self.mostFiles else { return }
    var size = file.bytes.count
    for name in known { size += try files.size(of: "\(path)/\(name)") ?? 0 }
    let kept = NamedFile(file.name, size <= Self.mostBytes ? file.bytes : [])
    let reason = NamedFile(file.name + Self.reasonSuffix, Array("\(refusal)\n".utf8))
    try files.replace([kept, reason], in: path, temporary: ".incoming", isPrivate: false)
  }

  /// Keeps the head of a site that is barred, in the place of those before it: such a site may go
  /// on writing for years.
  func keep(barred head: SignedHead) throws(FileError) {
    let name = HeadName(head)
    let reason = "\(Refusal.revoked)"
    for other in try names().compactMap({ HeadName($0) })
    where other.site == name.site && other.edition < name.edition
      && self.reason(for: other.text) == reason
    {
      try remove(other.text)
    }
    try keep(NamedFile(name.text, head.bytes), because: .revoked)
  }

  private static let mostFiles = 10_000
  private static let mostBytes = 4 << 20

  /// Lets go of the heads that `head` has settled: older ones of the same site.
  func settle(_ head: Head) throws(FileError) {
    for name in try names() {
      guard let other = HeadName(name), other.site == head.site, other.edition <= head.edition
      else { continue }
      try remove(name)
    }
  }

  /// Lets go of the heads that were refused for this reason.
  public func removeHeads(refusedFor refusal: Refusal) throws(FileError) {
    for name in try names() where HeadName(name) != nil && reason(for: name) == "\(refusal)" {
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

/// What a quarantine holds, by name, for the look at a share's listing.
struct RefusedNames {
  let all: Set<String>
  /// Of the heads of each site the one with the highest edition.
  let newestHeads: [SiteID: HeadName]

  init(_ names: [String]) {
    all = Set(names)
    newestHeads = Dictionary(
      names.compactMap { HeadName($0) }.map { ($0.site, $0) },
      uniquingKeysWith: { $0.edition < $1.edition ? $1 : $0 })
  }
}
