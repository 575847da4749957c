import Community
import Hummingbird
import Logging
import Synchronization
import Workspace

/// The local page: a server on the loopback address, for one home and one start.
public struct PageServer: Sendable {
  private let surroundings: PageSurroundings
  private let desk: Desk
  private let office: Office
  var room = Lobby.Room()

  /// Makes the page of a home.
  public init(_ surroundings: PageSurroundings) {
    self.surroundings = surroundings
    desk = Desk(surroundings)
    office = Office(surroundings, desk)
  }

  /// Serves the page until it is asked to stop: by its own button, or by cancelling the task.
  ///
  /// - Parameters:
  ///   - port: the port to listen on; 0 for any that is free.
  ///   - isOpen: called once, with what makes the keys of the page.
  /// - Throws: an error of the network, when the port is taken.
  public func run(
    port: Int, isOpen: @escaping @Sendable (_ keys: KeyRing) async -> Void
  ) async throws {
    let door = Mutex<Door?>(nil)
    let hall = Hall(desk: desk, office: office, surroundings: surroundings)
    let responder = CallbackResponder<BasicRequestContext> { request, context in
      guard let door = door.withLock({ $0 }) else { throw HTTPError(.serviceUnavailable) }
      return await hall.respond(to: request, through: door)
    }
    let lobby = Lobby(room)
    var logger = Logger(label: "reseau")
    logger.logLevel = .critical
    let app = Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [Doorman(lobby) { door.withLock { $0 } }],
          idleTimeout: Doorman.longestSilence,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Doorman.largestHead, maxHeaderListSize: Doorman.largestHead,
            maxHeaderFieldCount: Doorman.mostFields))),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: port), serverName: nil, reuseAddress: true),
      onServerRunning: { channel in
        let opened = Door(
          port: channel.localAddress?.port ?? port, random: surroundings.machine.random)
        door.withLock { $0 = opened }
        await isOpen(KeyRing(door: opened))
      },
      logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await app.run() }
      group.addTask { await office.isClosed() }
      try await group.next()
      group.cancelAll()
    }
  }
}
