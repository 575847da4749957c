import Crypto
import Merge

/// The SHA-256 of a list of texts: what a page is made of, so that it is known to be the same
/// without being made again.
struct Fingerprint {
  private var hash = SHA256()

  /// Takes in a text. Its length goes before it, so that *ab, c* is not *a, bc*.
  mutating func take(_ text: String) {
    hash.update(data: Array("\(text.utf8.count):".utf8))
    hash.update(data: Array(text.utf8))
  }

  /// Takes in a text that may be missing.
  mutating func take(_ text: String?) {
    take(text == nil ? "-" : "+")
    if let text { take(text) }
  }

  /// Takes in a list.
  mutating func take<Element>(_ list: [Element], _ each: (inout Fingerprint, Element) -> Void) {
    take("\(list.count)")
    for element in list { each(&self, element) }
  }

  /// The first 128 bits in hex: nobody gains by making two pages alike.
  var text: String { hash.finalize().prefix(16).hex }

  /// The fingerprint of one text.
  static func of(_ text: String) -> String {
    var print = Fingerprint()
    print.take(text)
    return print.text
  }
}

extension Fingerprint {
  /// The fingerprint of a list of texts.
  init(_ parts: [String]) {
    self.init()
    take(parts) { $0.take($1) }
  }

  /// The fingerprint of a record as it is; of one that is gone, too.
  init(_ view: RecordView?) {
    self.init()
    take(view?.json)
  }
}
