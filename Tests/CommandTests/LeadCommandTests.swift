import Foundation
import Testing

/// Who leads, and what leads settle.
struct LeadCommandTests {
  let ground: Playground

  init() throws { ground = try .network() }

  @Test func `a lead makes another site one, and takes that back`() throws {
    #expect(try ground.run("toulouse", "status").output.contains("seul site animateur"))
    #expect(try ground.run("lyon", "promote", "Lyon").code == 77)
    #expect(try ground.run("toulouse", "promote", "Lyon").code == 0)
    try ground.syncBoth()
    #expect(try !ground.run("toulouse", "status").output.contains("seul site animateur"))
    #expect(try ground.run("lyon", "practice", "add", "Alpha", "--status", "validated").code == 0)

    try ground.syncBoth()
    #expect(try ground.run("toulouse", "demote", "Lyon").code == 0)
    try ground.syncBoth()
    #expect(try ground.run("lyon", "practice", "add", "Bravo", "--status", "validated").code == 77)
    #expect(try ground.run("toulouse", "practice", "show", "alpha").output.contains("valid"))
    for last in [
      try ground.run("toulouse", "demote", "Toulouse", language: "en"),
      try ground.run("toulouse", "revoke", "Toulouse", "--yes", language: "en"),
    ] {
      #expect(last.code == 77 && last.messages.contains("only lead site"))
    }
    #expect(try ground.run("toulouse", "invite", "Nice").code == 0)
  }

  @Test func `a lead that was retired is no second one`() throws {
    try ground.run("toulouse", "promote", "Lyon")
    #expect(try !ground.run("toulouse", "status").told.contains("seul site animateur"))
    try ground.run("toulouse", "retire", "Lyon")
    #expect(try ground.run("toulouse", "status").told.contains("seul site animateur"))
  }

  @Test func `of two sites by one code the lead admits one, and nobody before`() throws {
    try ground.contest()
    let pau = try ground.site("pau")
    let page = try ground.run("toulouse", "status").output
    #expect(page.contains("reseau admit \(pau)"))
    for title in ["pau", "double"] {
      #expect(try ground.run("toulouse", "practice", "show", title).code == 66)
    }

    let both = try ground.run("toulouse", "admit", "Pau", language: "en")
    #expect(both.code == 65 && both.messages.contains(pau))
    #expect(try ground.run("toulouse", "admit", pau).output.contains("Pau (\(pau))"))
    try ground.syncAll(["toulouse", "pau", "lyon", "toulouse"])
    #expect(try ground.run("lyon", "practice", "show", "pau").code == 0)
    #expect(try ground.run("lyon", "practice", "show", "double").code == 66)
    #expect(try ground.run("double", "sync").code == 77)
    #expect(try ground.isSame(at: ["toulouse", "lyon", "pau"]))
  }

  @Test func `a lead lets in the right one where another was first, and sends that one away`()
    throws
  {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("toulouse", "push")
    for home in ["double", "pau"] {
      try ground.run(home, "join", code)
      try ground.run(home, "share", "add", ground.path("partage"))
      try ground.run(home, "practice", "add", home)
      if home == "double" { try ground.run(home, "push") }
      try ground.run("toulouse", "sync")
    }
    try ground.run("pau", "push")
    try ground.run("toulouse", "sync")
    #expect(try ground.run("toulouse", "practice", "show", "pau").code == 66)
    let (pau, double) = (try ground.site("pau"), try ground.site("double"))
    #expect(try ground.run("toulouse", "admit", "pau-00000000").code == 66)
    #expect(try ground.run("toulouse", "admit", pau).output.contains("Pau (\(pau))"))
    #expect(try ground.run("toulouse", "revoke", double, "--through", "0", "--yes").code == 0)
    for act in ["promote", "demote", "admit"] {
      #expect(try ground.run("toulouse", act, double).code == 66, "\(act)")
    }
    try ground.syncAll(["toulouse", "pau", "lyon", "toulouse"])
    #expect(try ground.run("lyon", "practice", "show", "pau").code == 0)
    #expect(try ground.run("lyon", "practice", "show", "double").code == 66)
  }

  @Test func `what only leads say is left out of what others apply, and told`() throws {
    let line = #"{"on":"practice/x","set":{"title":"Badges","status":"validated"}}"#
    let applied = try ground.run("lyon", "apply", input: line)
    #expect(applied.code == 0 && applied.messages.contains("practice/x"))
    let charter = #"{"on":"charter/charter","set":{"title":"La nôtre"}}"#
    #expect(try ground.run("lyon", "apply", input: charter).code == 77)
    try ground.syncBoth()
    #expect(try !ground.run("toulouse", "practice", "show", "x").output.contains("valid"))
  }

  @Test func `a site that becomes a lead, or is one no longer, hears of it with the exchange`()
    throws
  {
    try ground.run("toulouse", "promote", "Lyon")
    try ground.run("toulouse", "push")
    let made = try ground.run("lyon", "sync")
    #expect(made.code == 0 && made.told.contains("est désormais un site animateur"))
    #expect(try !ground.run("lyon", "sync").told.contains("site animateur"))
    try ground.run("toulouse", "demote", "Lyon")
    try ground.run("toulouse", "push")
    let json = try ground.run("lyon", "pull", "--json").object["shares"] as? [[String: Any]]
    #expect(json?.first?["role"] as? String == "site")
    try ground.run("toulouse", "promote", "Lyon")
    try ground.run("toulouse", "push")
    try ground.run("lyon", "pull")
    try ground.run("toulouse", "demote", "Lyon")
    try ground.run("toulouse", "push")
    let unmade = try ground.run("lyon", "pull", language: "en")
    #expect(unmade.told.contains("is no longer a lead site"), "\(unmade.told)")
    // Who joins as a lead knows it.
    let code = try ground.run("toulouse", "invite", "Pau", "--lead").lastLine
    try ground.run("toulouse", "push")
    let joined = try ground.run("pau", "join", code, "--share", ground.path("partage"))
    #expect(joined.code == 0 && !joined.told.contains("désormais"))
  }

  @Test func `to step down is asked, and where nobody can be asked, --yes is needed`() throws {
    try ground.run("toulouse", "promote", "Lyon")
    let unasked = try ground.run("toulouse", "demote", "Toulouse")
    #expect(unasked.code == 64 && unasked.messages.contains("--yes"))
    let asked = try ground.run("toulouse", atTerminal: ["demote", "Toulouse"], answer: "non")
    #expect(asked.told.contains("seul un autre site animateur peut lui rendre ce rôle"))
    #expect(try ground.run("toulouse", "demote", "Lyon").code == 0)
    try ground.run("toulouse", "promote", "Lyon")
    #expect(try ground.run("toulouse", "demote", "Toulouse", "--yes").code == 0)
    #expect(try ground.run("toulouse", "demote", "Lyon").code == 77)
  }
}
