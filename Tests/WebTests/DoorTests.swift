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
    cookie: String? = nil, key: String? = nil
  ) -> Door.Caller {
    Door.Caller(isPost: post, host: host, origin: origin, cookie: cookie, key: key)
  }

  @Test func `whoever has the cookie may look`() {
    #expect(door.answer(caller(cookie: door.cookie)) == .welcome)
    #expect(door.answer(caller(host: "localhost:8080", cookie: door.cookie)) == .welcome)
  }

  @Test func `a key is traded for the cookie once, and is not the cookie`() {
    let used = Counter()
    let key = door.newKey { _ = used.next() }
    #expect(key != door.cookie && key != door.token && key != door.newKey())
    #expect(door.answer(caller(cookie: key)) == .refused)
    #expect(door.answer(caller(key: door.cookie)) == .refused)
    #expect(used.next() == Counter().next())

    #expect(door.knows(caller(key: key)) && door.answer(caller(key: key)) == .takeCookie)

    #expect(used.next() != Counter().next())
    #expect(!door.knows(caller(key: key)) && door.answer(caller(key: key)) == .refused)
    #expect(door.answer(caller(cookie: door.cookie, key: key)) == .takeCookie)
  }

  @Test func `a key that was let go opens nothing`() {
    let key = door.newKey()
    door.forget(key)
    #expect(door.answer(caller(key: key)) == .refused)
  }

  @Test func `a key changes nothing by itself`() {
    let post = caller(post: true, origin: "http://127.0.0.1:8080", key: door.newKey())
    #expect(!door.knows(post) && door.answer(post, token: door.token) == .refused)
  }

  @Test(arguments: [nil, "", "0", "f00"])
  func `without key or cookie nobody comes in`(given: String?) {
    _ = door.newKey()
    #expect(door.answer(caller(cookie: given)) == .refused)
    #expect(door.answer(caller(key: given)) == .refused)
    #expect(door.answer(caller(cookie: door.token)) == .refused)
  }

  @Test(arguments: [
    nil, "127.0.0.1", "127.0.0.1:80", "evil.example:8080", "evil.example", "[::1]:8080",
    "127.0.0.1:8080.evil.example",
  ])
  func `another host's name is refused, whatever the cookie`(host: String?) {
    #expect(!door.knows(caller(host: host, cookie: door.cookie)))
    #expect(door.answer(caller(host: host, cookie: door.cookie)) == .refused)
    let key = door.newKey()
    #expect(door.answer(caller(host: host, key: key)) == .refused)
    #expect(door.answer(caller(key: key)) == .takeCookie)
  }

  @Test(arguments: [
    nil, "null", "http://evil.example", "https://127.0.0.1:8080", "http://127.0.0.1:8081",
    "http://localhost:8080",
  ])
  func `of a change from another page's origin not even the body is read`(origin: String?) {
    let post = caller(post: true, origin: origin, cookie: door.cookie)
    #expect(!door.knows(post) && door.answer(post, token: door.token) == .refused)
  }

  @Test func `a change needs the token of the page's forms, which is not the cookie`() {
    let post = caller(post: true, origin: "http://127.0.0.1:8080", cookie: door.cookie)
    #expect(door.answer(post, token: door.token) == .welcome)
    #expect(door.answer(post) == .refused)
    #expect(door.answer(post, token: door.cookie) == .refused)
    #expect(door.token != door.cookie)
  }

  @Test func `each start has a cookie of 256 fresh bits`() {
    #expect(door.cookie.utf8.count == 64 && door.newKey().utf8.count == 64)
    let other = Counter(from: 1000)
    #expect(Door(port: 8080) { other.next() }.cookie != door.cookie)
  }
}
