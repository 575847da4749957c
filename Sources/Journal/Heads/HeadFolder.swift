import Merge

/// The newest signed head that a home knows of each journal: `heads/<journal>.json`.
public struct HeadFolder: Sendable {
  private let files: any FileSystem
  private let path: String

  /// Takes the folder at `path`, which need not exist.
  public init(files: any FileSystem, path: String) {
    self.files = files
    self.path = path
  }

  /// All heads. One that is no longer readable counts as not known: the next pull brings it again.
  ///
  /// - Parameter withClocks: whether to read what each site had merged; else the clocks are empty.
  public func all(withClocks: Bool = true) throws(JournalError) -> [JournalID: SignedHead] {
    let names: [String]
    do {
      names = try files.list(path)
    } catch {
      if error.reason == .notFound { return [:] }
      throw .file(error)
    }
    var heads: [JournalID: SignedHead] = [:]
    for name in names where name.hasSuffix(".json") {
      guard let journal = JournalID(String(name.dropLast(5))),
        let bytes = try? files.read("\(path)/\(name)", limit: Head.maximumSize),
        let head = try? SignedHead(checkedBefore: bytes, withClock: withClocks),
        head.head.site == journal.site
      else { continue }
      heads[journal] = head
    }
    return heads
  }

  /// The head of `site`; `nil` when there is none that can be read.
  public func head(of journal: JournalID) throws(JournalError) -> SignedHead? {
    let bytes: [UInt8]
    do {
      bytes = try files.read("\(path)/\(journal).json", limit: Head.maximumSize)
    } catch {
      if error.reason == .notFound { return nil }
      throw .file(error)
    }
    let head = try? SignedHead(checkedBefore: bytes)
    return head?.head.site == journal.site ? head : nil
  }

  /// Stores heads in the place of the older ones, and returns when they are durable.
  public func store(_ heads: [JournalID: SignedHead]) throws(JournalError) {
    guard !heads.isEmpty else { return }
    let named = heads.sorted { $0.key < $1.key }.map { NamedFile("\($0.key).json", $0.value.bytes) }
    try onDisk { () throws(FileError) in
      try files.replaceAll([FolderFiles(path, named)], temporary: ".incoming")
    }
  }

  /// Makes durable which heads are here: whoever stored them may have died before they were.
  public func sync() throws(JournalError) {
    do {
      try files.syncFolder(path)
    } catch {
      guard error.reason == .notFound else { throw .file(error) }
    }
  }

  /// Sets the head of `site` aside, as `.damaged`: what is held of its journal then counts as not
  /// received, and the next pull brings it again.
  public func setAside(_ journal: JournalID) throws(JournalError) {
    try onDisk { () throws(FileError) in
      let head = "\(path)/\(journal).json"
      guard try files.size(of: head) != nil else { return }
      try files.rename(head, to: head + Self.asideSuffix)
      try files.syncFolder(path)
    }
  }

  /// The journals whose head was set aside, and of which none has come since; sorted.
  public func setAside() throws(JournalError) -> [JournalID] {
    do {
      let names = Set(try files.list(path))
      return names.filter { $0.hasSuffix(Self.asideSuffix) }
        .map { String($0.dropLast(Self.asideSuffix.count)) }
        .filter { $0.hasSuffix(".json") && !names.contains($0) }
        .compactMap { JournalID(String($0.dropLast(5))) }.sorted()
    } catch {
      if error.reason == .notFound { return [] }
      throw .file(error)
    }
  }

  private static let asideSuffix = ".damaged"

  /// Forgets the head of `site`: what is held of its journal then counts as not received.
  public func remove(of journal: JournalID) throws(JournalError) {
    try onDisk { () throws(FileError) in try files.remove("\(path)/\(journal).json") }
  }
}
