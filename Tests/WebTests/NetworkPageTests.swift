import Community
import Fakes
import Merge
import Testing

@testable import Web
@testable import Workspace

/// The network's picture.
struct NetworkPageTests {
  private let visit: Visit

  init() throws {
    let ground = try PageGround()
    visit = Visit(
      path: [:], query: FormFields(), form: FormFields(), body: [], language: .french, token: "t",
      now: Timestamp(milliseconds: 1_795_507_200_000), surroundings: ground.hall.surroundings)
  }

  private func peer(
    _ name: String, _ number: String? = nil, lacks: Int? = 0, place: Status.Place = .belongs,
    heard: Bool = true
  ) -> Status.Peer {
    let id = number ?? name
    return Status.Peer(
      site: SiteName(id: id, name: name), origin: id, continues: nil, isBygone: false,
      isLead: false, place: place, merged: 5, held: 5, seen: 1, lacks: lacks,
      at: heard ? visit.now : nil)
  }

  private func page(
    _ peers: [Status.Peer], clocks: [ClockTrouble] = [], questions: [LeadQuestion] = []
  ) -> String {
    let status = Status(
      network: "Sud", site: SiteName(id: "ici", name: "Ici"), origin: "ici", isLead: true,
      place: .belongs, own: 10, waiting: 0, onHold: 0, changes: 100, conflicts: 0, records: [],
      peers: peers,
      missing: [], erasures: [], refused: [], unknown: [], shares: [], clocks: clocks,
      questions: questions)
    guard case .html(let text, _) = NetworkPage(visit, status).answer else { return "" }
    return text.replacing("\u{A0}", with: " ")
  }

  @Test func `a site that is alone is told so, without an empty picture`() {
    let text = page([])
    #expect(text.contains("Ce site est seul"))
    #expect(!text.contains("<svg"))
  }

  @Test func `a clock that is wrong is told above all else`() {
    let text = page([peer("Pau")], clocks: [.behind(3 * 86_400_000, nil)])
    let told = "L’horloge de ce poste retarde de 3 jours sur celle des autres sites : réglez-la."
    #expect(text.contains(told))
  }

  @Test(arguments: [1, 8, 30, 199])
  func `every site is in the picture and in the table, however many`(count: Int) {
    let peers = (0..<count).map { peer("Site \($0)", lacks: $0 % 7) }
    let text = page(peers)

    for peer in peers {
      #expect(text.contains("<title>\(peer.site.name) –"))
      #expect(text.contains("\">\(peer.site.name)</a></th>"))
    }
    #expect(text.contains("<title id=\"pic-t\">") && text.contains("<desc id=\"pic-d\">"))
    #expect(text.utf8.count < 120_000)
  }

  @Test func `what a site lacks is hatched, said in words, and in a number`() {
    let text = page([peer("Lyon", lacks: 25), peer("Pau")])

    #expect(text.contains("Lyon – il lui manque 25 changements"))
    #expect(text.contains("fill=\"url(#lack)\"") && text.contains("width=\"75.0%\""))
    #expect(text.contains("Il manque des changements à : Lyon (25)."))
    #expect(text.contains("2 sites sur 3 ont tout ce qui est ici."))
    #expect(text.contains("Pau – a tout"))
  }

  @Test func `a site that lacks a little never looks as if it had all`() {
    #expect(page([peer("Lyon", lacks: 1)]).contains("width=\"98.0%\""))
  }

  @Test func `nobody waits for sites that are gone or revoked, and they say so`() {
    let text = page([
      peer("Lyon", lacks: nil, place: .retired),
      peer("Pau", lacks: nil, place: .revoked(through: 4)), peer("Nîmes", lacks: 100, heard: false),
    ])

    #expect(text.contains("parti, on ne l’attend plus"))
    #expect(text.contains("révoqué après son changement 4, 1 mis de côté"))
    #expect(text.contains("Pas encore de nouvelles de : Nîmes."))
    #expect(text.contains("Un site sur 2 a tout ce qui est ici."))
    #expect(text.contains("stroke-dasharray"))
  }

  @Test func `sites of one name are told apart by their numbers, wherever they are named`() {
    let numbers = ["pau-7k2q9fxa", "pau-p3x9k2m7"]
    let text = page([
      peer("Pau", numbers[0], lacks: 3), peer("PAU", numbers[1], heard: false), peer("Lyon"),
    ])

    for (name, number) in zip(["Pau", "PAU"], numbers) {
      #expect(text.contains("<title>\(name) (\(number)) –"))
      #expect(text.contains("class=\"name\">\(name) (…\(number.suffix(8)))</text>"))
      #expect(text.contains("\">\(name)</a> <small>\(number)</small>"))
    }
    #expect(text.contains("Il manque des changements à : Pau (pau-7k2q9fxa) (3)."))
    #expect(text.contains("Pas encore de nouvelles de : PAU (pau-p3x9k2m7)."))
    #expect(text.contains("<title>Lyon –") && text.contains("class=\"name\">Lyon</text>"))
  }

  @Test func `of many sites, those that lack most come first`() throws {
    let text = page((0..<60).map { peer("Site \($0)", lacks: $0 == 41 ? 9 : 0) })
    let rows = text.matches(of: /<th scope="row"><a [^>]*>([^<]+)/).map { String($0.1) }
    #expect(rows.first?.hasPrefix("Site 41") == true)
  }

  @Test func `a hostile name stays text`() {
    let text = page([peer("\"><script>alert(1)</script>&'", lacks: 3)])
    #expect(!text.contains("<script>alert"))
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;"))
  }

  @Test func `a site lacks what was written since it was last heard`() async throws {
    let toulouse = try Neighbours().toulouse
    #expect(try await toulouse.get("/network").plain.contains("Tous les sites ont tout"))

    try toulouse.apply(#"{"on":"practice/aaaaaaaaaaaa","set":{"title":"A"}}"#)
    let page = try await toulouse.get("/network")
    #expect(page.plain.contains("Il manque des changements à : Lyon (1)."))
  }
}
