import Fakes
import Foundation
import Journal

/// The index of a home, and what can befall it while nobody uses it.
struct Index {
  private let home: String

  init(_ home: String) { self.home = home }

  private func path(_ suffix: String) -> String { "\(home)/index.sqlite\(suffix)" }
  private var kept: String { "\(home).older-index" }

  func remove() throws {
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path(suffix)) {
      try FileManager.default.removeItem(atPath: path(suffix))
    }
  }

  /// Keeps a copy of the index as it is.
  func keep() throws {
    try? FileManager.default.removeItem(atPath: kept)
    try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path(suffix)) {
      try FileManager.default.copyItem(atPath: path(suffix), toPath: "\(kept)/index\(suffix)")
    }
  }

  /// Puts the kept copy in the index's place, if there is one.
  func putBack() throws -> Bool {
    guard FileManager.default.fileExists(atPath: kept) else { return false }
    try remove()
    for suffix in ["", "-wal", "-shm"]
    where FileManager.default.fileExists(atPath: "\(kept)/index\(suffix)") {
      try FileManager.default.copyItem(atPath: "\(kept)/index\(suffix)", toPath: path(suffix))
    }
    return true
  }
}

/// The folder of a share, and what people and other programs do to it.
struct ShareFolder {
  let path: String

  init(_ network: Network, _ share: String) { path = network.sharePath(share) }

  /// The share in the folder at `path`.
  init(at path: String) { self.path = path }

  private var kept: String { path + ".older" }

  /// The files, by their path in the share, sorted.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { file in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(path)/\(file)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// The names in one folder that are the program's own.
  func heads() throws -> [HeadName] {
    try files().filter { $0.hasPrefix("heads/") }.compactMap { HeadName(String($0.dropFirst(6))) }
  }

  func segments(of site: String) throws -> [SegmentName] {
    let folder = "segments/\(site)/"
    return try files().filter { $0.hasPrefix(folder) }
      .compactMap { SegmentName(String($0.dropFirst(folder.count))) }
  }

  /// Whether there is anything by which a share can be known.
  var isShare: Bool {
    get throws { try files().contains("reseau.json") || !heads().isEmpty }
  }

  func bytes(_ file: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")))
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(file)")
  }

  func wipe() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: path) { try remove(name) }
  }

  /// Keeps a copy of the share as it is.
  func keep() throws {
    try? FileManager.default.removeItem(atPath: kept)
    try FileManager.default.copyItem(atPath: path, toPath: kept)
  }

  /// Puts the kept copy in the share's place, if there is one.
  func putBack() throws -> Bool {
    guard FileManager.default.fileExists(atPath: kept) else { return false }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: kept, toPath: path)
    return true
  }

  /// Removes some of the files, or those that say how far a site is, and says which.
  func loseFiles(_ random: inout Seeded) throws -> [String] {
    let site = try heads().map(\.site.text).sorted().randomElement(using: &random) ?? ""
    let isOneSite = random.chance(of: 60)
    let lost = try files().filter { file in
      isOneSite ? file.hasPrefix("heads/\(site)") : random.chance(of: 20)
    }
    for file in lost { try remove(file) }
    return lost
  }

  /// Leaves what other programs leave in folders.
  func litter(_ random: inout Seeded) throws {
    let files = try files()
    var names = ["desktop.ini", "heads/.DS_Store", "segments/desktop.ini", "heads/.x.part-0"]
    if let file = files.filter({ $0.hasPrefix("heads/") }).randomElement(using: &random) {
      let other = file.dropFirst(6).replacing("-000000", with: "-999999").uppercased()
      names += [file.replacing(".json", with: "-conflict.json"), "heads/" + other]
    }
    if let file = files.filter({ $0.hasSuffix(".jsonl.gz") }).randomElement(using: &random) {
      names += [file.replacing(".jsonl.gz", with: " (1).jsonl.gz"), file + ".tmp"]
    }
    for name in names where random.chance(of: 50) { try write(Array("?".utf8), to: name) }
  }
}
