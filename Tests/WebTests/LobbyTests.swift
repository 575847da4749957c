import Synchronization
import Testing

@testable import Web

/// There is room for so many, and the page's owner always finds a place.
@Suite struct LobbyTests {
  private let closed = Closed()
  private let lobby = Lobby(Lobby.Room(strangers: 3, guests: 2))

  private func enter(_ name: String) -> Lobby.Place {
    lobby.enter { [closed] in closed.names.withLock { $0.append(name) } }
  }

  private final class Closed: Sendable {
    let names = Mutex<[String]>([])
    var all: [String] { names.withLock { $0 } }
  }

  @Test func `of too many strangers the one goes who has waited longest`() {
    for name in ["a", "b", "c", "d", "e"] { _ = enter(name) }
    #expect(closed.all == ["a", "b"] && lobby.count == 3)
  }

  @Test func `who is known is not sent away for strangers`() {
    lobby.know(enter("owner"))
    for name in ["a", "b", "c", "d"] { _ = enter(name) }
    #expect(closed.all == ["a"])
  }

  @Test func `of too many guests the first goes, and who comes twice is one`() {
    let places = ["a", "b", "c"].map(enter)
    for place in places + places { lobby.know(place) }
    #expect(closed.all == ["a"] && lobby.count == 2)
  }

  @Test func `who leaves makes room`() {
    let places = ["a", "b", "c"].map(enter)
    lobby.know(places[2])
    for place in places { lobby.leave(place) }
    for name in ["d", "e", "f"] { _ = enter(name) }
    #expect(closed.all.isEmpty && lobby.count == 3)
  }
}
