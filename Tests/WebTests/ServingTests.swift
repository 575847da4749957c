import Dispatch
import Fakes
import Foundation
import Testing

@testable import Web

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The page as it is served, over real connections.
struct ServingTests {
  private let ground: PageGround

  init() throws {
    ground = try PageGround()
    _ = try ground.found()
  }

  /// Serves the page while `body` runs.
  private func serve(_ body: @escaping @Sendable (KeyRing) async throws -> Void) async throws {
    var server = PageServer(ground.hall.surroundings)
    server.room = Lobby.Room(strangers: 8, guests: 4)
    let (opened, opening) = AsyncStream<KeyRing>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { [server] group in
      group.addTask { try await server.run(port: 0) { opening.yield($0) } }
      var keys = opened.makeAsyncIterator()
      guard let ring = await keys.next() else { return }
      try await body(ring)
      group.cancelAll()
    }
  }

  private func request(_ method: String, _ rest: String = "", _ ring: KeyRing) -> String {
    "\(method) / HTTP/1.1\r\nHost: 127.0.0.1:\(ring.door.port)\r\n\(rest)\r\n"
  }

  private func cookie(_ ring: KeyRing) -> String {
    "Cookie: \(ring.door.cookieName)=\(ring.door.cookie)\r\nConnection: close\r\n"
  }

  @Test func `many half-open connections leave room for the owner, and end`() async throws {
    try await serve { ring in
      let strangers = try (0..<80).map { number in
        let line = try Line(to: ring.door.port)
        if number.isMultiple(of: 2) { try line.say("GET / HTTP/1.1\r\nHost:") }
        return line
      }
      let page = try await Line(to: ring.door.port).ask(request("GET", cookie(ring), ring))
      #expect(page.hasPrefix("HTTP/1.1 200"))
      for stranger in strangers { #expect(await stranger.rest() == "") }
    }
  }

  @Test func `a stranger's large body is refused before it is sent`() async throws {
    try await serve { ring in
      for _ in 0..<24 {
        let line = try Line(to: ring.door.port)
        let answer = try await line.ask(request("POST", "Content-Length: 25000000\r\n", ring))
        #expect(answer.hasPrefix("HTTP/1.1 403") && answer.contains("reseau open"))
      }
      let page = try await Line(to: ring.door.port).ask(request("GET", cookie(ring), ring))
      #expect(page.hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test func `a head that is too large ends the connection`() async throws {
    try await serve { ring in
      let line = try Line(to: ring.door.port)
      let long = "X-Long: \(String(repeating: "x", count: 20_000))\r\n"
      let answer = try await line.ask(request("GET", long + cookie(ring), ring))
      #expect(answer == "" || answer.hasPrefix("HTTP/1.1 400"))
    }
  }

  @Test func `a key of the ring opens the page, once`() async throws {
    try await serve { ring in
      let key = ring.newKey()
      let path = try #require(key.address.firstRange(of: "/?")).lowerBound
      let ask =
        "GET \(key.address[path...]) HTTP/1.1\r\nHost: 127.0.0.1:\(ring.door.port)\r\n"
        + "Connection: close\r\n\r\n"
      #expect(try await Line(to: ring.door.port).ask(ask).hasPrefix("HTTP/1.1 200"))
      #expect(try await Line(to: ring.door.port).ask(ask).hasPrefix("HTTP/1.1 403"))
      let expired = ring.newKey()
      expired.expire()
      #expect(!key.page(in: .french).isEmpty && key.page(in: .english).contains(key.address))
    }
  }
}

/// A connection to the page.
private final class Line: Sendable {
  private let file: Int32

  init(to port: Int) throws {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    file = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let outcome = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard file >= 0, outcome == 0 else { throw POSIXError(.ECONNREFUSED) }
  }

  deinit { close(file) }

  func say(_ text: String) throws {
    let bytes = Array(text.utf8)
    // A connection that was ended meanwhile is one of the outcomes.
    #if canImport(Glibc)
      _ = send(file, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    #else
      _ = send(file, bytes, bytes.count, 0)
    #endif
  }

  /// Says `text`, and returns all that is answered until the connection ends.
  func ask(_ text: String) async throws -> String {
    try say(text)
    return await rest()
  }

  /// All that comes until the connection ends.
  func rest() async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [self] in
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(file, &piece, piece.count, 0), count > 0 {
          all += piece[..<count]
        }
        continuation.resume(returning: String(decoding: all, as: UTF8.self))
      }
    }
  }
}
