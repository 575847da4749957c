import Testing

/// `balance`: who gives, who is silent, what waits.
@Suite struct BalanceCommandTests {
  let ground: Playground

  init() throws { ground = try .network() }

  private func balance(_ words: String...) throws -> [String: Any] {
    try Playground.run(
      ["--home", ground.path("toulouse"), "--lang", "fr", "balance", "--json"] + words
    ).object
  }

  private func standing(_ name: String, _ words: String...) throws -> [String: Any] {
    let all =
      try Playground.run(
        ["--home", ground.path("toulouse"), "--lang", "fr", "balance", "--json"] + words
      ).object["sites"] as? [[String: Any]]
    return all?.first { $0["name"] as? String == name } ?? [:]
  }

  @Test func `a site contributes, only reads, or is silent`() throws {
    // To found and to join a network is no change to what people share.
    #expect(try standing("Toulouse")["changes"] as? Int == 0)
    #expect(try standing("Lyon")["standing"] as? String == "reads")
    try ground.run("lyon", "practice", "add", "Un")
    try ground.run("lyon", "practice", "edit", "Un", "--theme", "RH")
    try ground.syncBoth()
    #expect(try standing("Lyon")["standing"] as? String == "contributes")
    #expect(try standing("Lyon")["changes"] as? Int == 2)
    #expect(try standing("Lyon")["practices"] as? Int == 1)
    #expect(try standing("Lyon", "--since", "2999-01-01")["standing"] as? String == "silent")
    let page = try ground.run("toulouse", "balance")
    #expect(page.lines.contains { $0.hasPrefix("Lyon") && $0.contains("contribue") })
  }

  @Test func `what waits is told by reason, the longest first`() throws {
    try ground.run(
      "toulouse", "apply",
      input: """
        {"on":"member/a","set":{"name":"A","site":"Pau"}}
        {"on":"practice/r","set":{"title":"R","status":"validated","review":"2020-01-01"}}
        {"on":"practice/r","set":{"owner":"member/a"}}
        {"on":"practice/s","set":{"title":"S","status":"validated","review":"2999-01-01"}}
        {"on":"practice/t","set":{"title":"T","status":"proposed"}}
        {"on":"task/u","set":{"title":"U","due":"2020-02-01","who":"member/a"}}
        {"on":"task/v","set":{"title":"V","due":"2020-01-31"}}
        {"on":"task/w","set":{"title":"W","due":"2020-01-31","done":true}}

        """)
    let waiting = try balance()["waiting"] as? [[String: Any]] ?? []
    #expect(waiting.map { $0["record"] as? String } == ["practice/r", "task/v", "task/u"])
    #expect(waiting.map { $0["reason"] as? String } == ["review", "task", "task"])
    #expect(waiting.first?["site"] as? String == "Pau")
    #expect(waiting.first?["since"] as? String == "2020-01-01")
    let page = try ground.run("toulouse", "balance")
    #expect(page.output.contains("pratique à revoir"))
    #expect(page.output.contains("tâche en retard"))
    #expect(try ground.run("toulouse", "balance", "--since", "demain").code == 64)
  }
}
