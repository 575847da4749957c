/// What a scheduler calls the exchanges of a home: each home has a name of its own.
struct ServiceName: Hashable {
  /// `reseau` for the home in the usual place, else `reseau-` with the end of its path, for people,
  /// and a number that is another one for every path.
  let text: String

  /// Names the exchanges of the home at `path`.
  ///
  /// - Parameter usual: where a user's home is when nobody says otherwise.
  init(of path: String, usual: String) {
    guard path != usual else {
      self = .usual
      return
    }
    let end = path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }.reversed()
    let letters = end.filter { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
    let word = String(decoding: letters.prefix(30), as: UTF8.self)
    let number = String(Self.digest(path), radix: 16)
    text = ["reseau", word, number].filter { !$0.isEmpty }.joined(separator: "-")
  }

  private init(_ text: String) { self.text = text }

  /// The name for the home in the usual place.
  static let usual = ServiceName("reseau")

  /// FNV-1a, 32 bits (Fowler, Noll, Vo): enough to tell the homes of one user apart.
  private static func digest(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
