import Community
import Testing
import Workspace

/// A thief comes by a code that has served, and sets its clock back.
@Suite struct StolenCodeTests {
  private let network: Network
  /// The code by which Pau joined; Pau is a lead, and invited Dax.
  private let code: InvitationCode
  private static let day: Int64 = 86_400_000

  init() throws {
    network = try Network(["Toulouse", "Sète"])
    code = try network.invite("Pau", as: .lead, by: "Toulouse")
    try network.join("Pau", with: code)
    try network.write("pau", at: "Pau")
    try sync()
    try #require(try network.with("Pau") { try $0.isLead() })
    try network.join("Dax", with: try network.invite("Dax", by: "Pau"))
    try network.write("dax", at: "Dax")
    try network.sync("Dax")
    try sync()
  }

  private func sync(_ others: [String] = []) throws {
    for _ in 1...3 { for name in ["Pau", "Toulouse", "Sète"] + others { try network.sync(name) } }
  }

  @Test(arguments: ["2026-11-24T08:00:00.000Z", "2020-01-01T00:00:00.000Z"])
  func `a thief of a code that has served changes nothing, whatever its clock says`(
    at: String
  ) throws {
    network.world.turnBack(by: -700 * Self.day)
    try network.write("aujourdhui", at: "Pau")
    var thief = try Insider("voleur", with: code, seed: 1, at: at)
    thief.set(["title": "Volé"], on: "practice/vol", at: at)
    thief.set(["title": "Volé"], on: "practice/pau", at: at)
    try thief.publish(on: ShareFolder(network, "drive"))
    try sync(["Dax"])
    let all = ["Toulouse", "Sète", "Pau", "Dax"]
    #expect(try network.with("Pau") { try $0.isLead() })
    try network.newcomer("Nice", by: "Pau", among: all)

    try network.expectOneTruth(at: all + ["Nice"])
    for name in all + ["Nice"] {
      for title in ["pau", "dax", "aujourdhui"] {
        #expect(try network.title(title, at: name) == title, "\(name)")
      }
      #expect(try network.title("vol", at: name) == nil, "\(name)")
      let members = try network.with(name) { try $0.members().map(\.name) }
      #expect(Set(members) == ["Toulouse", "Sète", "Pau", "Dax", "Nice"], "\(name)")
    }
    let questions = try network.with("Toulouse") { try $0.status().questions }
    #expect(
      !questions.contains { if case .contested = $0 { true } else { false } }, "\(questions)")
  }
}
