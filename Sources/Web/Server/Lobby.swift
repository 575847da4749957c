import Synchronization

/// The connections of a start. There is room for a constant number, whoever knocks.
///
/// Who has not shown a cookie or a key yet makes place, first come, first out, for who comes: a
/// browser says who it is as soon as it is connected, so that it has come in before another hundred
/// have come after it. The page is never closed to its owner by others who wait.
final class Lobby: Sendable {
  /// A connection, as long as it lasts.
  struct Place: Hashable, Sendable { fileprivate let number: UInt64 }

  /// How many connections there are of those who are not known, and of those who are.
  struct Room: Sendable {
    var strangers = 128
    var guests = 32
  }

  private struct Connection {
    let place: Place
    let close: @Sendable () -> Void
  }

  private struct State {
    var last: UInt64 = 0
    var strangers: [Connection] = []
    var guests: [Connection] = []
  }

  private let room: Room
  private let state = Mutex(State())

  init(_ room: Room = Room()) { self.room = room }

  /// Takes a connection in, and closes the one that has waited longest where there is no room.
  func enter(_ close: @escaping @Sendable () -> Void) -> Place {
    let (place, gone) = state.withLock { state in
      state.last += 1
      let place = Place(number: state.last)
      let gone = state.strangers.count < room.strangers ? nil : state.strangers.removeFirst()
      state.strangers.append(Connection(place: place, close: close))
      return (place, gone)
    }
    gone?.close()
    return place
  }

  /// Notes that whoever is at `place` may come in.
  func know(_ place: Place) {
    let gone: Connection? = state.withLock { state in
      guard let index = state.strangers.firstIndex(where: { $0.place == place }) else { return nil }
      let gone = state.guests.count < room.guests ? nil : state.guests.removeFirst()
      state.guests.append(state.strangers.remove(at: index))
      return gone
    }
    gone?.close()
  }

  /// Notes that a connection has ended.
  func leave(_ place: Place) {
    state.withLock { state in
      state.strangers.removeAll { $0.place == place }
      state.guests.removeAll { $0.place == place }
    }
  }

  /// How many connections there are.
  var count: Int { state.withLock { $0.strangers.count + $0.guests.count } }
}
