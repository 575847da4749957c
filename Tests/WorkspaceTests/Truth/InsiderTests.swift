import Community
import Journal
import Testing
import Workspace

@testable import Oracle

/// A member of the network writes what no program of ours would.
@Suite struct InsiderTests {
  private let network: Network
  private let code: InvitationCode
  private var drive: ShareFolder { ShareFolder(network, "drive") }
  private var stick: ShareFolder { ShareFolder(network, "stick") }

  /// Lyon leads and reaches both shares, with Sète; Pau reaches the drive, and Albi the stick.
  init() throws {
    network = try Network(
      ["Lyon", "Pau", "Albi", "Sète"], shares: ["drive", "stick"],
      reached: ["Pau": ["drive"], "Albi": ["stick"]])
    code = try network.invite("Brest", by: "Lyon")
    try network.write("lyon", at: "Lyon")
    try network.syncAll()
    try network.syncAll()
  }

  private func insider() throws -> Insider { try Insider("brest", with: code, seed: 7) }

  /// Lets everybody exchange, and a newcomer come.
  private func settle() throws {
    try network.syncAll()
    try network.syncAll()
    try network.newcomer("Nice", by: "Lyon", among: network.names)
    for _ in 1...2 { for name in network.names + ["Nice"] { try network.sync(name) } }
  }

  private func expectOneTruth(waiting: Int = 0) throws {
    for (share, names) in [
      ("drive", ["Lyon", "Pau", "Sète", "Nice"]), ("stick", ["Albi", "Lyon"]),
    ] {
      try network.expectOneTruth(at: names, on: share, waiting: waiting)
    }
  }

  private var everybody: [String] { network.names + ["Nice"] }

  // MARK: Journals and clocks

  @Test(arguments: [true, false])
  func `who gets one journal of a site goes together with who gets another`(
    isRevoked: Bool
  ) throws {
    var one = try insider()
    one.set(["title": "Début"], on: "practice/debut")
    var other = one.forked()
    one.set(["title": "Un"], on: "practice/un")
    other.set(["title": "Deux"], on: "practice/deux")
    try one.publish(on: drive)
    try other.publish(on: stick)
    for name in ["Pau", "Albi"] {
      try network.sync(name, .pull)
      try network.write(name.lowercased(), at: name)
      try network.sync(name)
    }
    if isRevoked {
      try network.sync("Lyon", .pull, with: [drive.path])
      try network.with("Lyon") { _ = try $0.revoke(.typed(one.site)) }
    }
    try settle()

    try expectOneTruth()
    for name in everybody {
      #expect(try network.title("pau", at: name) == "pau", "\(name)")
      #expect(try network.title("albi", at: name) == "albi", "\(name)")
      #expect(try network.title("un", at: name) == "Un", "\(name)")
      // The revocation keeps what its author had seen.
      #expect(try network.title("deux", at: name) == (isRevoked ? nil : "Deux"), "\(name)")
    }
  }

  @Test func `a text edit whose clock lacks what it has seen shows the same, stepwise or at once`()
    throws
  {
    try network.apply("Lyon", #"{"on":"practice/a","text":{"body":"Un. Deux."}}"#)
    try network.syncAll()
    try network.apply("Pau", #"{"on":"practice/a","text":{"body":"Un. Deux. Trois."}}"#)
    try network.sync("Pau")
    var brest = try insider()
    // It names Pau's edit, and not what that one had seen.
    let pau = try network.siteID("Pau")
    let ends = try drive.ends()
    try brest.publish(on: drive)
    try network.sync("Pau")
    try network.sync("Sète")
    brest.write(
      #"{"edit":{"body":[[9,0,"X"]]}}"#, on: "practice/a", saw: [pau: try #require(ends[pau])])
    try brest.publish(on: drive)
    try network.sync("Sète")
    brest.write(#"{"edit":{"body":[[0,2,"Y"]]}}"#, on: "practice/a", saw: ends)
    try brest.publish(on: drive)
    try network.sync("Sète")
    // Nice and Albi take all of it at once.
    try settle()

    try expectOneTruth()
    for name in everybody {
      let view = try network.with(name) { try $0.view(of: "practice/a") }
      #expect(view?.fields["body"] == .text("Y. Deux. Trois."), "\(name)")
    }
  }

  // MARK: Rights

  @Test func `what only leads may has no effect by whoever else writes it`() throws {
    try network.apply("Lyon", #"{"on":"charter/charter","set":{"title":"La nôtre"}}"#)
    try network.syncAll()
    let before = try network.dump("Lyon")
    var brest = try insider()
    let saw = try drive.ends()
    brest.set(["status": "validated"], on: "practice/lyon", saw: saw)
    brest.set(["title": "La mienne"], on: "charter/charter")
    brest.write(#"{"delete":true}"#, on: "charter/charter")
    brest.set(["title": "Sondage", "status": "open"], on: "survey/s")
    brest.set(["site": try network.siteID("Pau")], on: "revocation/r")
    brest.set(["record": "member/x"], on: "erasure/e")
    brest.set(["site": brest.site, "role": "lead"], on: "role/r")
    try brest.publish(on: drive)
    try settle()

    try expectOneTruth()
    let mine = ["site/\(brest.site)", "site/\(try network.siteID("Nice"))", "invitation/"]
    let after = try network.dump("Lyon").filter { line in !mine.contains { line.contains($0) } }
    #expect(after == before.filter { !$0.contains("invitation/") })
    #expect(try network.with("Lyon") { try $0.status().peers.allSatisfy { !$0.isLead } })
  }

  @Test func `what holds the network together takes no value from who may not, nor a conflict`()
    throws
  {
    let pau = try network.siteID("Pau")
    let before = try network.with("Lyon") { try $0.members().map(\.name).sorted() }
    var brest = try insider()
    brest.set(["name": "À moi"], on: "network/reseau")
    brest.set(
      ["name": "À moi", "founder": brest.site, "key": brest.key.text], on: "network/reseau")
    brest.set(["name": "Autre"], on: "site/\(pau)")
    brest.set(["role": "lead", "key": brest.key.text], on: "site/\(pau)")
    brest.set(["role": "lead"], on: "site/\(brest.site)")
    brest.write(#"{"delete":true}"#, on: "site/\(pau)")
    try brest.publish(on: drive)
    try settle()

    try expectOneTruth()
    for name in everybody {
      let (status, conflicts, members) = try network.with(name) {
        (try $0.status(), try $0.conflicts(), try $0.members().map(\.name).sorted())
      }
      #expect(conflicts.isEmpty && status.network == "Réseau Sud", "\(name)")
      #expect(members == (before + ["Nice", "brest"]).sorted(), "\(name)")
    }
  }

  @Test func `a home stays sound when its key signs elsewhere what names what nobody has`() throws {
    let sete = try network.siteID("Sète")
    var forger = try Insider(withKeyOf: "Pau", in: network, on: drive)
    forger.set(
      ["title": "Faux"], on: "practice/faux", saw: [sete: ["1000-0123456789abcdef"]])
    try forger.publish(on: drive)
    try network.syncAll()
    try network.write("pau", at: "Pau")
    try settle()

    try expectOneTruth(waiting: 1)
    #expect(try network.siteID("Pau") != forger.site)
    for name in everybody {
      #expect(try network.title("pau", at: name) == "pau", "\(name)")
      #expect(try network.title("faux", at: name) == nil, "\(name)")
    }
  }

  @Test func `two journals that its key signs elsewhere leave the health of a home as it is`()
    throws
  {
    var one = try Insider(withKeyOf: "Pau", in: network, on: drive)
    var other = one.forked()
    one.set(["title": "Un"], on: "practice/un")
    other.set(["title": "Deux"], on: "practice/deux")
    other.set(["title": "Trois"], on: "practice/trois")
    for word in ["pau", "encore"] { try network.write(word, at: "Pau") }
    try one.publish(on: drive)
    try other.publish(on: drive)
    try settle()

    try expectOneTruth()
    for name in everybody {
      let health = try HomeHealth.read(
        at: network.homePath(name), drive: LocalFiles(),
        in: network.world.surroundings(of: name))
      #expect(health.faults.isEmpty, "\(name): \(health.faults)")
    }
  }

  @Test func `a home of which a head of the last edition was signed elsewhere goes on`() throws {
    let old = try network.siteID("Pau")
    var forger = try Insider(withKeyOf: "Pau", in: network, on: drive)
    try forger.publish(on: drive, edition: Int(UInt32.max))
    try network.write("pau", at: "Pau")
    try settle()

    try expectOneTruth()
    #expect(try network.siteID("Pau") != old)
    for name in everybody { #expect(try network.title("pau", at: name) == "pau", "\(name)") }
  }

  @Test func `what begins inside a segment of the share is given with all that leads to it`() throws
  {
    var brest = try insider()
    for word in ["deux", "trois"] { brest.set(["title": word], on: "practice/\(word)") }
    try brest.publish(on: drive)
    try network.syncAll()
    let count = brest.writer.lines.count
    brest.set(["title": "quatre"], on: "practice/quatre")
    try brest.publish(on: drive, (count + 1)...(count + 1))
    try network.syncAll()
    // Now the share has other segments of the same entries, at no end of which the last one begins.
    for file in try drive.files() where file.hasPrefix("segments/\(brest.site)/") {
      try drive.remove(file)
    }
    brest.set(["title": "cinq"], on: "practice/cinq")
    try brest.publish(1...1, on: drive)
    try brest.publish(2...(count + 1), on: drive)
    try brest.publish(on: drive, (count + 1)...(count + 2))
    try settle()

    try expectOneTruth()
    for name in everybody { #expect(try network.title("cinq", at: name) == "cinq", "\(name)") }
  }

  // MARK: Size

  @Test func `heads stay small, however often somebody goes on as another site`() throws {
    var brest = try insider()
    brest.set(["title": "Brest"], on: "practice/brest")
    try brest.publish(on: drive)
    for number in 1...400 {
      var next = try Insider("brest\(number)", continuing: brest, seed: 1000 + number)
      next.set(["title": "Brest"], on: "practice/brest\(number)")
      try next.publish(on: drive)
    }
    for name in ["Lyon", "Pau", "Lyon"] { try network.sync(name) }

    try expectSmallHeads(sites: network.names.count + 1 + 64)
    let shown = try network.dump("Lyon").count { $0.contains(#""record":"practice/brest"#) }
    #expect(shown == 1 + 64)
  }

  @Test func `heads name nobody who was never let in, whatever number somebody names of it`() throws
  {
    var brest = try insider()
    brest.set(["title": "Brest"], on: "practice/brest")
    for number in 1...2000 {
      let digits = String(String(10_000_000 + number).suffix(8))
      brest.set(
        ["title": "Rien"], on: "practice/rien",
        saw: ["personne-\(digits)": ["4294967295-0123456789abcdef"]])
    }
    try brest.publish(on: drive)
    try network.syncAll()
    try network.write("apres", at: "Lyon")
    try settle()

    try expectSmallHeads(sites: network.names.count + 2)
    try expectOneTruth(waiting: 2000)
    for name in everybody {
      #expect(try network.title("brest", at: name) == "Brest", "\(name)")
      #expect(try network.title("rien", at: name) == nil, "\(name)")
      #expect(try network.title("apres", at: name) == "apres", "\(name)")
    }
  }

  /// That the heads of the homes name no more than so many others, and weigh accordingly.
  private func expectSmallHeads(sites: Int) throws {
    let homes = try network.names.map { try network.siteID($0) }
    let heads = try drive.files().filter { file in homes.contains { file.contains("heads/\($0)") } }
    #expect(!heads.isEmpty)
    for head in heads {
      let bytes = try drive.bytes(head)
      #expect(bytes.count < 1 << 16)
      let clock = try #require(JSONText(bytes)?["clock"])
      #expect(clock.members.count < sites, "\(head)")
    }
  }
}
