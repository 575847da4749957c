import Fakes
import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// What holds of every request, whatever its page.
struct HallTests {
  let ground: PageGround

  init() throws {
    ground = try PageGround()
    _ = try ground.found()
    try ground.apply(#"{"on":"practice/aaaaaaaaaaaa","set":{"title":"Réserver"}}"#)
    try ground.apply(#"{"on":"member/bbbbbbbbbbbb","set":{"name":"Léa"}}"#)
  }

  /// The path of a route, of a kind and record that are there.
  private func path(of route: Route) -> String {
    route.path.replacing(":kind", with: "practice").replacing(":id", with: "aaaaaaaaaaaa")
      .replacing(/:\w+/, with: "x")
  }

  @Test func `no page changes anything by being looked at`() async throws {
    _ = try ground.dump()
    let (dump, files) = (try ground.dump(), try ground.files())
    let routes = Routes.all.filter { $0.method == .get }
    for route in routes {
      for query in ["", "?q=a", "?token=\(ground.door.token)&member=Léa&language=en&trial=1"] {
        let answer = try await ground.get(path(of: route) + query)
        #expect(answer.status < 500, "\(route.path)")
        #expect(try ground.files() == files, "\(route.path)")
      }
    }
    #expect(try ground.dump() == dump)
    #expect(ground.office.job == nil)
    #expect(routes.count > 10)
  }

  @Test func `what changes something is not answered when it is only looked at`() async throws {
    for path in ["/quit", "/settings/language", "/settings/invite", "/welcome/found"] {
      #expect(try await ground.get(path).status == 404)
    }
  }

  @Test func `every answer carries the policy that lets nothing in from outside`() async throws {
    let cookie = "\(ground.door.cookieName)=\(ground.door.cookie)"
    let answers = [
      try await ground.get("/practice"), try await ground.get("/nowhere"),
      try await ground.get("/practice/zzzzzzzzzzzz"), try await ground.get("/welcome"),
      try await ground.get("/\(Assets.script.name)"), try await ground.get("/sync/state"),
      try await ground.post("/settings/share/add", ["folder": "/no/where"]),
      try await ground.send(.get, "/", "", []),
      try await ground.send(.get, "/?key=\(ground.door.newKey())", "", []),
      try await ground.send(.post, "/quit", "", [(.cookie, cookie)]),
      try await ground.send(.put, "/practice", "", [(.cookie, cookie)]),
      try await ground.send(
        .post, "/quit", String(repeating: "x", count: (24 << 20) + 1),
        [(.cookie, cookie), (.origin, "http://127.0.0.1:8080")]),
    ]
    #expect(Set(answers.map(\.status)) == [200, 303, 400, 403, 404, 405, 413])
    for answer in answers {
      let policy = answer.headers[.contentSecurityPolicy] ?? ""
      #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe") && !policy.contains("*"))
      #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    }
  }

  @Test func `a key only sets the cookie, by a page that leads on`() async throws {
    let key = ground.door.newKey()
    let answer = try await ground.send(.get, "/practice?key=\(key)", "", [])

    // A redirection would come from where the browser was, and a strict cookie stays away then.
    #expect(answer.status == 200 && answer.location == nil)
    #expect(answer.text.contains(#"http-equiv="refresh" content="0; url=/""#))
    #expect(!answer.text.contains("Réserver") && !answer.text.contains(key))
    let cookie = answer.headers[.setCookie] ?? ""
    #expect(cookie.contains(ground.door.cookie) && !cookie.contains(key))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let again = try await ground.send(.get, "/practice?key=\(key)", "", [])
    #expect(again.status == 403 && again.headers[.setCookie] == nil)
    #expect(again.text.contains("reseau open") && again.headers[.connection] == "close")
  }

  @Test(arguments: ["host", "origin", "no origin", "token", "no token", "cookie"])
  func `a change that does not come from this page changes nothing`(flaw: String) async throws {
    let before = try ground.files()
    var headers: [(HTTPField.Name, String)] = [(.contentType, "application/x-www-form-urlencoded")]
    let secret = flaw == "cookie" ? ground.door.token : ground.door.cookie
    headers.append((.cookie, "\(ground.door.cookieName)=\(secret)"))
    let origin = flaw == "origin" ? "http://evil.example" : "http://127.0.0.1:8080"
    if flaw != "no origin" { headers.append((.origin, origin)) }
    let token = flaw == "token" ? ground.door.cookie : ground.door.token
    let body = "language=en" + (flaw == "no token" ? "" : "&token=\(token)")

    let answer = try await ground.send(
      .post, "/settings/language", body, headers,
      host: flaw == "host" ? "evil.example:8080" : "127.0.0.1:8080")

    #expect(answer.status == 403)
    #expect(try ground.files() == before)
  }

  @Test func `a visit weighs less than 150 kB`() async throws {
    let assets = [Assets.style, Assets.script, Assets.icon].map { asset in
      if case .asset(_, let bytes) = asset.answer { bytes.count } else { 0 }
    }
    for path in ["/sync", "/network", "/settings", "/practice"] {
      let page = try await ground.get(path)
      #expect(page.status == 200)
      #expect(page.text.utf8.count + assets.reduce(0, +) < 150_000, "\(path)")
    }
  }

  @Test(arguments: ["/sync", "/network", "/settings", "/practice", "/settings?note=noShare"])
  func `headings come in order, and every field has a label`(path: String) async throws {
    let text = try await ground.get(path).text

    let levels = text.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
    #expect(levels.first == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    for match in text.matches(of: /<(?:input|select|textarea)([^>]*)>/)
    where !match.1.contains("type=\"hidden\"") && !match.1.contains("hidden") {
      let before = text[..<match.range.lowerBound]
      let isWrapped =
        before.ranges(of: "<label").count > before.ranges(of: "</label").count
      let id = match.1.firstMatch(of: /id="([^"]+)"/)?.1
      #expect(isWrapped || id.map { text.contains("for=\"\($0)\"") } == true, "\(match.0)")
    }
  }
}
