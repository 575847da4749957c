import Foundation
import Journal
import Merge
import Oracle
import Workspace

// What must hold at each step.
extension Simulation {
  func checkStep(_ name: String) throws {
    let count = try ownCount(name)
    let expected = acknowledged[name, default: 0]
    guard count == expected else {
      throw Violation("\(name) holds \(count) of its own entries; it acknowledged \(expected)")
    }
    _ = try dump(name)
  }

  /// How many lines the site's own journal holds on the disk, save those by which a lead's home
  /// lets newcomers in: it writes them by itself.
  func ownCount(_ name: String) throws -> Int {
    let path = "\(network.homePath(name))/journals/\(try siteID(name))"
    var count = 0
    for file in try FileManager.default.contentsOfDirectory(atPath: path)
    where file.hasSuffix(".jsonl.gz") {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")))
      guard let content = gunzip(bytes) else { throw Violation("\(path)/\(file) is no gzip file") }
      count += content.split(separator: 0x0A).count { line in
        !String(decoding: line, as: UTF8.self).contains(#""on":"admission/"#)
      }
    }
    return count
  }

  /// Compares what a home shows with what its own journals say.
  func checkHome(_ name: String) throws {
    guard !lagging.contains(name) else { return }
    try check(name, against: NaiveModel(at: network.homePath(name)))
  }

  private func check(_ name: String, against naive: NaiveModel) throws {
    if let difference = firstDifference(try dump(name), naive.dump) {
      throw Violation("\(name) does not show what its journals say:\n\(difference)")
    }
    let replica = try replica(name)
    for record in naive.records {
      let view = try replica.view(of: record)
      let isMarked = view?.isEditedWhileDeleted
      guard isMarked == naive.isEditedWhileDeleted(record) else {
        throw Violation("\(name): \(record) edited while deleted: \(String(describing: isMarked))")
      }
      for (field, readings) in view?.readings ?? [:] {
        let expected = naive.text(of: field, of: record).readings.map { Array($0.text.utf8) }
        guard readings.map({ Array($0.text.utf8) }) == expected else {
          throw Violation("\(name): the readings of \(field) of \(record) are \(readings)")
        }
      }
    }
  }

  private func firstDifference(_ shown: [String], _ expected: [String]) -> String? {
    for place in 0..<max(shown.count, expected.count) {
      let lines = [shown, expected].map { place < $0.count ? $0[place] : "(no more records)" }
      if !lines[0].utf8.elementsEqual(lines[1].utf8) { return "  \(lines[0])\n  \(lines[1])" }
    }
    return nil
  }
}

// What must hold when everybody has heard of everything.
extension Simulation {
  /// Lets everybody sync until a whole round changes nothing in any share.
  func settle() throws {
    for share in network.shares where try !ShareFolder(network, share).isShare {
      let users = network.names.filter { network.shares(of: $0).contains(share) }
      try addAgain(share, random.pick(users))
    }
    for _ in 0...(2 * network.names.count + 2) {
      let before = try listings()
      for name in network.names.shuffled(using: &random) {
        try exchange(name, .both, with: network.shares(of: name))
      }
      if try listings() == before { return }
    }
    throw Violation("the shares do not come to rest")
  }

  private func listings() throws -> [[String]] {
    try network.shares.map { try ShareFolder(network, $0).files() }
  }

  func checkEnd() throws {
    let naive = try NaiveModel(at: network.homePath(random.pick(network.names)))
    guard naive.waiting == 0 else { throw Violation("\(naive.waiting) entries wait for ever") }
    for name in network.names { try check(name, against: naive) }
    let rebuilt = random.pick(network.names)
    close(rebuilt)
    try Index(network.homePath(rebuilt)).remove()
    try check(rebuilt, against: naive)
    let late = random.pick(network.names)
    try perform(.putBackIndex, late)
    try exchange(late, .pull, with: network.shares(of: late))
    try check(late, against: naive)
    for share in network.shares { try check(share) }
  }

  /// Checks that a share holds every entry, and nothing that is superseded.
  private func check(_ share: String) throws {
    let folder = ShareFolder(network, share)
    for name in network.names {
      let site = try siteID(name)
      let journal = try NaiveJournal(site: site, at: "\(folder.path)/segments/\(site)")
      let acts = journal.entries.count { !$0.on.hasPrefix("admission/") }
      guard acts == acknowledged[name] else {
        throw Violation("\(share) holds \(acts) entries of \(name)")
      }
      let heads = try folder.heads().filter { $0.site.text == site }
      guard heads.count == 1, let head = heads.first else {
        throw Violation("\(share) holds the heads \(heads.map(\.text)) of \(name)")
      }
      let file = try folder.bytes("heads/\(head.text)")
      guard head.matches(file), let json = JSONText(file),
        json["seq"]?.integer == journal.entries.count, json["site"]?.string == site,
        json["chain"]?.string == journal.chain.last
      else { throw Violation("\(share)/heads/\(head.text) does not fit the journal of \(name)") }
      let left = try folder.segments(of: site).superseded.map(\.text)
      guard left.isEmpty || torn.contains(share) else {
        throw Violation("\(share) still holds \(left) of \(name)")
      }
    }
  }
}
