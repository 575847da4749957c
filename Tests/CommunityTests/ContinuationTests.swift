import Community
import Merge
import Testing

/// A home that goes on as a new site.
@Suite struct ContinuationTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let second: Inhabitant
  private let third: Inhabitant
  /// Toulouse founds the network, and Lyon joins.
  private var village: Village

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    second = try Inhabitant("Lyon 2")
    third = try Inhabitant("Lyon 3")
    village = Village(foundedBy: toulouse)
    try village.welcome(lyon, by: toulouse)
  }

  @Test mutating func `a continuation belongs as the old site does`() throws {
    let from = village.work(by: lyon)
    try village.resume(second, of: lyon)
    let site = AdmittedSite(id: second.id, name: "Lyon 2", role: .site, key: second.key)
    #expect(village.standing(of: second) == .site(site))
    #expect(village.isAdmitted(lyon))
    #expect(
      village.roster.continuations == [
        SiteContinuation(site: second.id, continues: lyon.id, from: from.point)
      ])
  }

  @Test mutating func `a continuation has the old site's role in its past, whatever it says`()
    throws
  {
    try village.resume(second, of: lyon)
    #expect(!village.isLead(second))
    let before = village.all
    village.give(.lead, to: lyon, by: toulouse)
    try village.resume(third, of: lyon, seeing: before)
    #expect(!village.isLead(third) && !village.isLead(second))

    let fourth = try Inhabitant("Lyon 4")
    try village.resume(fourth, of: lyon)
    #expect(village.isLead(fourth))
    let guest = try Inhabitant("Pau")
    try village.welcome(guest, by: fourth)
    #expect(village.isAdmitted(guest))

    village.give(.site, to: lyon, by: toulouse)
    let fifth = try Inhabitant("Lyon 5")
    try village.resume(fifth, of: lyon)
    #expect(village.isLead(fourth) && !village.isLead(fifth))
  }

  @Test mutating func `a continuation can be continued, and people see one site`() throws {
    try village.resume(second, of: lyon)
    try village.resume(third, of: second)
    for site in [lyon, second, third] { #expect(village.roster.origin(of: site.id) == lyon.id) }
    #expect(village.roster.origin(of: toulouse.id) == toulouse.id)
  }

  @Test mutating func `what is not admitted is its own origin`() throws {
    try village.resume(second, of: lyon, provenBy: third)
    #expect(village.roster.origin(of: second.id) == second.id)
    #expect(village.roster.continuations.isEmpty)
  }

  @Test mutating func `two copies of one home both go on`() throws {
    let before = village.all
    try village.resume(second, of: lyon, seeing: before)
    try village.resume(third, of: lyon, seeing: before)
    #expect(village.isAdmitted(second) && village.isAdmitted(third))
  }

  @Test mutating func `a continuation goes on from an entry that it has seen`() throws {
    try village.resume(second, of: lyon, seeing: .nothing)
    #expect(village.reason(second) == .continuationWrong)
    try village.resume(third, of: third)
    #expect(village.reason(third) == .continuationWrong)
  }

  @Test mutating func `a continuation waits for the old site's admission`() throws {
    let pau = try Inhabitant("Pau")
    try village.join(pau)
    try village.resume(second, of: pau)
    #expect(village.reason(second) == .continuedNotSeen)
    try village.invite("Pau", by: toulouse)
    #expect(village.isAdmitted(second))
  }

  @Test func `only the old site's key vouches for a continuation`() throws {
    for (prover, network) in [
      (second, Village.network), (toulouse, Village.network),
      (lyon, String(repeating: "0f", count: 32)),
    ] {
      var village = village
      try village.resume(second, of: lyon, provenBy: prover, network: network)
      #expect(village.reason(second) == .continuationWrong)
    }
  }

  @Test mutating func `a continuation's key belongs to its id`() throws {
    let continuation = try Continuation(
      network: Village.network, site: second.id, name: "Lyon 2", role: .site, key: third.key,
      continues: lyon.id, provenBy: lyon.privateKey)
    village.write(continuation.change, by: second, isFirst: true)
    #expect(village.reason(second) == .keyOfAnotherSite)
  }

  @Test mutating func `a continuation counts as entry 1 of its own journal`() throws {
    let continuation = try Continuation(
      network: Village.network, site: second.id, name: "Lyon 2", role: .site, key: second.key,
      continues: lyon.id, provenBy: lyon.privateKey)
    village.write(continuation.change, by: third, isFirst: true)
    #expect(village.reason(third) == .joinMalformed)
    village.work(by: second, seeing: .nothing)
    village.write(continuation.change, by: second)
    #expect(!village.isAdmitted(second))
  }

  @Test mutating func `a revoked site is continued by what its revocation has seen`() throws {
    let pau = try Inhabitant("Pau")
    try village.welcome(pau, as: .lead, by: toulouse)
    let before = village.all
    try village.resume(second, of: lyon)
    village.revoke(lyon, by: toulouse)
    #expect(village.isAdmitted(second))
    try village.resume(third, of: lyon)
    #expect(village.reason(third) == .revoked)
    village.revoke(lyon, by: pau, seeing: before)
    #expect(village.reason(second) == .revoked)
  }

  @Test mutating func `nobody goes on from an entry beyond an earlier cut`() throws {
    let seq = village.work(by: lyon).point.seq
    try village.resume(second, of: lyon)
    var cut = village
    cut.revoke(lyon, through: seq - 1, by: toulouse)
    #expect(cut.reason(second) == .revoked)
    village.revoke(lyon, through: seq, by: toulouse)
    #expect(village.isAdmitted(second))
  }

  @Test mutating func `a continuation can itself be revoked`() throws {
    try village.resume(second, of: lyon)
    village.revoke(second, through: 0, by: toulouse)
    #expect(village.reason(second) == .revoked)
    #expect(village.isAdmitted(lyon))
  }

  @Test mutating func `of too many continuations the nearest and then the lowest ids are admitted`()
    throws
  {
    let before = village.all
    let copies = try (0..<70).map { try Inhabitant("Copie \($0)") }
    for copy in copies { try village.resume(copy, of: lyon, seeing: before) }
    let lowest = copies.map(\.id).sorted().prefix(64)
    try village.resume(second, of: copies[0])
    let roster = village.roster
    #expect(roster.continuations.map(\.site) == Array(lowest))
    #expect(village.reason(second) != nil)
    let last = try #require(copies.map(\.id).max())
    #expect(roster.standing(of: last.text) == .unknown(.oneOfTooMany))
  }
}
