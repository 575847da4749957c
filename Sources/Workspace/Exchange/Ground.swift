import Journal
import Merge
import Sync

/// A folder that something is to be put into, and those that it lies in: by what they are on the
/// disk, whatever path leads there.
struct Ground {
  private let surroundings: Surroundings
  /// The folder and those that it lies in, the nearest first, without links.
  private let folders: [String]

  /// Looks where `path` leads. The folder need not be there.
  init(_ path: String, in surroundings: Surroundings) {
    self.surroundings = surroundings
    var folder = Self.real(path, surroundings)
    var folders = [folder]
    while let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      folder = String(folder[..<slash])
      folders.append(folder)
    }
    self.folders = folders
  }

  /// The home that the folder is, or lies in.
  var home: String? { folders.first(where: isHome) }

  /// The share that the folder is, or lies in, of whatever network.
  var share: String? { folders.first(where: isShare) }

  /// The share that the folder lies in, and is not itself.
  var outerShare: String? { folders.dropFirst().first(where: isShare) }

  /// Whether this is the folder at `path`.
  func isSame(as path: String) -> Bool {
    folders.first.map { Self.isSame($0, Self.real(path, surroundings), surroundings) } ?? false
  }

  /// Whether the folder is the one at `path`, or lies in it.
  func lies(in path: String) -> Bool {
    let other = Self.real(path, surroundings)
    return folders.contains { Self.isSame($0, other, surroundings) }
  }

  /// What lies in the folder at `path` that no share has: nothing when it is a share, or was one.
  /// Hidden files and what systems leave on every drive do not count.
  static func otherThings(in path: String, _ files: any FileSystem) -> [String] {
    guard let names = try? files.list(path), !names.contains(where: marksOfShare.contains) else {
      return []
    }
    return names.filter { !$0.hasPrefix(".") && !litter.contains($0.lowercased()) }.sorted()
  }

  private static let marksOfShare: Set = ["reseau.json", "heads", "segments"]
  private static let litter: Set = [
    "$recycle.bin", "desktop.ini", "lost+found", "system volume information", "thumbs.db",
  ]

  /// A home is told by two of what it always has: it stays one when its settings are lost, or its
  /// founding was stopped on the way; and one name alone may be anybody's.
  private func isHome(_ folder: String) -> Bool {
    ["site.json", "keys", "journals"].count { name in
      ((try? surroundings.files.size(of: "\(folder)/\(name)")) ?? nil) != nil
    } >= 2
  }

  private func isShare(_ folder: String) -> Bool {
    // Nothing is written, so it does not matter which site this is.
    guard let visitor = SiteID("visitor-00000000") else { return false }
    return FolderShare(files: surroundings.files, path: folder, writer: visitor).isMarked
  }

  private static func isSame(_ one: String, _ other: String, _ surroundings: Surroundings) -> Bool {
    if one == other { return true }
    guard let place = surroundings.whereabouts(one)?.folder else { return false }
    return place == surroundings.whereabouts(other)?.folder
  }

  /// `path` without links; of a folder that is not there, the one it would lie in.
  private static func real(_ path: String, _ surroundings: Surroundings) -> String {
    if let place = surroundings.whereabouts(path) { return place.path }
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return path }
    return real(String(path[..<slash]), surroundings) + path[slash...]
  }
}
