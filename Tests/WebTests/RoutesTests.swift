import Testing

@testable import Web

/// Which route answers which path.
@Suite struct RoutesTests {
  @Test func `every route answers its own path, whatever other routes would fit`() throws {
    #expect(Routes.all.count > 20)
    for route in Routes.all {
      let path = route.path.replacing(":", with: "some-")
      let (found, parts) = try #require(Routes.find(route.method, path), "\(path)")
      #expect(found.path == route.path)
      for (name, part) in parts { #expect(part == "some-\(name)") }
    }
  }

  @Test func `what is no record is not taken for one`() throws {
    let (route, parts) = try #require(Routes.find(.post, "/settings/share/remove"))
    #expect(route.path == "/settings/share/remove" && parts.isEmpty)
    let (removal, named) = try #require(Routes.find(.post, "/practice/salle/remove"))
    #expect(removal.path == "/:kind/:id/remove")
    #expect(named == ["kind": "practice", "id": "salle"])
  }

  @Test func `a path that no route has is answered by none`() {
    #expect(Routes.find(.get, "/a/b/c/d/e/f/g") == nil)
    #expect(Routes.find(.post, "/practice") == nil)
  }
}
