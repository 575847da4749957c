/// What letters are made of: Unicode's compatibility decomposition (UAX #15, form KD), scalar by
/// scalar. Marks stand in the order of the scalar's own parts; who drops them does not mind.
///
/// Foundation knows it, too, and would make the program twice as large with all the languages and
/// calendars that come with it.
enum Decomposition {
  /// The parts of `scalar`; itself when it is one.
  static func parts(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    table[scalar].map { Array($0.unicodeScalars) } ?? syllableParts(of: scalar) ?? [scalar]
  }

  /// Decompositions as `Resources/decompositions.txt` has them: a line is a scalar and its parts.
  private static let table: [Unicode.Scalar: Substring] = {
    let text = String(decoding: PackageResources.decompositions_txt, as: UTF8.self)
    var table: [Unicode.Scalar: Substring] = [:]
    table.reserveCapacity(6000)
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst(), let end = rest.firstIndex(of: "\n") {
      table[scalar] = Substring(rest[..<end])
      rest = rest[rest.index(after: end)...]
    }
    return table
  }()

  /// The two or three parts of a Hangul syllable (The Unicode Standard, 3.12); nil for others.
  private static func syllableParts(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    guard (0xAC00...0xD7A3).contains(scalar.value) else { return nil }
    let (place, tail) = (scalar.value - 0xAC00).quotientAndRemainder(dividingBy: 28)
    let parts = [0x1100 + place / 21, 0x1161 + place % 21] + (tail > 0 ? [0x11A7 + tail] : [])
    return parts.compactMap(Unicode.Scalar.init)
  }
}
