import Foundation
import Journal
import Workspace

/// A copy of a village to measure in: its share, two of its homes, and invitations to spare.
///
/// The copy lies on a disk, where a sync is a sync, and takes what the measurements do to it.
struct Scene {
  let program: String
  let folder: String
  let stopwatch: Stopwatch
  /// Invitation codes that nobody has used.
  let codes: [String]

  var share: String { folder + "/share" }
  /// The same share, in which new sites join: those that work hear nothing of them.
  var doorShare: String { folder + "/door" }
  /// The same share, after ``crowd(with:)``.
  var crowdedShare: String { folder + "/crowded" }
  /// The home that works.
  var first: String { folder + "/homes/\(Self.homes[0])" }
  /// The home that hears of it.
  var second: String { folder + "/homes/\(Self.homes[1])" }
  /// A home that is not there yet.
  var fresh: String { folder + "/fresh" }

  /// Somebody has worked in the village: its homes know where they live, and a copy of one goes on
  /// as another site.
  struct UsedVillageError: Error {
    let village: String
  }

  private static let homes = ["Site1", "Site2"]

  init(
    of village: Village, _ facts: Village.Facts, program: String, in folder: String,
    _ stopwatch: Stopwatch
  ) throws {
    self.program = program
    self.folder = folder
    self.stopwatch = stopwatch
    let files = FileManager.default
    try? files.removeItem(atPath: folder)
    try files.createDirectory(atPath: folder + "/homes", withIntermediateDirectories: true)
    try files.copyItem(atPath: village.share, toPath: folder + "/share")
    for home in Self.homes {
      try files.copyItem(atPath: village.home(home), toPath: "\(folder)/homes/\(home)")
    }
    codes = facts.codes
    for home in [first, second] {
      // Wherever the village was made.
      let settings = try SiteSettings(at: home, files: LocalFiles())
      for share in settings.shares { try reseau(home, "share", "remove", share) }
      try reseau(home, "share", "add", share)
      guard try SiteSettings(at: home, files: LocalFiles()).site == settings.site else {
        throw UsedVillageError(village: village.path)
      }
    }
    for home in [first, second, first] { try reseau(home, "sync") }
    try settle()
  }

  /// Lets the disk write what is waiting, so that the next sync pays for its own bytes alone.
  func settle() throws { try stopwatch.run(["sync"]) }

  /// Runs the program in a home.
  @discardableResult
  func reseau(_ home: String, _ arguments: String...) throws -> Run {
    try reseau(home, arguments)
  }

  /// Runs the program in a home.
  @discardableResult
  func reseau(_ home: String, _ arguments: [String]) throws -> Run {
    try stopwatch.run([program, "--home", home] + arguments)
  }

  /// Makes a copy of the share for those who join.
  func openDoor() throws {
    try FileManager.default.copyItem(atPath: share, toPath: doorShare)
    try settle()
  }

  /// Makes a copy of the share in which strangers have left `count` files.
  func crowd(with count: Int) throws {
    try FileManager.default.copyItem(atPath: share, toPath: crowdedShare)
    var decoys = try Decoys(for: crowdedShare)
    try decoys.scatter(count)
    try settle()
  }

  /// Lets a new site join, in the place of the one that joined before.
  func join(_ share: String, round: Int) throws -> Run {
    try? FileManager.default.removeItem(atPath: fresh)
    return try reseau(fresh, "join", codes[round], "--share", share)
  }

  /// Records new practices in the first home, as one command.
  @discardableResult
  func apply(_ count: Int, round: Int) throws -> Run {
    let lines = (0..<count).map {
      #"{"on":"practice/mesure-\#(count)-\#($0)","set":{"title":"Une mesure, \#(round)"}}"# + "\n"
    }
    let changes = folder + "/changes.jsonl"
    try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: changes))
    return try reseau(first, "apply", changes)
  }
}
