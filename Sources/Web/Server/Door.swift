import Hummingbird
import Merge
import Synchronization

/// Who may come in: whoever has this start's cookie, from this machine, through this page.
///
/// - The server listens on the loopback address alone.
/// - `Host` must be the address that it listens on: a name that an attacker makes point here (DNS
///   rebinding) is refused.
/// - A start makes 256 fresh random bits, which stand in no address: a cookie that scripts can't
///   read and other sites can't send (`HttpOnly`, `SameSite=Strict`). Cookies are shared by all
///   ports of a host, so its name bears the port. It is given for a ``Key``, which serves once.
/// - What changes something is a POST, with this page's `Origin` and the token that its forms
///   carry. Nothing changes by GET.
final class Door: Sendable {
  /// What the browser shows that has come in.
  let cookie: String
  /// What forms carry: made of other bits than the cookie, since pages show it.
  let token: String
  /// The port that the page is served on.
  let port: Int
  private let random: @Sendable () -> UInt64
  /// The keys that have not served yet, and what happens when they do.
  private let keys = Mutex<[String: @Sendable () -> Void]>([:])

  init(port: Int, random: @escaping @Sendable () -> UInt64) {
    self.port = port
    self.random = random
    cookie = Self.bits(random)
    token = Self.bits(random)
  }

  private static func bits(_ random: () -> UInt64) -> String {
    (0..<4).map { _ in
      let digits = String(random(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Makes a key, and calls `whenUsed` when it has served.
  func newKey(whenUsed: @escaping @Sendable () -> Void = {}) -> String {
    let key = Self.bits(random)
    keys.withLock { $0[key] = whenUsed }
    return key
  }

  /// Lets a key serve nobody any more.
  func forget(_ key: String) { _ = keys.withLock { $0.removeValue(forKey: key) } }

  /// What to do with a caller.
  enum Answer: Equatable, Sendable {
    /// Come in.
    case welcome
    /// Take the cookie, and come in by the same address without the key.
    case takeCookie
    /// Stay out.
    case refused
  }

  /// Whether more may be read of what a caller sends than the head of the request.
  func knows(_ caller: Caller) -> Bool {
    guard let host = caller.host,
      ["127.0.0.1:\(port)", "localhost:\(port)"].contains(host)
    else { return false }
    if caller.isPost, caller.origin != "http://\(host)" { return false }
    return isSame(caller.cookie, cookie) || isNewKey(of: caller)
  }

  /// Answers a caller. A key that opens the door has served with it.
  ///
  /// - Parameter token: what a form carries, for a POST.
  func answer(_ caller: Caller, token: String? = nil) -> Answer {
    guard knows(caller) else { return .refused }
    if isSame(caller.cookie, cookie) {
      if caller.isPost { return isSame(token, self.token) ? .welcome : .refused }
      guard let key = caller.key else { return .welcome }
      use(key)
      return .takeCookie
    }
    return caller.key.map(use) == true ? .takeCookie : .refused
  }

  private func isNewKey(of caller: Caller) -> Bool {
    guard !caller.isPost, let key = caller.key else { return false }
    return keys.withLock { keys in keys.keys.contains { isSame(key, $0) } }
  }

  /// Whether the key was there to be used: of two who come with it, one comes in.
  @discardableResult
  private func use(_ key: String) -> Bool {
    guard let whenUsed = keys.withLock({ $0.removeValue(forKey: key) }) else { return false }
    whenUsed()
    return true
  }

  /// The name of the cookie.
  var cookieName: String { "reseau-\(port)" }

  /// Compares in a time that does not tell how much is right.
  private func isSame(_ given: String?, _ right: String) -> Bool {
    guard let given, given.utf8.count == right.utf8.count else { return false }
    return zip(given.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

extension Door {
  /// What the head of a request says about who asks.
  struct Caller: Sendable {
    let isPost: Bool
    let host: String?
    let origin: String?
    let cookie: String?
    let key: String?
  }

  /// Who sends `request`.
  func caller(_ request: Request) -> Caller {
    Caller(
      isPost: request.method == .post, host: request.head.authority,
      origin: request.headers[.origin], cookie: request.cookies[cookieName]?.value,
      key: FormFields(request.uri.query ?? "")["key"])
  }
}
