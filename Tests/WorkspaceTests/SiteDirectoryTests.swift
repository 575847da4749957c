import Testing
import Workspace

/// How people name a site.
@Suite struct SiteDirectoryTests {
  private let network: Network
  private let id: String

  init() throws {
    network = try Network(["Lyon", "Sète", "Pau"])
    try network.syncAll()
    try network.sync("Lyon")
    id = try network.siteID("Sète")
  }

  private func meant(_ handle: String) throws -> [String] {
    try network.with("Lyon", for: .read) { try $0.members(named: .typed(handle)).map(\.site.id) }
  }

  @Test func `a site is named by its id, its name, or what commands write of it`() throws {
    for handle in [
      id, id.uppercased(), String(id.dropLast(2)), "Sète", "sète", "SETE", "Sète (\(id))",
      "\(id) (Sète)", "Sète (\(id.dropLast(4)))", "sete (lead)",
    ] {
      #expect(try meant(handle) == [id], "\(handle)")
    }
  }

  @Test(arguments: ["", " ", "()", "Sète (pau-)", "Tarbes", "Tarbes (lead)"])
  func `what names no site, or two at once, is refused`(handle: String) throws {
    #expect(throws: WorkspaceError.self) { try meant(handle) }
  }

  @Test func `a site that belongs is meant before one of its name that was sent away`() throws {
    try network.with("Lyon") { _ = try $0.revoke("Sète") }
    #expect(try meant("Sète") == [id])
    try network.newcomer("Autre", called: "Sète", by: "Lyon", among: ["Lyon"])

    #expect(try meant("Sète") == [try network.siteID("Autre")])
    #expect(try meant(id) == [id])
  }
}
