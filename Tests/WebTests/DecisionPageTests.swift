import Community
import Fakes
import Testing
import Workspace

@testable import Web

/// Before something is decided about a site, the page says what follows from it here and now.
struct DecisionPageTests {
  private let sites: Neighbours
  private let toulouse: PageGround
  private let lyon: PageGround

  /// Toulouse and Lyon lead.
  init() throws {
    sites = try Neighbours()
    try sites.leadBoth()
    (toulouse, lyon) = (sites.toulouse, sites.lyon)
  }

  private func asked(_ decision: SiteDecision, about site: PageGround) async throws -> String {
    try await toulouse.get("/network/\(try site.id())/\(decision.rawValue)").plain
  }

  @Test func `who revokes a lead is told who stays by its word alone, and which codes end`()
    async throws
  {
    for name in ["Foix", "Dax"] { _ = try sites.add(name, invitedBy: lyon) }
    _ = try lyon.with { try $0.invite("Pau", as: .site, days: 3) }
    try PageGround.exchange(lyon, toulouse)

    let page = try await asked(.revoke, about: lyon)
    #expect(page.contains("de ce site sont arrivés ici."))
    #expect(page.contains("Il n’est plus site animateur."))
    #expect(page.contains("Toulouse est alors le seul site animateur : nommez-en d’abord un"))
    #expect(page.contains("Les sites que lui seul a admis restent"))
    #expect(page.contains("s’il faut les garder : Dax, Foix."))
    #expect(page.contains("Son invitation qui n’a pas encore servi est retirée : Pau."))
    #expect(!page.contains("Sortent du réseau"))
  }

  @Test func `who revokes a site that invited nobody is told of no guests`() async throws {
    let dax = try sites.add("Dax", invitedBy: toulouse)

    let page = try await asked(.revoke, about: dax)
    #expect(page.contains("1 changement de ce site est arrivé ici."))
    for words in ["animateur", "admis", "invitations", "Sortent"] {
      #expect(!page.contains(words) && !page.contains("Il n’est plus"), "\(words)")
    }
  }

  @Test func `who takes a lead's role is told who leads then, and which codes stay`() async throws {
    _ = try lyon.with { try $0.invite("Pau", as: .site, days: 3) }
    try PageGround.exchange(lyon, toulouse)

    let page = try await asked(.demote, about: lyon)
    #expect(page.contains("Toulouse est alors le seul site animateur"))
    #expect(page.contains("Son invitation qui n’a pas encore servi reste valable : Pau."))
    let own = try await asked(.demote, about: toulouse)
    #expect(own.contains("Lyon est alors le seul site animateur"))
    #expect(
      own.contains("C’est ce site-ci : il ne pourra plus inviter, révoquer, valider ni effacer"))
  }

  @Test func `who retires a lead is told what it lacks, and that it stays a lead`() async throws {
    try toulouse.apply(#"{"on":"practice/aaaaaaaaaaaa","set":{"title":"A"}}"#)

    let page = try await asked(.retire, about: lyon)
    #expect(page.contains("Il lui manque 1 changement d’ici ; s’il revient, il le recevra."))
    #expect(page.contains("Il reste site animateur"))
  }
}
