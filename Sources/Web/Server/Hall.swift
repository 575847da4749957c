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
    let caller = door.caller(request)
    // Who stays out is told so before anything else is looked at.
    guard door.knows(caller) else { return refusal(.forbidden, Self.closed) }
    guard caller.isPost || request.method == .get || request.method == .head else {
      return Response(status: .methodNotAllowed, headers: Headers.common)
    }
    var request = request
    guard let body = try? await request.collectBody(upTo: Self.largestBody) else {
      return refusal(.contentTooLarge, Self.tooLarge)
    }
    let isForm = request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded")
    let bytes = Array(body.readableBytesView)
    let form = isForm == true ? FormFields(String(decoding: bytes, as: UTF8.self)) : FormFields()
    switch door.answer(caller, token: form["token"] ?? request.headers[Headers.token]) {
    case .refused: return refusal(.forbidden, Self.closed)
    case .takeCookie: return welcome(door)
    case .welcome: break
    }
    let query = FormFields(request.uri.query ?? "")
    let path = request.uri.path.percentDecoded
    let route = Routes.find(caller.isPost ? .post : .get, path)
    return await response(
      to: route?.0, visit(door, route?.1 ?? [:], query, form, bytes))
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
    if let asked = surroundings.asked.language { return asked }
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

  /// A page that leads on, and no redirection: the browser comes from a file, or from nowhere, and
  /// shows a strict cookie only to whom this page itself leads.
  private func welcome(_ door: Door) -> Response {
    var response = Response(.html(Doorstep.page(leadingTo: "/", in: language())))
    response.headers[.setCookie] =
      "\(door.cookieName)=\(door.cookie); Path=/; HttpOnly; SameSite=Strict"
    return response
  }

  private func refusal(_ status: HTTPResponse.Status, _ phrase: Phrase) -> Response {
    var headers = Headers.common
    headers[.contentType] = "text/plain; charset=utf-8"
    headers[.connection] = "close"
    return Response(
      status: status, headers: headers,
      body: .init(byteBuffer: ByteBuffer(string: phrase.text(in: language()) + "\n")))
  }

  private static let closed = Phrase(
    fr: "Cette page n’est plus ouverte, ou ne l’est pas pour ce navigateur. Rouvrez-la : "
      + "« Réseau » dans le menu, ou la commande « reseau open ». Une adresse à clé ne sert "
      + "qu’une fois.",
    en: "This page is not open any more, or not for this browser. Open it anew: “Réseau” in the "
      + "menu, or the command “reseau open”. An address with a key serves once.")

  private static let tooLarge = Phrase(
    fr: "C’est trop grand pour cette page, qui prend jusqu’à 24 Mio en une fois.",
    en: "This is too large for this page, which takes up to 24 MiB at once.")
}
