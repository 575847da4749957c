import Journal
import Merge

/// The trial of a folder as a share.
///
/// All of it happens in a scratch folder of its own, whose name no reader of a share takes for
/// anything: so sites may go on syncing meanwhile, and a folder that is no share stays none. Only
/// what the trial wrote is removed, by name: whatever else turns up there is somebody's.
public struct ShareTrial {
  /// How the names of scratch folders begin.
  static let prefix = ".reseau-check-"

  let files: any FileSystem
  private let drive: any DriveFacts
  private let share: String
  private let scratch: String
  private let now: () -> Timestamp
  let patience: Int
  let pause: () -> Void

  /// Prepares the trial of the folder at `path`.
  ///
  /// - Parameters:
  ///   - tag: random letters, so that two trials at once have two scratch folders.
  ///   - patience: how often a look is repeated at a drive that shows things late, with a `pause`
  ///     after each.
  public init(
    of path: String, files: any FileSystem, drive: any DriveFacts, tag: String,
    now: @escaping () -> Timestamp, patience: Int, pause: @escaping () -> Void
  ) {
    self.files = files.confined(to: path)
    self.drive = drive
    self.share = path
    self.scratch = "\(path)/\(Self.prefix)\(tag)"
    self.now = now
    self.patience = patience
    self.pause = pause
  }

  /// Tries everything, and clears up.
  ///
  /// - Throws: ``ShareError/absent`` when the folder is not there, ``ShareError/file(_:)`` when it
  ///   can't be listed.
  public func run(writer: SiteID) throws(ShareError) -> ShareCheck {
    let folder = FolderShare(files: files, path: share, writer: writer)
    let names = try folder.list("")
    var found = ShareCheck(standing(of: folder, names))
    found.leftovers = names.filter { $0.hasPrefix(Self.prefix) }.sorted()
    guard found.meets(.folder, { () throws(FileError) in try makeScratch() }) else { return found }
    if create(&found) {
      compare(&found)
      move(&found)
      lookAround(&found)
    }
    clear(&found)
    return found
  }

  private func standing(of folder: FolderShare, _ names: [String]) -> ShareCheck.Standing {
    do throws(ShareError) {
      if let mark = try folder.mark() { return .share(mark) }
      if names.allSatisfy({ $0.hasPrefix(Self.prefix) }) { return .emptyFolder }
      return try folder.list("heads").contains { HeadName($0) != nil } ? .withoutMark : .folder
    } catch {
      if case .file(let refusal) = error, refusal.reason == .tooLarge { return .closed(.damaged) }
      return .closed(error)
    }
  }

  private func makeScratch() throws(FileError) -> Bool {
    try files.makeFolder(scratch)
    return true
  }

  func path(_ name: Name) -> String { "\(scratch)/\(name.rawValue)" }

  /// Creates the first file. Everything else needs it.
  private func create(_ found: inout ShareCheck) -> Bool {
    do throws(FileError) {
      try files.append(Self.content, to: path(.first), at: 0)
      found.met.formUnion([.create, .sync])
    } catch {
      let isThere = error.operation == .sync
      found.shortcomings[isThere ? .sync : .create] = .refused(error)
      guard isThere else { return false }
      found.met.insert(.create)
    }
    let ours = now().milliseconds
    found.clockLead = (try? drive.modified(path(.first))).map { $0.milliseconds - ours }
    return true
  }

  /// Reads the first file back.
  private func compare(_ found: inout ShareCheck) {
    _ = found.meets(.read) { () throws(FileError) in try shows(Self.content, in: .first) }
  }

  /// Renames the first file, and puts another in its place, as a push does.
  private func move(_ found: inout ShareCheck) {
    let isMoved = found.meets(.rename) { () throws(FileError) in
      try files.rename(path(.first), to: path(.second))
      let isThere = try shows(Self.content, in: .second)
      return isThere ? try isGone(.first) : false
    }
    guard isMoved else { return }
    _ = found.meets(.replace) { () throws(FileError) in
      let other = Array(Self.content.reversed())
      try files.replace(
        [NamedFile(Name.second.rawValue, other)], in: scratch, temporary: Name.part.rawValue,
        isPrivate: false)
      return try shows(other, in: .second)
    }
  }

  /// Tries names, and asks what only people need.
  private func lookAround(_ found: inout ShareCheck) {
    found.syncsFolders = try? drive.syncsFolder(scratch)
    found.freeSpace = (try? drive.freeSpace(at: scratch)) ?? nil
    found.isCaseSensitive = try? isCaseSensitive()
    var longest: String?
    guard
      found.meets(
        .name,
        { () throws(FileError) in
          longest = try longestName()
          return longest != nil
        }), let longest
    else { return }
    found.longestName = longest.utf8.count
    let start = now().milliseconds
    let isListed = try? waits { () throws(FileError) in try files.list(scratch).contains(longest) }
    if isListed == true { found.listingDelay = now().milliseconds - start }
  }

  private func isCaseSensitive() throws(FileError) -> Bool {
    try files.append([1], to: path(.lowerCase), at: 0)
    return try files.size(of: path(.upperCase)) == nil
  }

  /// Creates files under long names, the longest first, until one is taken.
  private func longestName() throws(FileError) -> String? {
    var refusal: FileError?
    for name in Self.longNames {
      do throws(FileError) {
        try files.append([1], to: "\(scratch)/\(name)", at: 0)
        if try files.size(of: "\(scratch)/\(name)") == 1 { return name }
      } catch {
        refusal = error
      }
    }
    if let refusal { throw refusal }
    return nil
  }

  /// Removes what the trial wrote, and the scratch folder.
  private func clear(_ found: inout ShareCheck) {
    let names = Name.allCases.map(\.rawValue) + ["\(Name.part.rawValue)-0"] + Self.longNames
    _ = found.meets(.remove) { () throws(FileError) in
      // A drive may hold on to a removed file for a moment, or bring it back once, when what was
      // written to it is still on its way to a server: it calls the folder not empty then, or
      // fails to remove what is gone already.
      var refusal: FileError?
      let isGone = try waits { () throws(FileError) in
        do throws(FileError) {
          for name in names { try files.remove("\(scratch)/\(name)") }
          try drive.removeFolder(scratch)
          return true
        } catch {
          refusal = error
          return false
        }
      }
      if !isGone, let refusal { throw refusal }
      return isGone
    }
  }
}
