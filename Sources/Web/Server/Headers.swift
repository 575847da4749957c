import HTTPTypes
import Hummingbird

/// The headers of every answer.
enum Headers {
  /// The token, as the page's script sends it.
  static let token = HTTPField.Name("X-Reseau-Token") ?? .authorization

  /// Nothing may be loaded from anywhere else, framed, sniffed, kept, or told to another site.
  ///
  /// `Referrer-Policy` is `same-origin` and not `no-referrer`, which would have browsers send
  /// `Origin: null` with the page's own forms (Fetch, 3.2).
  static let common: HTTPFields = {
    var headers = HTTPFields()
    headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
      + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    headers[.xContentTypeOptions] = "nosniff"
    headers[.cacheControl] = "no-store"
    for (name, value) in [
      ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return headers
  }()
}

extension Response {
  /// Makes the response of an answer.
  init(_ answer: PageAnswer) {
    var headers = Headers.common
    var status = HTTPResponse.Status.ok
    var body: [UInt8] = []
    switch answer {
    case .html(let text, let how):
      headers[.contentType] = "text/html; charset=utf-8"
      status = .init(code: how.rawValue)
      body = Array(text.utf8)
    case .fragment(let text):
      headers[.contentType] = "text/html; charset=utf-8"
      body = Array(text.utf8)
    case .json(let text):
      headers[.contentType] = "application/json"
      body = Array(text.utf8)
    case .goTo(let path):
      headers[.location] = path
      status = .seeOther
    case .file(let name, let bytes):
      headers[.contentType] = "application/octet-stream"
      headers[.contentDisposition] = "attachment; filename*=UTF-8''\(name.inURL)"
      body = bytes
    case .asset(let type, let bytes):
      headers[.contentType] = type
      headers[.cacheControl] = "max-age=31536000, immutable"
      body = bytes
    }
    self.init(
      status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
