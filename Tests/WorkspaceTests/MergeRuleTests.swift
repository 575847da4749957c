import Merge
import Testing
import Workspace

/// The rules of DESIGN section 5, each by itself.
@Suite struct MergeRuleTests {
  /// Two sites that hold one practice, `practice/salle`, and have seen all of each other.
  private func pair(_ first: String) throws -> Network {
    let network = try Network(["Lyon", "Pau"])
    try network.apply("Lyon", first)
    try network.syncAll()
    return network
  }

  @Test func `an element that one site adds while another removes it is in`() throws {
    let network = try pair(#"{"on":"practice/salle","add":{"tags":["RH","accueil"]}}"#)

    try network.apply("Lyon", #"{"on":"practice/salle","remove":{"tags":["RH","accueil"]}}"#)
    try network.apply("Pau", #"{"on":"practice/salle","add":{"tags":["RH"]}}"#)
    try network.syncAll()

    let line = #"{"fields":{"tags":["RH"]},"record":"practice/salle"}"#
    for name in network.names { #expect(try network.line("practice/salle", at: name) == line) }
  }

  @Test func `a remove takes out what its site had seen added`() throws {
    let network = try pair(#"{"on":"practice/salle","add":{"tags":["RH"]}}"#)

    try network.apply("Pau", #"{"on":"practice/salle","remove":{"tags":["RH"]}}"#)
    try network.syncAll()

    let line = #"{"record":"practice/salle"}"#
    for name in network.names { #expect(try network.line("practice/salle", at: name) == line) }
  }

  @Test func `equal values that two sites set are no conflict`() throws {
    let network = try pair(#"{"on":"practice/salle","set":{"title":"Salle"}}"#)

    for name in network.names {
      try network.apply(name, #"{"on":"practice/salle","set":{"title":"Salles"}}"#)
    }
    try network.syncAll()

    let line = #"{"fields":{"title":"Salles"},"record":"practice/salle"}"#
    for name in network.names { #expect(try network.line("practice/salle", at: name) == line) }
  }

  @Test func `two spellings of one word that look the same are a conflict`() throws {
    let network = try pair(#"{"on":"practice/salle"}"#)

    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"é"}}"#)
    try network.apply("Pau", #"{"on":"practice/salle","set":{"title":"e\u0301"}}"#)
    try network.syncAll()

    for name in network.names {
      try network.with(name) { site in
        let view = try #require(try site.view(of: "practice/salle"))
        #expect(view.conflicts["title"]?.count == 2)
      }
    }
  }

  @Test func `a cleared value and a set one are a conflict`() throws {
    let network = try pair(#"{"on":"practice/salle","set":{"title":"Salle"}}"#)

    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"Salles"}}"#)
    try network.apply("Pau", #"{"on":"practice/salle","set":{"title":null}}"#)
    try network.syncAll()

    let line = #"{"conflicts":{"title":[null,"Salles"]},"record":"practice/salle"}"#
    for name in network.names { #expect(try network.line("practice/salle", at: name) == line) }
  }

  @Test func `of two values the one with the later clock is shown`() throws {
    let network = try pair(#"{"on":"practice/salle"}"#)
    network.world.turnClock(of: "Lyon", by: 86_400_000)

    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"de Lyon"}}"#)
    try network.apply("Pau", #"{"on":"practice/salle","set":{"title":"de Pau"}}"#)
    try network.syncAll()

    for name in network.names {
      #expect(
        try network.line("practice/salle", at: name)
          == #"{"conflicts":{"title":["de Lyon","de Pau"]},"fields":{"title":"de Lyon"},"#
          + #""record":"practice/salle"}"#)
    }
  }

  @Test func `of two values set at one moment the one of the greater site id is shown`() throws {
    let network = try pair(#"{"on":"practice/salle"}"#)

    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"de Lyon"}}"#)
    network.world.turnBack(by: 1000)
    try network.apply("Pau", #"{"on":"practice/salle","set":{"title":"de Pau"}}"#)
    try network.syncAll()

    for name in network.names {
      #expect(
        try network.line("practice/salle", at: name)
          == #"{"conflicts":{"title":["de Pau","de Lyon"]},"fields":{"title":"de Pau"},"#
          + #""record":"practice/salle"}"#)
      let times = try network.with(name) { site in
        try site.history(of: "practice/salle").suffix(2).map(\.at)
      }
      #expect(times.first == times.last)
    }
  }

  @Test func `a value that has seen another replaces it, whatever the clocks say`() throws {
    let network = try pair(#"{"on":"practice/salle","set":{"title":"de Lyon"}}"#)
    network.world.turnClock(of: "Pau", by: -365 * 86_400_000)

    try network.apply("Pau", #"{"on":"practice/salle","set":{"title":"de Pau"}}"#)
    try network.syncAll()

    let line = #"{"fields":{"title":"de Pau"},"record":"practice/salle"}"#
    for name in network.names { #expect(try network.line("practice/salle", at: name) == line) }
  }

  @Test func `a record that was deleted while another site edited it stays whole and marked`()
    throws
  {
    let network = try pair(
      #"{"on":"practice/salle","set":{"title":"Salle"},"text":{"body":"Avant."}}"#)

    try network.apply("Lyon", #"{"on":"practice/salle","delete":true}"#)
    try network.apply("Pau", #"{"on":"practice/salle","set":{"status":"draft"}}"#)
    try network.syncAll()

    let line =
      #"{"fields":{"body":"Avant.","status":"draft","title":"Salle"},"record":"practice/salle"}"#
    for name in network.names {
      #expect(try network.line("practice/salle", at: name) == line)
      #expect(try network.isMarked("practice/salle", at: name))
    }

    try network.apply("Lyon", #"{"on":"practice/salle","set":{"status":"validated"}}"#)
    try network.syncAll()

    for name in network.names { #expect(try !network.isMarked("practice/salle", at: name)) }
  }

  @Test func `a record is gone when each change was seen by a delete, though by different ones`()
    throws
  {
    let network = try pair(#"{"on":"practice/salle","set":{"title":"Salle"}}"#)

    for name in network.names {
      try network.apply(name, #"{"on":"practice/salle","set":{"title":"de \#(name)"}}"#)
      try network.apply(name, #"{"on":"practice/salle","delete":true}"#)
    }
    try network.syncAll()

    for name in network.names { #expect(try network.line("practice/salle", at: name) == nil) }
  }

  @Test func `a change to a deleted record brings it back with all its fields`() throws {
    let network = try pair(
      #"{"on":"practice/salle","set":{"title":"Salle"},"add":{"tags":["RH"]}}"#)
    try network.apply("Lyon", #"{"on":"practice/salle","delete":true}"#)
    try network.syncAll()

    try network.apply("Pau", #"{"on":"practice/salle","text":{"body":"Avant."}}"#)
    try network.syncAll()

    let line =
      #"{"fields":{"body":"Avant.","tags":["RH"],"title":"Salle"},"record":"practice/salle"}"#
    for name in network.names {
      #expect(try network.line("practice/salle", at: name) == line)
      #expect(try !network.isMarked("practice/salle", at: name))
    }
  }

  @Test func `an empty edit says that a text is right as it is`() throws {
    let network = try pair(#"{"on":"practice/salle","text":{"body":"Un deux trois."}}"#)
    try network.apply("Lyon", #"{"on":"practice/salle","text":{"body":"Un DEUX trois."}}"#)
    try network.apply("Pau", #"{"on":"practice/salle","text":{"body":"Un deux TROIS."}}"#)
    try network.syncAll()
    let marked =
      #"{"fields":{"body":"Un DEUX TROIS."},"record":"practice/salle","reread":["body"]}"#
    for name in network.names { #expect(try network.line("practice/salle", at: name) == marked) }

    try network.apply("Pau", #"{"on":"practice/salle","edit":{"body":[]}}"#)
    try network.syncAll()

    let line = #"{"fields":{"body":"Un DEUX TROIS."},"record":"practice/salle"}"#
    for name in network.names { #expect(try network.line("practice/salle", at: name) == line) }
  }

  @Test func `a decision for a site is not taken for one whose name begins alike`() throws {
    let network = try Network(["Lyon", "Lyon Nord"])
    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"Salle"}}"#)
    try network.syncAll()
    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"de Lyon"}}"#)
    try network.apply("Lyon Nord", #"{"on":"practice/salle","set":{"title":"du Nord"}}"#)
    try network.syncAll()

    try network.with("Lyon") { site in
      let view = try #require(try site.view(of: "practice/salle"))
      try site.resolve(view, field: "title", by: .take("Lyon"))
    }

    let line = #"{"fields":{"title":"de Lyon"},"record":"practice/salle"}"#
    #expect(try network.line("practice/salle", at: "Lyon") == line)
  }
}
