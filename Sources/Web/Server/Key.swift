import Community

/// What opens the page of one start, once.
public struct Key: Sendable {
  private let door: Door
  private let bits: String

  init(of door: Door, whenUsed: @escaping @Sendable () -> Void) {
    self.door = door
    bits = door.newKey(whenUsed: whenUsed)
  }

  /// The address that opens the page. Whoever reads it first can come in: it belongs neither into
  /// the arguments of a program, which others see in the list of processes, nor into a log.
  public var address: String { "http://127.0.0.1:\(door.port)/?key=\(bits)" }

  /// Lets it open nothing any more, if it has not served yet.
  public func expire() { door.forget(bits) }

  /// A page that leads to the address by itself: for a file that only its owner reads, and that a
  /// browser is given in place of the address.
  public func page(in language: Language) -> String {
    Doorstep.page(leadingTo: address, in: language)
  }
}

/// The keys of a page that is open.
public struct KeyRing: Sendable {
  let door: Door

  /// Makes a key, and calls `whenUsed` when it has served.
  public func newKey(whenUsed: @escaping @Sendable () -> Void = {}) -> Key {
    Key(of: door, whenUsed: whenUsed)
  }
}

/// A page that leads on by itself, and otherwise by its link.
enum Doorstep {
  private static let title = Phrase(fr: "Réseau s’ouvre…", en: "Réseau is opening…")
  private static let link = Phrase(fr: "Ouvrir Réseau", en: "Open Réseau")

  static func page(leadingTo address: String, in language: Language) -> String {
    """
    <!doctype html>
    <html lang="\(language.rawValue)">
    <meta charset="utf-8">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="refresh" content="0; url=\(address)">
    <title>\(title.text(in: language))</title>
    <p><a href="\(address)">\(link.text(in: language))</a></p>
    </html>

    """
  }
}
