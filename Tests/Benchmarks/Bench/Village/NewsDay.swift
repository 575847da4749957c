import Foundation

/// A day on which all sites of a village but the first work, as it arrives in the share, and what
/// the first does on the same day.
///
/// The days follow each other, and nobody in them has seen what the first does when it is measured.
struct NewsDay {
  /// How many days there are of each kind of work: as many as rounds can be measured.
  static let rounds = 7
  let number: Int
  let path: String

  /// The kind of work: they take turns, so that all meet a past of the same length.
  var work: Work { Work.allCases[number % Work.allCases.count] }
  /// What the others did, for the peers.
  var news: String { path + "/news.jsonl" }
  /// What the first does, for `reseau apply`, and for the peers.
  var drafts: String { path + "/drafts.jsonl" }
  var ownWork: String { path + "/own.jsonl" }
  private var added: String { path + "/share" }
  private var removed: String { path + "/removed" }

  /// The days of a village, in their order; none where there are none.
  static func all(in village: Village) -> [NewsDay] {
    (0..<rounds * Work.allCases.count).map { number in
      NewsDay(number: number, path: "\(village.path)/news/\(number)")
    }
    .filter { FileManager.default.fileExists(atPath: $0.removed) }
  }

  /// Keeps what a day has changed in a share.
  ///
  /// - Parameter before: the files in it the day before.
  func keep(from share: String, since before: Set<String>) throws {
    let after = Set(files(below: share).keys)
    for name in after.subtracting(before) {
      try Self.copy(name, from: share, to: added)
    }
    try Data(before.subtracting(after).sorted().joined(separator: "\n").utf8)
      .write(to: URL(fileURLWithPath: removed))
  }

  /// Lets the day's news arrive in a share.
  func arrive(in share: String) throws {
    for name in files(below: added).keys.sorted() {
      try Self.copy(name, from: added, to: share)
    }
    for name in try String(contentsOfFile: removed, encoding: .utf8).split(separator: "\n") {
      try? FileManager.default.removeItem(atPath: "\(share)/\(name)")
    }
  }

  private static func copy(_ name: String, from source: String, to destination: String) throws {
    let path = URL(fileURLWithPath: "\(destination)/\(name)")
    try FileManager.default.createDirectory(
      at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: path.path)
  }
}
