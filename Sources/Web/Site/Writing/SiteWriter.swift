import Journal

/// What publishing did.
public struct SiteAccount: Hashable, Sendable {
  /// The files that were written: new or changed.
  public var written: [String] = []
  /// How many were as they have to be.
  public var unchanged = 0
  /// The files that were removed, since nothing is shown there any more.
  public var removed: [String] = []
}

/// Brings a folder to the state that a plan says, and touches nothing else in it.
struct SiteWriter {
  let folder: String
  private let disk: any FileSystem
  private let files: any FileSystem
  private let isForced: Bool
  private static let temporary = ".reseau-site-new"
  private static let largestFile = 64 << 20
  /// How many pages are made and written at a time.
  private static let batch = 64
  /// How many bytes of attachments are held in memory at a time, or one attachment.
  private static let batchBytes = 16 << 20

  /// Prepares to write to `folder`. Links below it are not followed.
  ///
  /// - Parameter isForced: whether files that others put there may be replaced.
  init(_ folder: String, _ files: any FileSystem, isForced: Bool) {
    self.folder = folder
    disk = files
    self.files = files.confined(to: folder)
    self.isForced = isForced
  }

  /// The manifest of what was written to the folder before; a new one for a folder that is empty,
  /// or not there yet.
  ///
  /// - Throws: ``SiteError``, or an error of the disk.
  func manifest(network: String) throws -> SiteManifest {
    let names: [String]
    do throws(FileError) {
      names = try disk.list(folder)
    } catch {
      guard error.reason == .notFound else { throw error }
      return SiteManifest(network: network)
    }
    let leftovers = names.filter { $0.hasPrefix(Self.temporary) }
    if names.count == leftovers.count { return SiteManifest(network: network) }
    if names.contains(SiteManifest.name) {
      let path = "\(folder)/\(SiteManifest.name)"
      let bytes = try files.read(path, limit: Self.largestFile)
      if let found = SiteManifest(json: bytes) {
        if found.network == network { return found }
        if !isForced { throw SiteError.otherNetwork(folder) }
        var taken = SiteManifest(network: network)
        taken.files = found.files.mapValues { .init(key: "", size: $0.size) }
        return taken
      }
    }
    guard isForced else { throw SiteError.otherFolder(folder) }
    return SiteManifest(network: network)
  }

  /// Writes what `pages` ask for and removes what they no longer have.
  ///
  /// The manifest is written first, with all that may come to lie there, so that files of a run
  /// that was cut short are known as the program's own; and last, with what does.
  ///
  /// - Parameters:
  ///   - known: the manifest that the folder had.
  ///   - make: makes the bytes of pages, in their order.
  ///   - report: is told how many pages of how many are done.
  func write(
    _ pages: [SitePage], over known: SiteManifest, new: SiteManifest,
    make: ([SitePage]) throws -> [[UInt8]], report: (_ done: Int, _ all: Int) -> Void
  ) throws -> SiteAccount {
    var account = SiteAccount()
    var new = new
    var stale: [SitePage] = []
    for page in pages {
      if let file = known.files[page.path], try holds(page.path, page.key, by: known) {
        new.files[page.path] = file
        account.unchanged += 1
      } else {
        if known.files[page.path] == nil { try check(page.path) }
        stale.append(page)
      }
    }
    let paths = Set(pages.map(\.path))
    account.removed = known.files.keys.filter { !paths.contains($0) }.sorted()
    guard !stale.isEmpty || !account.removed.isEmpty || new.json != known.json else {
      return account
    }
    try disk.makeFolder(folder)
    try announce(stale, over: known, new)
    for path in account.removed { try files.remove("\(folder)/\(path)") }
    var start = 0
    while start < stale.count {
      let batch = Self.batch(of: stale[start...])
      try put(batch, try make(batch), over: known, &new, &account)
      start += batch.count
      report(account.unchanged + account.written.count, pages.count)
    }
    account.written.sort()
    try store(new)
    return account
  }

  /// Whether the file at `path` lies there as `known` says, made of what `key` is a fingerprint of.
  ///
  /// - Parameter size: the size that it has to have, if that is known.
  func holds(
    _ path: String, _ key: String, size: Int? = nil, by known: SiteManifest
  ) throws -> Bool {
    guard let file = known.files[path], file.key == key, size == nil || size == file.size else {
      return false
    }
    return try files.size(of: "\(folder)/\(path)") == file.size
  }

  /// As many pages from the first on as are made at a time; at least one.
  private static func batch(of pages: ArraySlice<SitePage>) -> [SitePage] {
    var batch: [SitePage] = []
    var bytes = 0
    for page in pages.prefix(Self.batch) {
      bytes += page.size
      if !batch.isEmpty, bytes > batchBytes { break }
      batch.append(page)
    }
    return batch
  }

  /// Makes sure that nobody else's file lies at `path`.
  private func check(_ path: String) throws {
    guard !isForced, try files.size(of: "\(folder)/\(path)") != nil else { return }
    throw SiteError.foreignFile("\(folder)/\(path)")
  }

  private func announce(
    _ stale: [SitePage], over known: SiteManifest, _ new: SiteManifest
  ) throws {
    var early = known
    early.network = new.network
    for page in stale { early.files[page.path] = .init(key: "", size: 0) }
    try store(early)
  }

  private func store(_ manifest: SiteManifest) throws {
    let file = NamedFile(SiteManifest.name, Array(manifest.json.utf8))
    try files.put([file], in: folder, temporary: Self.temporary)
  }

  private func put(
    _ pages: [SitePage], _ contents: [[UInt8]], over known: SiteManifest,
    _ new: inout SiteManifest, _ account: inout SiteAccount
  ) throws {
    var changed: [String: [NamedFile]] = [:]
    for (page, bytes) in zip(pages, contents) {
      new.files[page.path] = .init(key: page.key, size: bytes.count)
      if known.files[page.path] != nil, isThere(page.path, bytes) {
        account.unchanged += 1
        continue
      }
      account.written.append(page.path)
      let parts = page.path.split(separator: "/").map(String.init)
      let folder = parts.dropLast().joined(separator: "/")
      changed[folder, default: []].append(NamedFile(parts[parts.count - 1], bytes))
    }
    for (name, written) in changed {
      let path = name.isEmpty ? folder : "\(folder)/\(name)"
      try makeFolders(name)
      try files.put(written, in: path, temporary: Self.temporary)
    }
  }

  /// Makes the folder called `name`, and the one it lies in.
  private func makeFolders(_ name: String) throws {
    var path = folder
    for part in name.split(separator: "/") {
      path += "/\(part)"
      try files.makeFolder(path)
    }
  }

  /// Whether the file at `path` holds just `bytes`.
  private func isThere(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard let found = try? files.read("\(folder)/\(path)", limit: bytes.count) else { return false }
    return found == bytes
  }
}
