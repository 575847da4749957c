import Foundation
import Testing
import Workspace

@testable import Oracle

/// Somebody without a key redacts lines on a share, although nobody erased anything.
@Suite struct WithheldLineTests {
  private let network: Network
  private var drive: ShareFolder { ShareFolder(network, "drive") }

  init() throws {
    network = try Network(["Lyon", "Pau", "Sète"])
    try network.syncAll()
    try network.apply("Pau", #"{"on":"member/ana","set":{"name":"Ana Ruiz"}}"#)
    try network.write("pau", at: "Pau")
    try network.syncAll()
    try network.sync("Lyon")
  }

  private func name(at name: String) throws -> String? {
    try network.with(name, for: .read) { try $0.view(of: "member/ana")?.string("name") }
  }

  /// How many lines of a site are redacted in a home.
  private func redactedLines(of site: String, at home: String) throws -> Int {
    let folder = "\(network.homePath(home))/journals/\(site)"
    return try FileManager.default.contentsOfDirectory(atPath: folder).reduce(0) { count, name in
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
      return (gunzip(bytes) ?? []).split(separator: 0x0A).reduce(count) {
        NaiveLine(Array($1), of: site)?.change == nil ? $0 + 1 : $0
      }
    }
  }

  /// Who heals the share, whether the journal has news then, and how many more lines it has: of
  /// many the first are sealed.
  @Test(arguments: [("Pau", true, 0), ("Pau", true, 4200), ("Pau", false, 0), ("Sète", false, 0)])
  func `a line that is held is not given up for one that nobody erased, and heals the share`(
    healer: String, hasNews: Bool, count: Int
  ) throws {
    let pau = try network.siteID("Pau")
    try network.apply(
      "Pau", (0..<count).map { #"{"on":"task/t\#($0 % 50)","set":{"order":\#($0)}}"# })
    try network.syncAll()
    let code = try network.invite("Nice", by: "Lyon")
    #expect(try drive.redact(pau) { $0.on.hasPrefix("member/") } == 1)

    // Who has nothing else waits for the journal from there on.
    try network.join("Nice", with: code)
    #expect(try network.sync("Nice", .pull).map { $0.waiting > 0 } == [true])
    #expect(try name(at: "Nice") == nil && network.title("pau", at: "Nice") == nil)
    // Who holds the line keeps it, also when the journal has news.
    if hasNews { try network.write("encore", at: "Pau") }
    try network.sync("Lyon", .pull)
    #expect(try name(at: "Lyon") == "Ana Ruiz")
    #expect(try redactedLines(of: pau, at: "Lyon") == 0)

    try network.sync("Nice", .push)
    try network.sync(healer)
    #expect(try drive.redactedLines(of: pau) == 0)
    #expect(try network.sync("Nice", .pull).map(\.waiting) == [0])
    #expect(try name(at: "Nice") == "Ana Ruiz")
    for _ in 1...2 { for name in network.names + ["Nice"] { try network.sync(name) } }
    try network.expectOneTruth(at: network.names + ["Nice"])
  }

  @Test
  func `what a revocation leaves counts, also while its last line waits behind a redacted one`()
    throws
  {
    let pau = try network.siteID("Pau")
    let code = try network.invite("Nice", by: "Lyon")
    try network.apply("Pau", #"{"on":"member/bob","set":{"name":"Bob Roy"}}"#)
    for name in ["Pau", "Lyon"] { try network.sync(name) }
    try network.with("Lyon") { _ = try $0.revoke("Pau") }
    try network.sync("Lyon")
    #expect(try drive.redact(pau) { $0.on == "member/bob" } == 1)

    try network.join("Nice", with: code)
    #expect(try network.sync("Nice", .pull).map { $0.waiting > 0 } == [true])
    #expect(try network.dump("Nice") == NaiveModel(at: network.homePath("Nice")).dump)
    #expect(try network.title("pau", at: "Nice") == "pau")
  }

  @Test func `nobody believes a journal whose revocation was redacted`() throws {
    let lyon = try network.siteID("Lyon")
    try network.with("Lyon") { _ = try $0.revoke("Pau") }
    try network.write("lyon", at: "Lyon")
    try network.sync("Lyon")
    try network.write("apres", at: "Pau")
    try network.sync("Pau", .push)
    let code = try network.with("Lyon") { try $0.invite("Nice", as: .site, days: 3) }
    try network.sync("Lyon", .push)
    #expect(try drive.redact(lyon) { $0.on.hasPrefix("revocation/") } == 1)

    // Sète holds the beginning of Lyon's journal, Nice nothing; neither takes what stands behind.
    try network.join("Nice", with: code)
    for name in ["Sète", "Nice"] {
      let outcome = try #require(try network.sync(name, .pull).first)
      let refused = outcome.pulled?.refused ?? []
      #expect(!refused.isEmpty, "\(name)")
      #expect(try network.title("lyon", at: name) == nil, "\(name)")
    }

    for _ in 1...2 { for name in ["Lyon", "Sète", "Nice"] { try network.sync(name) } }
    try network.expectOneTruth(at: ["Lyon", "Sète", "Nice"])
    for name in ["Lyon", "Sète", "Nice"] {
      #expect(try network.title("lyon", at: name) == "lyon", "\(name)")
      #expect(try network.title("pau", at: name) == "pau", "\(name)")
      #expect(try network.title("apres", at: name) == nil, "\(name)")
    }
  }
}
