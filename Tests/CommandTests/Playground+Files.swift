import Foundation
import Oracle

extension Playground {
  /// The files under `name`, by their path from there, with their bytes.
  func files(of name: String) throws -> [String: Data] {
    let root = path(name)
    var found: [String: Data] = [:]
    for file in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? [] {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(root)/\(file)", isDirectory: &isFolder)
      guard !isFolder.boolValue else { continue }
      found[file] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(file)"))
    }
    return found
  }

  /// The files under `name` in which one of `words` stands, compressed or not.
  func filesHolding(_ words: [String], in name: String) throws -> [String] {
    try files(of: name).compactMap { file, bytes in
      let content = file.hasSuffix(".gz") ? gunzip(Array(bytes)).map { Data($0) } ?? bytes : bytes
      let isHeld = words.contains { word in
        bytes.range(of: Data(word.utf8)) != nil || content.range(of: Data(word.utf8)) != nil
      }
      return isHeld ? "\(name)/\(file)" : nil
    }.sorted()
  }

  /// Copies a home, or a share, with all that `cp -a` keeps.
  func copy(_ name: String, to copy: String) throws {
    try FileManager.default.copyItem(atPath: path(name), toPath: path(copy))
  }

  /// Puts `copy` where `name` is.
  func replace(_ name: String, by copy: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
    try FileManager.default.moveItem(atPath: path(copy), toPath: path(name))
  }

  /// The id of the site at `home`.
  func site(_ home: String) throws -> String {
    try run(home, "status", "--json").object["site"] as? String ?? ""
  }

  /// Invites `name` from Toulouse, and lets it join at `home` through the share.
  @discardableResult
  func join(_ home: String, as name: String) throws -> Run {
    let code = try run("toulouse", "invite", name).lastLine
    try run("toulouse", "push")
    return try run(home, "join", code, "--share", path("partage"))
  }

  /// Lets the homes `pau` and `double` join by one code of Toulouse, which hears of both at once.
  func contest() throws {
    let code = try run("toulouse", "invite", "Pau").lastLine
    try run("toulouse", "push")
    for home in ["pau", "double"] {
      try run(home, "join", code)
      try run(home, "share", "add", path("partage"))
      try run(home, "practice", "add", home)
      try run(home, "push")
    }
    try run("toulouse", "sync")
  }

  /// Lets `homes` exchange, often enough that all have heard of everything.
  func syncAll(_ homes: [String]) throws {
    for _ in 1...3 { for home in homes { try run(home, "sync") } }
  }

  /// Whether all of `homes` show the same.
  func isSame(at homes: [String]) throws -> Bool {
    try Set(homes.map { try run($0, "dump").output }).count == 1
  }
}
