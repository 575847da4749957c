import Community
import Testing
import Workspace

/// A lead is revoked, or a site from earlier than what others hold of it.
@Suite struct RevokedLeadTests {
  private let network: Network

  init() throws {
    network = try Network(["Toulouse", "Lyon", "Sète"], shares: ["drive", "stick"])
    try network.syncAll()
    try network.with("Toulouse") { _ = try $0.setRole(.lead, of: "Lyon") }
    try network.syncAll()
  }

  private func last(_ site: String, at name: String) throws -> UInt32 {
    try network.with(name) { try $0.status().own }
  }

  @Test(arguments: [true, false])
  func
    `when a lead is revoked from before an invitation that was used, a newcomer sees what all see`(
      isSeen: Bool
    ) throws
  {
    let before = try last("Lyon", at: "Lyon")
    try network.join("Pau", with: try network.invite("Pau", by: "Lyon"))
    try network.write("pau", at: "Pau")
    for name in ["Pau", "Lyon", "Sète"] + (isSeen ? ["Toulouse"] : []) { try network.sync(name) }
    // Sète has merged what Pau wrote, and goes on from there.
    try network.write("pau", at: "Sète")
    try network.write("sete", at: "Sète")
    try network.with("Toulouse") { _ = try $0.revoke("Lyon", through: before) }
    try network.write("toulouse", at: "Toulouse")

    let all = ["Toulouse", "Lyon", "Sète", "Pau"]
    for _ in 1...3 { for name in all { try network.sync(name) } }
    try network.newcomer("Nice", by: "Toulouse", among: all)

    // Whom Lyon let in unseen nothing lets in: only its own home believes it still.
    let same = ["Nice", "Toulouse", "Lyon", "Sète"] + (isSeen ? ["Pau"] : [])
    try network.expectOneTruth(at: same)
    for name in same {
      #expect(try network.title("sete", at: name) == "sete", "\(name)")
      #expect(try network.title("toulouse", at: name) == "toulouse", "\(name)")
      #expect(try network.title("pau", at: name) == "pau", "\(name)")
    }
    let guests = try network.with("Toulouse") { try $0.members().map(\.name) }
    #expect(guests.contains("Pau") == isSeen)
  }

  @Test func `a home that was revoked believes itself no more, also where nothing let it in`()
    throws
  {
    try network.with("Toulouse") { _ = try $0.revoke("Lyon") }
    try network.join(
      "Pau", with: try network.with("Lyon") { try $0.invite("Pau", as: .site, days: 30) })
    try network.write("pau", at: "Pau")
    for name in ["Pau", "Lyon", "Toulouse"] { try network.sync(name) }
    let pau = try network.siteID("Pau")
    #expect(try network.title("pau", at: "Pau") == "pau")
    try network.with("Toulouse") { _ = try $0.revoke(.typed(pau)) }

    for _ in 1...2 { try network.syncAll() }
    try network.expectOneTruth(at: network.names + ["Pau"])
    #expect(try network.title("pau", at: "Pau") == nil)
  }

  @Test func `who is revoked from before what others hold stops no command of anybody`() throws {
    let (drive, stick) = (network.sharePath("drive"), network.sharePath("stick"))
    let before = try last("Sète", at: "Sète")
    for number in 1...8 { try network.write("un\(number)", at: "Sète") }
    try network.sync("Sète", .push, with: [drive])
    try network.sync("Toulouse", .pull, with: [drive])
    for number in 1...4 { try network.write("deux\(number)", at: "Sète") }
    try network.sync("Sète", .push, with: [stick])
    try network.sync("Lyon", .pull, with: [stick])
    try network.write("lyon", at: "Lyon")
    try network.with("Toulouse") { _ = try $0.revoke("Sète", through: before + 1) }

    for _ in 1...3 {
      for name in network.names {
        try network.sync(name)
        let repaired = try network.with(name) { site in
          _ = try site.status()
          _ = try site.search("un")
          _ = try site.news(since: [:], limit: 99, includesOwn: true)
          _ = try site.verify()
          try site.rebuild()
          return try site.repair()
        }
        #expect(repaired.missing.isEmpty, "\(name)")
        if name != "Sète" { try network.write("encore", at: name) }
      }
    }
    try network.newcomer("Nice", by: "Toulouse", among: network.names)

    try network.expectOneTruth(at: network.names + ["Nice"])
    for name in network.names + ["Nice"] {
      #expect(try network.title("un1", at: name) == "un1", "\(name)")
      #expect(try network.title("un2", at: name) == nil, "\(name)")
      #expect(try network.title("deux4", at: name) == nil, "\(name)")
      #expect(try network.title("lyon", at: name) == "lyon", "\(name)")
    }
  }
}
