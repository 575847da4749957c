import Community
import Foundation
import Merge
import Testing

@testable import Workspace

/// What leads decide about a site as a whole.
@Suite struct SiteDecisionTests {
  private let network: Network

  init() throws {
    network = try Network(["Lyon", "Pau", "Sète"])
    try network.syncAll()
  }

  private func decide(_ decision: SiteDecision, about origin: String, at name: String) throws {
    let site = try #require(SiteID(origin))
    try network.with(name) { try $0.decide(decision, about: site) }
  }

  private func offered(about origin: String, at name: String) throws -> [SiteDecision] {
    try network.with(name, for: .read) { try $0.status().decisions(about: origin) }
  }

  @Test func `only leads are offered anything, and nothing that is so already`() throws {
    let (lyon, pau) = (try network.siteID("Lyon"), try network.siteID("Pau"))
    #expect(try offered(about: pau, at: "Lyon") == [.promote, .retire, .revoke])
    #expect(try offered(about: lyon, at: "Pau").isEmpty)
    #expect(try offered(about: lyon, at: "Lyon").isEmpty, "the only lead stays one")

    try decide(.promote, about: pau, at: "Lyon")
    #expect(try offered(about: pau, at: "Lyon") == [.demote, .retire, .revoke])
    #expect(try offered(about: lyon, at: "Lyon") == [.demote])
    try decide(.retire, about: pau, at: "Lyon")
    #expect(try offered(about: pau, at: "Lyon") == [.demote, .revoke])
    try decide(.revoke, about: pau, at: "Lyon")
    #expect(try offered(about: pau, at: "Lyon").isEmpty)
  }

  @Test func `all homes by which a site went on are decided about as one, whoever is called so`()
    throws
  {
    let old = try network.siteID("Pau")
    network.world.setMachine(of: "Pau", to: "one")
    try network.apply("Pau", #"{"on":"practice/a","set":{"title":"Un"}}"#)
    try network.syncAll()
    network.world.setMachine(of: "Pau", to: "other")
    try network.apply("Pau", #"{"on":"practice/b","set":{"title":"Deux"}}"#)
    try network.syncAll()
    let new = try network.siteID("Pau")
    try #require(old != new)
    let code = try network.with("Lyon") { try $0.invite("Pau", as: .site, days: 3) }
    try network.syncAll()
    try network.join("Second", with: code)
    for _ in 1...2 { for name in ["Second", "Lyon"] { try network.sync(name) } }
    let other = try network.siteID("Second")
    #expect(throws: WorkspaceError.self) { try network.with("Lyon") { _ = try $0.revoke("Pau") } }

    func leads() throws -> Set<String> {
      try network.with("Lyon", for: .read) { lyon in
        Set(try lyon.status().peers.filter(\.isLead).map(\.site.id))
      }
    }
    try decide(.promote, about: old, at: "Lyon")
    #expect(try leads() == [old, new])
    try decide(.demote, about: old, at: "Lyon")
    #expect(try leads().isEmpty)
    try decide(.revoke, about: old, at: "Lyon")
    let left = try network.with("Lyon", for: .read) { Set(try $0.members().map(\.id)) }
    #expect(left.isDisjoint(with: [old, new]) && left.contains(other))
  }

  @Test func `whom a lead alone let in that was revoked is kept, or sent away`() throws {
    let pau = try network.siteID("Pau")
    try decide(.promote, about: pau, at: "Lyon")
    try network.syncAll()
    try network.join("Foix", with: try network.invite("Foix", by: "Pau"))
    // Pau's home pins Foix by itself, before Lyon hears of it.
    for name in ["Foix", "Pau", "Lyon"] { try network.sync(name) }
    let foix = try network.siteID("Foix")
    try decide(.revoke, about: pau, at: "Lyon")

    let questions = try network.with("Lyon", for: .read) { try $0.outlook().questions }
    #expect(questions.compactMap(\.site?.id) == [foix])
    #expect(try offered(about: foix, at: "Lyon") == [.admit, .revoke, .promote, .retire])
    try decide(.admit, about: foix, at: "Lyon")
    #expect(try network.with("Lyon", for: .read) { try $0.outlook().questions } == [.onlyLead])
    #expect(try network.with("Sète", for: .read) { try $0.outlook().questions }.isEmpty)
  }

  @Test func `who was invited by one lead and let in by another's home is asked about as that`()
    throws
  {
    let pau = try network.siteID("Pau")
    try decide(.promote, about: pau, at: "Lyon")
    try network.syncAll()
    try network.join("Foix", with: try network.invite("Foix", by: "Lyon"))
    // Pau's home hears of Foix first.
    for name in ["Foix", "Pau", "Lyon"] { try network.sync(name) }
    try decide(.revoke, about: pau, at: "Lyon")

    let questions = try network.with("Lyon", for: .read) { try $0.outlook().questions }
    let phrase = try #require(questions.first?.phrase)
    #expect(phrase.french.contains("Lyon avait invité Foix"), "\(phrase.french)")
    #expect(phrase.english.hasPrefix("Lyon had invited Foix"), "\(phrase.english)")
    #expect(!phrase.french.contains("Seul Pau"))
  }
}
