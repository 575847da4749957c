import Fakes
import Foundation
import Journal
import Workspace

// What befalls shares.
extension FaultySimulation {
  func befall(_ share: String, _ name: String, _ act: FaultyAct) throws {
    let folder = network.sharePath(share, name)
    let files = network.disk.files(below: folder)
    drives.graveyard[share, default: [:]].merge(files) { old, _ in old }
    switch act {
    case .plugDrive: plug(share, folder)
    case .fog: fog(share, folder, files)
    case .courier:
      guard network.copied.contains(share), !drives.absent.contains(folder) else { return }
      drives.carry(network.disk, folder, percent: random.pick([30, 70, 100]), &random)
      troubled.insert(share)
      tally.count("share copied late, partly, in any order")
    case .wipeShare: try wipe(share, name)
    case .keepShare: drives.kept[share] = files
    case .putBackShare:
      guard let kept = drives.kept[share] else { return }
      tell("\(share) is an older copy")
      tally.count("share restored from an older copy")
      troubled.insert(share)
      drives.replace(share, network, with: kept)
    case .loseFiles:
      let lost = files.keys.sorted().filter { _ in random.chance(of: 20) }
      for file in lost { network.disk["\(folder)/\(file)"] = nil }
      if !lost.isEmpty { trouble(share, "loses \(lost)", "share lost single files") }
    case .damageFiles: damage(share, folder, files)
    case .resurrectFiles: resurrect(share, folder, files)
    case .litter: litter(share, folder, files)
    default: return
    }
  }

  private func trouble(_ share: String, _ what: String, _ kind: String) {
    tell("\(share) \(what)")
    tally.count(kind)
    troubled.insert(share)
  }

  private func plug(_ share: String, _ folder: String) {
    let isThere = drives.absent.remove(folder) != nil
    if !isThere { drives.absent.insert(folder) }
    network.disk.setThere(isThere, folder)
    trouble(share, isThere ? "is there again" : "is away", "drive unplugged or plugged in")
  }

  /// The newest files are not wholly there until the next time.
  private func fog(_ share: String, _ folder: String, _ files: [String: [UInt8]]) {
    let isFoggy = random.chance(of: 60)
    network.disk.setFog(isFoggy ? drives.past[folder] ?? [:] : nil, folder)
    drives.past[folder] = files
    trouble(share, isFoggy ? "lags behind" : "does not lag", "share starts or stops lagging")
  }

  private func wipe(_ share: String, _ name: String) throws {
    if network.folders(of: share).contains(where: { !drives.absent.contains($0) }), random.flip() {
      drives.replace(share, network, with: [:])
      trouble(share, "is wiped", "share wiped")
    } else {
      try addAgain(share, name)
    }
  }

  func addAgain(_ share: String, _ name: String) throws {
    // Whoever does it is asked about what other programs left there, and knows the folder.
    tell("\(name) adds \(share) again")
    let path = network.sharePath(share, name)
    _ = try inWeather(name, "add \(share) again") {
      let opened = try replica(name)
      do throws(WorkspaceError) {
        _ = try opened.addShare(path, besideOthers: true)
      } catch {
        guard isTrouble(error, of: share) else { throw error }
        tell("it can't: \(error)")
      }
    }
  }

  private func damage(_ share: String, _ folder: String, _ files: [String: [UInt8]]) {
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) where random.chance(of: 15) {
      var damaged = bytes
      switch random.number(0...3) {
      case 0:
        damaged = Array(bytes.prefix(random.number(0...bytes.count)))
        trouble(share, "cuts \(file)", "file of a share truncated")
      case 1 where !bytes.isEmpty:
        damaged[random.number(0...bytes.count - 1)] ^= UInt8(1 << random.number(0...7))
        trouble(share, "flips a bit of \(file)", "file of a share bit-flipped")
      case 2:
        damaged = [UInt8](repeating: 0, count: bytes.count)
        trouble(share, "zeroes \(file)", "file of a share zeroed")
      default:
        damaged = files.values.sorted { $0.count < $1.count }.last ?? []
        trouble(share, "mixes up \(file)", "file of a share with another's content")
      }
      network.disk["\(folder)/\(file)"] = damaged
    }
  }

  private func resurrect(_ share: String, _ folder: String, _ files: [String: [UInt8]]) {
    let dead = (drives.graveyard[share] ?? [:]).filter { files[$0.key] == nil }
    for (file, bytes) in dead.sorted(by: { $0.key < $1.key }) where random.chance(of: 40) {
      network.disk["\(folder)/\(file)"] = bytes
      trouble(share, "has \(file) again", "old file came back")
    }
  }

  /// Leaves what other programs leave in folders.
  private func litter(_ share: String, _ folder: String, _ files: [String: [UInt8]]) {
    let plain = ["desktop.ini", "heads/.DS_Store", "segments/desktop.ini", "heads/.x.part-0"]
    for name in plain where random.chance(of: 30) {
      network.disk["\(folder)/\(name)"] = [63]
      trouble(share, "has \(name)", "alien file")
    }
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) where random.chance(of: 20) {
      let name = URL(fileURLWithPath: "/" + file).lastPathComponent
      guard let dot = name.firstIndex(of: ".") else { continue }
      let place = file.dropLast(name.count)
      let copies = [
        "\(place)\(name[..<dot]) (1)\(name[dot...])",
        "\(place)\(name[..<dot])-conflict\(name[dot...])",
        "\(place)\(name.uppercased())", file + ".tmp",
      ]
      let copy = random.pick(copies)
      network.disk["\(folder)/\(copy)"] = random.flip() ? bytes : Array(bytes.reversed())
      trouble(share, "has \(copy)", "duplicate, conflicted copy, or name in another case")
    }
  }
}

// What must hold once everything works again.
extension FaultySimulation {
  /// Ends all faults. Damaged files are removed from the shares, as a person does who is told of
  /// them; whole ones come again from whoever holds them.
  func heal() throws {
    for name in network.names {
      close(name)
      for share in network.shares(of: name) {
        network.disk.setThere(true, network.sharePath(share, name))
        network.disk.setFog(nil, network.sharePath(share, name))
      }
    }
    drives.absent = []
    for share in network.shares {
      for _ in 0..<3 { carryAll(share) }
      for folder in network.folders(of: share) { removeDamaged(folder) }
      for _ in 0..<3 { carryAll(share) }
    }
    isCalm = true
  }

  private func carryAll(_ share: String) {
    guard network.copied.contains(share) else { return }
    for folder in network.folders(of: share) {
      drives.carry(network.disk, folder, percent: 100, &random)
    }
  }

  private func removeDamaged(_ folder: String) {
    for (file, bytes) in network.disk.files(below: folder) {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let isWhole =
        HeadName(name)?.matches(bytes) ?? SegmentName(name)?.matches(bytes)
        ?? (file != "reseau.json" || bytes == mark)
      if !isWhole { network.disk["\(folder)/\(file)"] = nil }
    }
  }

  /// Lets everybody sync until a whole round changes nothing in any share.
  func settle() throws {
    for _ in 0...(4 * network.names.count + 6) {
      let before = listings()
      for name in network.names.shuffled(using: &random) {
        for share in network.shares(of: name) {
          let files = network.disk.files(below: network.sharePath(share, name))
          let isShare =
            files["reseau.json"] != nil
            || files.keys.contains {
              $0.hasPrefix("heads/") && HeadName(String($0.dropFirst(6))) != nil
            }
          let isAdded = try addedShares(of: name).contains(share)
          if !isShare || !isAdded { try addAgain(share, name) }
        }
        try exchange(name, .both, with: network.shares(of: name))
        for share in network.shares { carryAll(share) }
      }
      troubled = []
      if listings() == before { return }
    }
    throw Violation("the shares do not come to rest")
  }

  private func listings() -> [[String]] {
    network.shares.flatMap { share in
      network.folders(of: share).map { network.disk.files(below: $0).keys.sorted() }
    }
  }
}
