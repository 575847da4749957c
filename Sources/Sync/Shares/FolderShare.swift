import Journal
import Merge

/// A share that is a folder: a network drive, a stick, a folder that something else copies.
///
/// Others write to it, so no link in it is followed: it could lead to any file of this machine.
public struct FolderShare: Share {
  private let files: any FileSystem
  private let path: String
  private let writer: SiteID

  /// Takes the folder at `path`.
  ///
  /// - Parameter writer: the site that uses it. Two sites that write one file at the same time
  ///   must not do so through one temporary file.
  public init(files: any FileSystem, path: String, writer: SiteID) {
    self.files = files.confined(to: path)
    self.path = path
    self.writer = writer
  }

  /// The folder's path.
  public var place: String { path }

  /// Lists a folder; `.absent` when the share itself is not there.
  public func list(_ folder: String) throws(ShareError) -> [String] {
    do {
      return try files.list(folder.isEmpty ? path : "\(path)/\(folder)")
    } catch {
      if error.reason == .notFound, !folder.isEmpty { return [] }
      throw error.reason == .notFound ? .absent : .file(error)
    }
  }

  /// Reads a file.
  public func read(_ name: String, limit: Int) throws(ShareError) -> [UInt8]? {
    do {
      return try files.read("\(path)/\(name)", limit: limit)
    } catch {
      if error.reason == .notFound { return nil }
      throw .file(error)
    }
  }

  /// Writes files, making folders inside the share where they are missing; never the share itself.
  public func write(_ named: [NamedFile], in folder: String) throws(ShareError) {
    var place = path
    do {
      for part in folder.split(separator: "/") {
        place += "/\(part)"
        try files.makeFolder(place)
      }
      try files.replace(named, in: place, temporary: ".\(writer).part", isPrivate: false)
    } catch {
      throw error.reason == .notFound ? .absent : .file(error)
    }
  }

  /// Removes a file.
  public func remove(_ name: String) throws(ShareError) {
    do { try files.remove("\(path)/\(name)") } catch { throw .file(error) }
  }
}
