import Testing
import Workspace

/// The index is disposable: whatever becomes of it, the journals say what is shown.
@Suite struct IndexRuleTests {
  @Test func `an older index that comes back catches up with the next pull`() throws {
    let network = try Network(["Lyon", "Pau"])
    try network.syncAll()
    let index = Index(network.homePath("Pau"))
    try index.keep()
    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"Salle"}}"#)
    try network.syncAll()
    let dump = try network.dump("Pau")

    #expect(try index.putBack())
    try network.sync("Pau", .pull)

    #expect(try network.dump("Pau") == dump)
  }

  @Test func `an older index that comes back loses nothing that was written after it`() throws {
    let network = try Network(["Lyon", "Pau"])
    try network.syncAll()
    let index = Index(network.homePath("Pau"))
    try index.keep()
    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"de Lyon"}}"#)
    try network.syncAll()
    try network.apply("Pau", #"{"on":"practice/salle","set":{"title":"de Pau"}}"#)

    #expect(try index.putBack())
    try network.apply("Pau", #"{"on":"practice/salle","set":{"status":"draft"}}"#)

    #expect(
      try network.line("practice/salle", at: "Pau")
        == #"{"fields":{"status":"draft","title":"de Pau"},"record":"practice/salle"}"#)
  }

  @Test func `an older index of a site that sealed a segment since is noticed`() throws {
    let network = try Network(["Lyon"])
    let index = Index(network.homePath("Lyon"))
    func fill(_ round: Int) throws {
      // All entries that the open segment still takes: it is empty afterwards.
      let own = try network.with("Lyon") { Int(try $0.status().own) }
      let lines = (own..<4096 * round).map {
        #"{"on":"task/t\#($0 % 100)","set":{"order":\#($0)}}"#
      }
      try network.apply("Lyon", lines)
    }
    try fill(1)
    try index.keep()
    try fill(2)

    #expect(try index.putBack())
    try network.apply("Lyon", #"{"on":"task/t1","set":{"title":"Après"}}"#)

    #expect(try network.with("Lyon") { try $0.status().own } == 8193)
    #expect(try network.line("task/t1", at: "Lyon")?.contains("Après") == true)
  }
}
