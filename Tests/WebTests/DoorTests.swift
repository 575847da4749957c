import Fakes
import Testing

@testable import Web

@Suite struct DoorTests {
  private let door: Door

  init() {
    let bits = Counter()
    door = Door(port: 8080) { bits.next() }
  }

  private func caller(
    post: Bool = false, host: String? = "127.0.0.1:8080", origin: String? = nil,
    cookie: String? = nil, key: String? = nil, token: String? = nil
  ) -> Door.Caller {
    Door.Caller(
      isPost: post, host: host, origin: origin, cookie: cookie, key: key, token: token)
  }

  @Test func `whoever has the cookie may look`() {
    #expect(door.answer(caller(cookie: door.secret)) == .welcome)
    #expect(door.answer(caller(host: "localhost:8080", cookie: door.secret)) == .welcome)
  }

  @Test func `the key of the address is traded for the cookie, and opens nothing by itself`() {
    #expect(door.answer(caller(key: door.secret)) == .takeCookie)
    #expect(door.address.hasSuffix("?key=\(door.secret)"))
    let post = caller(
      post: true, origin: "http://127.0.0.1:8080", key: door.secret, token: door.token)
    #expect(door.answer(post) == .refused)
  }

  @Test(arguments: [nil, "", "0", "f00"])
  func `without the secret nobody comes in`(given: String?) {
    #expect(door.answer(caller(cookie: given)) == .refused)
    #expect(door.answer(caller(key: given)) == .refused)
    #expect(door.answer(caller(cookie: door.token)) == .refused)
  }

  @Test(arguments: [
    nil, "127.0.0.1", "127.0.0.1:80", "evil.example:8080", "evil.example", "[::1]:8080",
    "127.0.0.1:8080.evil.example",
  ])
  func `another host's name is refused, whatever the cookie`(host: String?) {
    #expect(door.answer(caller(host: host, cookie: door.secret)) == .refused)
  }

  @Test(arguments: [
    nil, "null", "http://evil.example", "https://127.0.0.1:8080", "http://127.0.0.1:8081",
    "http://localhost:8080",
  ])
  func `a change from another page's origin is refused`(origin: String?) {
    let post = caller(post: true, origin: origin, cookie: door.secret, token: door.token)
    #expect(door.answer(post) == .refused)
  }

  @Test func `a change needs the token of the page's forms, which is not the cookie`() {
    func post(_ token: String?) -> Door.Answer {
      door.answer(
        caller(post: true, origin: "http://127.0.0.1:8080", cookie: door.secret, token: token))
    }
    #expect(post(door.token) == .welcome)
    #expect(post(nil) == .refused)
    #expect(post(door.secret) == .refused)
    #expect(door.token != door.secret)
  }

  @Test func `each start has a secret of 256 fresh bits`() {
    #expect(door.secret.utf8.count == 64)
    let other = Counter(from: 1000)
    #expect(Door(port: 8080) { other.next() }.secret != door.secret)
  }
}
