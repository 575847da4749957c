import Community
import Fakes
import Foundation
import Journal
import Merge
import Synchronization
import Web
import Workspace

/// A home with records, and a disk in memory to which its static site is written.
final class SiteGround {
  /// A clock that moves a second at each look, and bits that never come twice.
  private final class Clock: Sendable {
    private let last = Mutex<Int64>(1_795_507_200_000)

    func next() -> Int64 {
      last.withLock {
        $0 += 1000
        return $0
      }
    }
  }

  let disk = MemoryFiles()
  let replica: Replica
  private let home: String
  private let clock = Clock()

  init(named name: String = "Réseau") throws {
    home = FileManager.default.temporaryDirectory.path + "/reseau-site-\(UUID().uuidString)"
    let clock = clock
    let surroundings = Surroundings(
      files: LocalFiles(), now: { Timestamp(milliseconds: clock.next()) },
      random: { UInt64(bitPattern: clock.next()) &* 0x9E37_79B9_7F4A_7C15 }, bootID: nil,
      patience: TestPatience.tries,
      pause: TestPatience.pause)
    try Replica.found(
      at: home, network: name, site: "Toulouse", language: "fr", in: surroundings)
    replica = try Replica(at: home, for: .write, in: surroundings)
  }

  deinit {
    replica.close()
    try? FileManager.default.removeItem(atPath: home)
  }

  /// Makes changes, each a line of what `apply` reads.
  func apply(_ lines: String...) throws {
    for line in lines { _ = try replica.apply([NumberedDraft(Draft(json: Array(line.utf8)))]) }
  }

  /// Makes the changes of the fixture network.
  func applyFixture() throws {
    for name in Checkout.files(under: "Fixtures/network") where name.hasSuffix(".jsonl") {
      let lines = try Checkout.text("Fixtures/network/\(name)").split(separator: "\n")
      for line in lines { try apply(String(line)) }
    }
  }

  /// The day of a moment, by UTC.
  static func day(_ moment: Timestamp) -> CalendarDate? {
    CalendarDate(String(moment.text.prefix(10)))
  }

  @discardableResult
  func publish(
    _ language: Language = .french, to folder: String = "/site", isForced: Bool = false
  ) throws -> SiteAccount {
    try Site.publish(
      replica, to: folder, on: disk, in: language, now: Timestamp(milliseconds: clock.next()),
      day: Self.day, isForced: isForced)
  }

  /// The files of the site, by their path from its root.
  var files: [String: String] { files(in: "/site") }

  /// The files of the site in `folder`, by their path from there.
  func files(in folder: String) -> [String: String] {
    Dictionary(
      disk.paths.filter { $0.hasPrefix(folder + "/") }.map { path in
        let name = String(path.dropFirst(folder.count + 1))
        return (name, String(decoding: disk[path] ?? [], as: UTF8.self))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The page at `path`; empty when there is none.
  func page(_ path: String) -> String { files[path] ?? "" }
}
