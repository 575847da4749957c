import Community
import Fakes
import Foundation
import Journal
import Merge
import Synchronization
import Workspace

/// A network of sites that has been at work for a while, in a folder.
struct Village {
  let path: String
  let names: [String]
  var share: String { path + "/share" }
  /// What its people did, for the peers.
  var work: String { path + "/work.jsonl" }
  /// The file of its ``Facts``.
  var facts: String { path + "/village.json" }

  /// What there is to know about a village that is whole.
  struct Facts: Codable {
    /// How its people work.
    let habits: String
    let sites: Int
    let changes: Int
    /// How many records they are changes of.
    let records: Int
    /// The record whose text has the longest past.
    let hottest: String
    /// A word that half of the records' texts have.
    let frequentWord: String
    /// Invitation codes that nobody has used.
    let codes: [String]
  }

  init(path: String, sites: Int) {
    self.path = path
    names = (1...sites).map { "Site\($0)" }
  }

  func home(_ name: String) -> String { "\(path)/homes/\(name)" }

  /// Surroundings whose clock moves a minute at each look.
  static func surroundings(seed: UInt64) -> Surroundings {
    let state = Mutex((time: Int64(1_767_225_600_000), dice: Seeded(seed)))
    return Surroundings(
      files: LocalFiles(),
      now: {
        state.withLock {
          $0.time += 7_000 + Int64($0.dice.below(60_000))
          return Timestamp(milliseconds: $0.time)
        }
      },
      random: { state.withLock { $0.dice.next() } }, bootID: Self.bootID, patience: 1, pause: {})
  }

  private static let bootID = try? String(
    contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)

  /// Founds the network and lets everybody join, with invitations to spare for the measurements.
  ///
  /// - Returns: the codes to spare.
  func found(_ surroundings: Surroundings) throws -> [String] {
    try FileManager.default.createDirectory(atPath: share, withIntermediateDirectories: true)
    try Replica.found(
      at: home(names[0]), network: "Réseau", site: names[0], language: nil, in: surroundings)
    let lead = try Replica(at: home(names[0]), for: .write, in: surroundings)
    _ = try lead.addShare(share)
    let codes = try names.dropFirst().map { try lead.invite($0, as: .site, days: 3650) }
    let spare = try (1...12).map { try lead.invite("Spare\($0)", as: .site, days: 3650).text }
    _ = try lead.exchange(.both)
    lead.close()
    for code in codes {
      try Replica.join(at: home(code.site), with: code, language: nil, in: surroundings)
      let site = try Replica(at: home(code.site), for: .write, in: surroundings)
      _ = try site.addShare(share)
      site.close()
      try exchange(home(code.site), surroundings)
    }
    // The lead writes down whom the codes let in.
    try exchange(home(names[0]), surroundings)
    return spare
  }

  /// Lets the first two take all that the others gave the share.
  func exchange(_ surroundings: Surroundings) throws {
    for name in names.prefix(2) { try exchange(home(name), surroundings) }
  }

  private func exchange(_ home: String, _ surroundings: Surroundings) throws {
    let site = try Replica(at: home, for: .write, in: surroundings)
    defer { site.close() }
    for outcome in try site.exchange(.both) {
      if let failure = outcome.failure { throw failure }
    }
  }

  /// Keeps what there is to know about it.
  func store(_ facts: Facts) throws {
    try JSONEncoder().encode(facts).write(to: URL(fileURLWithPath: self.facts))
  }

  /// The village in a folder, and what there is to know about it.
  static func made(in path: String) throws -> (village: Village, facts: Facts) {
    let data = try Data(contentsOf: URL(fileURLWithPath: path + "/village.json"))
    let facts = try JSONDecoder().decode(Facts.self, from: data)
    return (Village(path: path, sites: facts.sites), facts)
  }
}
