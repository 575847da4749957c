/// What a page is answered with.
enum PageAnswer: Sendable {
  /// How the answer went, as HTTP says it.
  enum Status: Int, Sendable {
    case ok = 200
    case seeOther = 303
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case conflict = 409
    case tooLarge = 413
    case unavailable = 503
  }

  /// A whole page.
  case html(String, Status = .ok)
  /// A part of a page, for the script to put in its place.
  case fragment(String)
  /// JSON, for the script.
  case json(String)
  /// Another page: after a change, so that going back or reloading does not make it twice.
  case goTo(String)
  /// A file to save: never shown in the page, whatever it holds.
  case file(name: String, bytes: [UInt8])
  /// A file of the program's own.
  case asset(type: String, bytes: [UInt8])
}
