import Fakes
import Journal

/// What other programs and people know of the shares: copies, and files that once were there.
struct Drives {
  /// A share as it was when somebody kept a copy.
  var kept: [String: [String: [UInt8]]] = [:]
  /// A share as it was a while ago.
  var past: [String: [String: [UInt8]]] = [:]
  /// All files that a share ever held.
  var graveyard: [String: [String: [UInt8]]] = [:]
  /// Drives that are not there now.
  var absent: Set<String> = []
  /// What the program that copies a share holds itself, and each folder as it left it.
  var cloud: [String: [UInt8]] = [:]
  var left: [String: [String: [UInt8]]] = [:]
  /// Files that it has begun to copy to a folder.
  var partial: [String: Set<String>] = [:]
}

extension Drives {
  /// Lets the program that copies a share go through one of its folders: what is new there goes
  /// to the others, and what is new elsewhere comes; late, and partly.
  ///
  /// - Parameter percent: how many of a hundred files it gets to.
  mutating func carry(
    _ disk: SimulatedDisk, _ folder: String, percent: Int, _ random: inout Seeded
  ) {
    let local = disk.files(below: folder)
    var known = left[folder] ?? [:]
    for path in Set(local.keys).union(known.keys).union(cloud.keys).sorted()
    where random.chance(of: percent) {
      let isPartial = partial[folder]?.contains(path) ?? false
      let isChangedHere = local[path] != known[path] && !isPartial
      let isTemporary = path.split(separator: "/").last?.hasPrefix(".") ?? false
      if isChangedHere, !isTemporary {
        if let theirs = cloud[path], let ours = local[path], theirs != known[path], theirs != ours {
          // Two sides wrote: the later one is put beside.
          let name = conflictName(path)
          cloud[name] = ours
          disk["\(folder)/\(name)"] = ours
          known[name] = ours
          disk["\(folder)/\(path)"] = theirs
          known[path] = theirs
        } else {
          cloud[path] = local[path]
          known[path] = local[path]
        }
      } else if cloud[path] != known[path] || isPartial {
        if let theirs = cloud[path], percent < 100, random.chance(of: 15) {
          disk["\(folder)/\(path)"] = Array(theirs.prefix(random.number(0...theirs.count)))
          partial[folder, default: []].insert(path)
        } else {
          disk["\(folder)/\(path)"] = cloud[path]
          known[path] = cloud[path]
          partial[folder]?.remove(path)
        }
      }
    }
    left[folder] = known
  }

  private func conflictName(_ path: String) -> String {
    guard let dot = path.lastIndex(of: ".") else { return path + "-conflict" }
    return path[..<dot] + "-conflict-PC7" + path[dot...]
  }

  /// Puts `files` into the place of all that a share holds.
  mutating func replace(
    _ share: String, _ network: FaultyNetwork, with files: [String: [UInt8]]
  ) {
    if network.copied.contains(share) {
      cloud = files
      for folder in network.folders(of: share) {
        left[folder] = files
        partial[folder] = nil
      }
    }
    for folder in network.folders(of: share) {
      network.disk.replaceFiles(below: folder, with: files)
    }
  }
}
