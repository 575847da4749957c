import Merge

/// Who may come in: whoever has this start's secret, from this machine, through this page.
///
/// - The server listens on the loopback address alone.
/// - `Host` must be the address that it listens on: a name that an attacker makes point here (DNS
///   rebinding) is refused.
/// - A start makes 256 fresh random bits. They stand once in the address that opens the page, which
///   trades them for a cookie that scripts can't read and other sites can't send (`HttpOnly`,
///   `SameSite=Strict`). Cookies are shared by all ports of a host, so its name bears the port.
/// - What changes something is a POST, with this page's `Origin` and the token that its forms
///   carry. Nothing changes by GET.
struct Door: Sendable {
  /// The bits, in hex.
  let secret: String
  /// What forms carry: made of other bits than the cookie, since pages show it.
  let token: String
  /// The port that the page is served on.
  let port: Int

  init(port: Int, random: @Sendable () -> UInt64) {
    func bits() -> String {
      (0..<4).map { _ in
        let digits = String(random(), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
      }.joined()
    }
    self.port = port
    secret = bits()
    token = bits()
  }

  /// The address that opens the page.
  var address: String { "http://127.0.0.1:\(port)/?key=\(secret)" }

  /// What a request says about who asks.
  struct Caller: Sendable {
    let isPost: Bool
    let host: String?
    let origin: String?
    let cookie: String?
    let key: String?
    let token: String?
  }

  /// What to do with a caller.
  enum Answer: Equatable, Sendable {
    /// Come in.
    case welcome
    /// Take the cookie, and come in by the same address without the secret.
    case takeCookie
    /// Stay out.
    case refused
  }

  func answer(_ caller: Caller) -> Answer {
    let hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
    guard let host = caller.host, hosts.contains(host) else { return .refused }
    if caller.isPost {
      guard caller.origin == "http://\(host)", isSame(caller.token, token) else { return .refused }
    }
    if isSame(caller.cookie, secret) {
      return caller.key == nil || caller.isPost ? .welcome : .takeCookie
    }
    return !caller.isPost && isSame(caller.key, secret) ? .takeCookie : .refused
  }

  /// The name of the cookie.
  var cookieName: String { "reseau-\(port)" }

  /// Compares in a time that does not tell how much is right.
  private func isSame(_ given: String?, _ right: String) -> Bool {
    guard let given, given.utf8.count == right.utf8.count else { return false }
    return zip(given.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
