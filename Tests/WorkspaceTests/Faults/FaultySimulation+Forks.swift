import Fakes
import Foundation
import Workspace

/// A home as it was when somebody kept a copy of it.
struct KeptHome {
  let files: [String: [UInt8]]
  let acknowledged: [[UInt8]: Int]
  let ids: Set<String>
}

// Homes that are copied, and restored from older copies.
extension FaultySimulation {
  func cloneHome(_ name: String) throws {
    let copy = "\(name)²"
    guard !network.names.contains(copy), network.names.count < 6, !everCloned.contains(copy) else {
      return
    }
    tell("\(name)'s home is copied to \(copy)")
    tally.count("home copied")
    isForked = true
    everCloned.insert(copy)
    ids[name, default: []].insert(try replica(name).settings.site.text)
    close(name)
    try network.copyHome(name, to: copy)
    network.world.setMachine(of: copy, like: name)
    acknowledged[copy] = acknowledged[name]
    ids[copy] = ids[name]
  }

  func keepHome(_ name: String) throws {
    ids[name, default: []].insert(try replica(name).settings.site.text)
    close(name)
    kept[name] = KeptHome(
      files: network.disk.files(below: network.homePath(name)),
      acknowledged: acknowledged[name] ?? [:], ids: ids[name] ?? [])
  }

  /// What was recorded since the copy was kept may be lost with the disk; what others hold of it
  /// must come back.
  func restoreHome() throws {
    let names = kept.keys.filter(network.names.contains).sorted()
    guard let name = names.randomElement(using: &random), let home = kept[name] else { return }
    let lost = Set((acknowledged[name] ?? [:]).keys).subtracting(home.acknowledged.keys)
    // Whom an invitation is lost with has to be invited anew.
    let hasInvited = lost.contains { $0.starts(with: #""invitation/"#.utf8) }
    guard !hasInvited else { return }
    tell("\(name)'s home is restored from an older copy")
    tally.count("home restored from an older copy")
    isForked = true
    close(name)
    for other in network.names where other != name {
      carried.formUnion(
        lost.intersection(try changes(heldBelowHead: other).keys))
    }
    let index = network.indexPaths(name).map { ($0, network.disk[$0]) }
    network.disk.replaceFiles(below: network.homePath(name), with: home.files)
    switch random.number(0...2) {
    case 0: network.loseIndex(name)
    case 1: break
    default: for (path, bytes) in index { network.disk[path] = bytes }
    }
    acknowledged[name] = home.acknowledged
    ids[name] = home.ids
  }

  /// How often each change stands in the journals of a home as far as their heads go.
  private func changes(heldBelowHead name: String) throws -> [[UInt8]: Int] {
    var held: [[UInt8]: Int] = [:]
    for (site, files) in network.journals(name) {
      let head = network.disk["\(network.homePath(name))/heads/\(site).json"]
      let end = headSeq(head)
      for (seq, line) in try numberedLines(files) where seq <= end {
        held[change(in: line), default: 0] += 1
      }
    }
    return held
  }
}
