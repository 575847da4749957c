import Fakes
import Journal
import Sync
import Testing

/// A share during one exchange.
@Suite struct OnceListedShareTests {
  private let base = MemoryShare()
  private let watched: WatchedShare
  private let share: OnceListedShare

  init() throws {
    base["heads/a"] = [1]
    base["segments/lyon/b"] = [2]
    watched = WatchedShare(base)
    share = OnceListedShare(watched)
  }

  private func listCount(_ folder: String) -> Int {
    watched.lists.withLock { $0[folder] ?? 0 }
  }

  @Test func `each folder is listed once, and stays what it was then`() throws {
    for _ in 1...3 { #expect(try share.list("heads") == ["a"]) }
    base["heads/b"] = [1]
    #expect(try share.list("heads") == ["a"])
    #expect(listCount("heads") == 1)
  }

  @Test func `what is written and removed shows at once, also as a folder`() throws {
    #expect(try share.list("segments") == ["lyon"])
    #expect(try share.list("segments/pau") == [])
    try share.write([NamedFile("c", [3])], in: "segments/pau")
    #expect(try share.list("segments").sorted() == ["lyon", "pau"])
    #expect(try share.list("segments/pau") == ["c"])
    try share.remove("segments/pau/c")
    #expect(try share.list("segments/pau") == [])
  }

  @Test func `a folder that could not be listed is asked for again`() throws {
    let refusing = OnceListedShare(WatchedShare(base, refusing: "heads"))
    for _ in 1...2 { #expect(throws: ShareError.self) { try refusing.list("heads") } }
  }
}
