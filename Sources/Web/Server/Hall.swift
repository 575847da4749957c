import Community
import HTTPTypes
import Hummingbird
import Workspace

/// The way of a request: through the door, to its route, and back as a response.
struct Hall: Sendable {
  let desk: Desk
  let office: Office
  let surroundings: PageSurroundings

  /// The largest body of a form; files that are attached may be larger.
  private static let largestBody = 24 << 20

  func respond(to request: Request, through door: Door) async -> Response {
    var request = request
    let query = FormFields(request.uri.query ?? "")
    let isPost = request.method == .post
    guard isPost || request.method == .get || request.method == .head else {
      return Response(status: .methodNotAllowed, headers: Headers.common)
    }
    guard let body = try? await request.collectBody(upTo: Self.largestBody) else {
      return refusal(.contentTooLarge)
    }
    let isForm = request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded")
    let bytes = Array(body.readableBytesView)
    let form = isForm == true ? FormFields(String(decoding: bytes, as: UTF8.self)) : FormFields()
    let caller = Door.Caller(
      isPost: isPost, host: request.head.authority, origin: request.headers[.origin],
      cookie: request.cookies[door.cookieName]?.value, key: query["key"],
      token: form["token"] ?? request.headers[Headers.token])
    switch door.answer(caller) {
    case .refused: return refusal(.forbidden)
    case .takeCookie: return welcome(door)
    case .welcome: break
    }
    let path = request.uri.path.percentDecoded
    guard let (route, parts) = Routes.find(isPost ? .post : .get, path) else {
      return await response(to: nil, visit(door, [:], query, form, bytes))
    }
    return await response(to: route, visit(door, parts, query, form, bytes))
  }

  private func visit(
    _ door: Door, _ path: [String: String], _ query: FormFields, _ form: FormFields,
    _ body: [UInt8]
  ) -> Visit {
    Visit(
      path: path, query: query, form: form, body: body, language: language(), token: door.token,
      now: surroundings.machine.now(), surroundings: surroundings)
  }

  private func language() -> Language {
    let settings = try? SiteSettings(at: surroundings.home, files: surroundings.machine.files)
    return settings?.language.flatMap { Language(rawValue: $0) } ?? surroundings.language
  }

  private func response(to route: Route?, _ visit: Visit) async -> Response {
    do {
      guard let route else { throw PageError.noSuchPage }
      switch route.work {
      case .plain(let answer):
        return Response(try await desk.perform(.read) { try answer(visit) })
      case .office(let answer):
        return Response(try await answer(visit, office))
      case .home(let access, let answer):
        return Response(try await desk.run(access) { try answer(visit, $0) })
      }
    } catch WorkspaceError.noHome {
      return Response(.goTo("/welcome"))
    } catch {
      return Response(MessagePage(error, visit).answer)
    }
  }

  private func welcome(_ door: Door) -> Response {
    var headers = Headers.common
    headers[.location] = "/"
    headers[.setCookie] = "\(door.cookieName)=\(door.secret); Path=/; HttpOnly; SameSite=Strict"
    return Response(status: .seeOther, headers: headers)
  }

  private func refusal(_ status: HTTPResponse.Status) -> Response {
    var headers = Headers.common
    headers[.contentType] = "text/plain; charset=utf-8"
    let phrase = Phrase(
      fr: "Cette page s’ouvre avec la commande « reseau open ».",
      en: "This page is opened by the command “reseau open”.")
    return Response(
      status: status, headers: headers,
      body: .init(byteBuffer: ByteBuffer(string: phrase.text(in: language()) + "\n")))
  }
}
