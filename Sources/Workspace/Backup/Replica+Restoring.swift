// A home from a backup, which nobody vouches for. Rules: Archive.docc/BackupFormat.md.

import Archive
import Community
import Crypto
import Journal
import Merge

extension Replica {
  /// Reads a backup to its end, and says what it holds.
  ///
  /// - Parameters:
  ///   - name: what to call it when something is wrong with it.
  ///   - source: hands out its next bytes, at most so many; none at the end.
  ///   - report: where progress is told.
  /// - Throws: ``WorkspaceError``.
  public static func checkBackup(
    called name: String, from source: @escaping (Int) throws(FileError) -> [UInt8],
    report: ProgressReport
  ) throws(WorkspaceError) -> Manifest {
    try read(name, source, report) { (_, _) in }
  }

  /// Makes the home at `path` from a backup, whole or not at all, and goes on as another site.
  ///
  /// Whether the home that was backed up is still there, is older, or wrote more after the backup
  /// can't be known, and the number of its next change may be taken. So the restored home never
  /// writes as the site that it was: that one's changes come back with the next exchange.
  ///
  /// - Parameter drive: what removes folders, where the home can't be made.
  /// - Returns: what the backup says about itself, and as which site the home goes on.
  /// - Throws: ``WorkspaceError``.
  public static func restore(
    _ path: String, called name: String, from source: @escaping (Int) throws(FileError) -> [UInt8],
    drive: any DriveFacts, in surroundings: Surroundings, report: @escaping ProgressReport
  ) throws(WorkspaceError) -> (manifest: Manifest, wentOn: [WentOn]) {
    let files = surroundings.files
    do {
      try checkRoom(for: path, in: surroundings)
      try files.makeFolders(path.parentFolder)
      let workshop = Workshop(beside: path, files: files.forOwner, drive: drive)
      try workshop.clear()
      defer { try? workshop.clear() }
      let manifest = try workshop.fill(called: name, from: source, report)
      let wentOn = try settle(at: workshop.path, manifest, called: name, in: surroundings, report)
      try checkRoom(for: path, files: files)
      try files.rename(workshop.path, to: path)
      try files.syncFolder(path.parentFolder)
      return (manifest, wentOn)
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Makes sure that a home can be made at `path`: where nothing is, and not in a share.
  public static func checkRoom(
    for path: String, in surroundings: Surroundings
  ) throws(WorkspaceError) {
    try checkGround(ofHome: path, in: surroundings)
    do { try checkRoom(for: path, files: surroundings.files) } catch { throw WorkspaceError(error) }
  }

  private static func checkRoom(for path: String, files: any FileSystem) throws {
    let isHome = try files.size(of: path + "/site.json") != nil
    guard !isHome else { throw WorkspaceError.homeExists(path) }
    do throws(FileError) {
      guard try files.list(path).isEmpty else { throw FileError(.list, path, .busy) }
    } catch {
      if error.reason == .notFound { return }
      throw error.reason == .busy ? WorkspaceError.backup(.notEmpty(path)) : .file(error)
    }
  }

  fileprivate static func read(
    _ name: String, _ source: @escaping (Int) throws(FileError) -> [UInt8],
    _ report: ProgressReport, _ take: (HomeFile, [UInt8]) throws -> Void
  ) throws(WorkspaceError) -> Manifest {
    do {
      let reader = try BackupReader(source, where: { HomeFile($0) != nil })
      var done = 0
      try reader.forEachFile { file, bytes in
        if let place = HomeFile(file.path) { try take(place, bytes) }
        done += 1
        report(.copying(done, of: reader.manifest.files.count))
      }
      return reader.manifest
    } catch let error as ArchiveError {
      throw .backup(.unusable(file: name, error))
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Opens what was unpacked as a home, and lets it go on as another site.
  private static func settle(
    at path: String, _ manifest: Manifest, called name: String, in surroundings: Surroundings,
    _ report: @escaping ProgressReport
  ) throws -> [WentOn] {
    let folder = HomeFolder(path: path, files: surroundings.files)
    guard var settings = try? folder.settings(), settings.site == manifest.site,
      settings.network == manifest.network, let key = try? folder.key(of: settings.site),
      settings.site.belongs(to: PublicKey(of: key))
    else { throw WorkspaceError.backup(.noHome(file: name)) }
    // It lives here from now on; where it lived says nothing.
    settings.whereabouts = nil
    settings.leftovers = Leftovers()
    try folder.store(settings)
    let replica = try Replica(at: path, for: .write, in: surroundings, report: report)
    defer { replica.close() }
    try replica.continueSite(
      Departure(reason: .restored, kept: try replica.ownLines(), lines: [], place: nil))
    return replica.wentOn
  }
}

/// The folder in which a home is made, beside the one that it becomes.
private struct Workshop {
  let path: String
  private let files: any FileSystem
  private let drive: any DriveFacts

  init(beside home: String, files: any FileSystem, drive: any DriveFacts) {
    let name = home.split(separator: "/").last.map(String.init) ?? "home"
    path = "\(home.parentFolder == "/" ? "" : home.parentFolder)/.\(name).reseau-restore"
    self.files = files
    self.drive = drive
  }

  /// Unpacks a backup.
  func fill(
    called name: String, from source: @escaping (Int) throws(FileError) -> [UInt8],
    _ report: ProgressReport
  ) throws -> Manifest {
    try files.makeFolder(path)
    return try Replica.read(name, source, report) { file, bytes in
      let whole = "\(path)/\(file.path)"
      try files.makeFolders(whole.parentFolder)
      try files.replace(
        [NamedFile(String(whole.split(separator: "/").last ?? ""), bytes)],
        in: whole.parentFolder, temporary: ".restoring", isPrivate: file.isPrivate)
    }
  }

  /// Removes all that lies there, also what a crash left; follows no link.
  func clear() throws {
    guard try files.size(of: path) != nil else { return }
    try empty(path)
    try drive.removeFolder(path)
  }

  private func empty(_ folder: String) throws {
    let confined = files.confined(to: path)
    let names = folder == path ? try files.list(folder) : try confined.list(folder)
    for name in names {
      let inside = "\(folder)/\(name)"
      if (try? confined.list(inside)) != nil {
        try empty(inside)
        try drive.removeFolder(inside)
      } else {
        try confined.remove(inside)
      }
    }
  }
}
