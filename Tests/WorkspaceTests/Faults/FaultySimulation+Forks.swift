import Fakes
import Foundation
import Workspace

/// A home as it was when somebody kept a copy of it.
struct KeptHome {
  let files: [String: [UInt8]]
  let indexPath: String
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
    if lagging.contains(name) { lagging.insert(copy) }
  }

  func keepHome(_ name: String) throws {
    ids[name, default: []].insert(try replica(name).settings.site.text)
    close(name)
    let indexPath = network.path + "/kept-" + name
    try FileManager.default.createDirectory(
      atPath: indexPath, withIntermediateDirectories: true)
    try Index(network.homePath(name)).copy(to: indexPath)
    kept[name] = KeptHome(
      files: network.disk.files(below: network.homePath(name)), indexPath: indexPath,
      acknowledged: acknowledged[name] ?? [:], ids: ids[name] ?? [])
  }

  /// What was recorded since the copy was kept may be lost with the disk; what others hold of it
  /// must come back.
  func restoreHome() throws {
    let names = kept.keys.filter(network.names.contains).sorted()
    guard let name = names.randomElement(using: &random), let home = kept[name] else { return }
    let lost = Set((acknowledged[name] ?? [:]).keys).subtracting(home.acknowledged.keys)
    // Whom an invitation is lost with has to be invited anew.
    let hasInvited = lost.contains { String(decoding: $0, as: UTF8.self).contains("invitation/") }
    guard !hasInvited else { return }
    tell("\(name)'s home is restored from an older copy")
    tally.count("home restored from an older copy")
    isForked = true
    close(name)
    for other in network.names where other != name {
      carried.formUnion(
        lost.intersection(try changes(heldBelowHead: other).keys))
    }
    network.disk.replaceFiles(below: network.homePath(name), with: home.files)
    let index = Index(network.homePath(name))
    switch random.number(0...2) {
    case 0: try index.remove()
    case 1: try Index(home.indexPath).copy(to: network.homePath(name))
    default: break
    }
    acknowledged[name] = home.acknowledged
    ids[name] = home.ids
    lagging.insert(name)
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
