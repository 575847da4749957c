import Foundation
import Testing
import Workspace

@testable import Oracle

/// Files that come in another order than they were written in.
@Suite struct ArrivalTests {
  private let network: Network
  private var drive: ShareFolder { ShareFolder(network, "drive") }

  init() throws {
    network = try Network(["Toulouse", "Lyon", "Pau", "Sète"])
    try network.syncAll()
    try network.write("avant", at: "Lyon")
    try network.syncAll()
  }

  /// Takes the files of a site off the share, and returns them.
  private func takeAway(_ site: String) throws -> [String: [UInt8]] {
    var taken: [String: [UInt8]] = [:]
    for path in try drive.files() where path.contains(site) {
      taken[path] = try drive.bytes(path)
      try drive.remove(path)
    }
    return taken
  }

  private func putBack(_ files: [String: [UInt8]]) throws {
    for (path, bytes) in files { try drive.write(bytes, to: path) }
  }

  private func waiting(_ name: String) throws -> Int {
    try network.sync(name, .pull).reduce(0) { $0 + $1.waiting }
  }

  @Test func `continuations that come before the rest of the old journal wait for it alone`()
    throws
  {
    let lyon = try network.siteID("Lyon")
    for copy in ["Copie", "Encore"] {
      try FileManager.default.copyItem(
        atPath: network.homePath("Lyon"), toPath: network.homePath(copy))
    }
    let writers = ["Lyon", "Copie", "Encore"]
    for name in writers { try network.write(name.lowercased(), at: name) }
    for _ in 1...4 { for name in writers { try network.sync(name) } }
    for name in writers { try network.write("fin-\(name.lowercased())", at: name) }
    for name in writers { try network.sync(name) }
    let code = try network.invite("Nice", by: "Toulouse")
    let old = try takeAway(lyon)
    #expect(Set(try writers.map { try network.siteID($0) }).count == 3)

    // Pau holds the beginning of the old journal, and Nice nothing of it.
    try network.join("Nice", with: code)
    for name in ["Pau", "Nice"] {
      #expect(try waiting(name) > 0, "\(name)")
      #expect(try network.title("fin-copie", at: name) == nil, "\(name)")
    }
    try putBack(old)
    for name in ["Pau", "Nice"] { #expect(try waiting(name) == 0, "\(name)") }

    let all = writers + ["Toulouse", "Pau", "Sète", "Nice"]
    for _ in 1...3 { for name in all { try network.sync(name) } }
    try network.expectOneTruth(at: all)
    for name in all {
      for title in ["avant"] + writers.flatMap({ [$0.lowercased(), "fin-\($0.lowercased())"] }) {
        #expect(try network.title(title, at: name) == title, "\(name)")
      }
    }
  }

  @Test func `what waits is not merged, whoever names it, and an index made anew shows the same`()
    throws
  {
    try network.write("lyon", at: "Lyon")
    try network.sync("Lyon")
    try network.sync("Pau")
    try network.write("pau", at: "Pau")
    try network.sync("Pau")
    try network.sync("Sète")
    try network.write("sete", at: "Sète")
    try network.write("encore", at: "Sète")
    try network.sync("Sète", .push)
    let lyon = try takeAway(try network.siteID("Lyon"))

    // Sète's entries name Pau's, which waits for Lyon's.
    #expect(try waiting("Toulouse") == 3)
    for _ in 1...2 {
      for title in ["pau", "sete", "encore"] {
        #expect(try network.title(title, at: "Toulouse") == nil)
      }
      let pulled = try network.dump("Toulouse")
      #expect(try NaiveModel(at: network.homePath("Toulouse")).dump == pulled)
      try network.with("Toulouse") { try $0.rebuild() }
      #expect(try network.dump("Toulouse") == pulled)
      #expect(try network.with("Toulouse") { try $0.verify().flaws.isEmpty })
      try network.write("toulouse", at: "Toulouse")
    }
    try network.sync("Toulouse", .push)

    try putBack(lyon)
    #expect(try waiting("Toulouse") == 0)
    try network.syncAll()
    try network.expectOneTruth(at: network.names)
    #expect(try network.title("encore", at: "Toulouse") == "encore")
  }
}
