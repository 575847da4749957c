import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// Nothing of a stranger's gets in but the head of a request.
struct DoormanTests {
  private let door: Door
  private let lobby = Lobby()
  private let channel: EmbeddedChannel

  init() throws {
    let bits = Counter()
    door = Door(port: 8080) { bits.next() }
    channel = EmbeddedChannel()
    try channel.pipeline.syncOperations.addHandler(Doorman(lobby) { [door] in door })
  }

  private func head(_ method: HTTPRequest.Method, cookie: String? = nil) -> HTTPRequestPart {
    var fields: HTTPFields = [.origin: "http://127.0.0.1:8080"]
    if let cookie { fields[.cookie] = "\(door.cookieName)=\(cookie)" }
    return .head(
      HTTPRequest(
        method: method, scheme: "http", authority: "127.0.0.1:8080", path: "/quit",
        headerFields: fields))
  }

  private var body: HTTPRequestPart { .body(ByteBuffer(string: "much")) }

  private func inbound() throws -> [HTTPRequestPart] {
    var all: [HTTPRequestPart] = []
    while let part = try channel.readInbound(as: HTTPRequestPart.self) { all.append(part) }
    return all
  }

  private func answer() throws {
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .forbidden)))
    try channel.writeOutbound(HTTPResponsePart.end(nil))
  }

  @Test(arguments: [HTTPRequest.Method.get, .post, .put])
  func `of a stranger's request the body does not come in, and its answer is the last`(
    method: HTTPRequest.Method
  ) throws {
    for part in [head(method), body, body, .end(nil), head(method, cookie: door.cookie)] {
      try channel.writeInbound(part)
    }
    #expect(try inbound() == [head(method), .end(nil)])

    try answer()

    #expect(lobby.count == 0)
  }

  @Test func `the owner's requests come in whole, one after the other`() throws {
    let parts = [head(.post, cookie: door.cookie), body, .end(nil)]
    for part in parts + parts { try channel.writeInbound(part) }
    #expect(try inbound() == parts + parts)
    try answer()
    channel.embeddedEventLoop.advanceTime(by: Doorman.patience)
    #expect(lobby.count == 1)
  }

  @Test func `who says nothing is sent away`() throws {
    #expect(lobby.count == 1)
    channel.embeddedEventLoop.advanceTime(by: Doorman.patience)
    #expect(lobby.count == 0)
  }

  @Test func `who lost the cookie is sent away at the next request`() throws {
    for part in [head(.get, cookie: door.cookie), .end(nil), head(.post), body] {
      try channel.writeInbound(part)
    }
    #expect(try inbound().suffix(2) == [head(.post), .end(nil)])
  }
}
