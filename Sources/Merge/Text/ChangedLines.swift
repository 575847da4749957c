/// Two texts without the lines that are the same at their start and at their end.
///
/// Mostly a person changes one line of many. The rest need not be decoded, cut and compared;
/// what is left has the same shortest difference, which leaves out equal ends first.
struct ChangedLines {
  /// How many scalars the lines at the start have.
  let start: Int
  /// What is left of the old text.
  let old: [Unicode.Scalar]
  /// What is left of the new text.
  let new: [Unicode.Scalar]

  /// Compares two texts by their scalars.
  init(from old: String, to new: String) {
    var (old, new) = (old, new)
    (start, self.old, self.new) = old.withUTF8 { old in
      new.withUTF8 { new in
        let start = Self.commonStart(old, new)
        let end = Self.commonEnd(old[start...], new[start...])
        return (
          UnsafeBufferPointer(rebasing: old[..<start]).scalarCount,
          Self.scalars(of: old[start..<old.count - end]),
          Self.scalars(of: new[start..<new.count - end])
        )
      }
    }
  }

  /// The bytes of a text in UTF-8, or some of them.
  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>
  private static let lineBreak = UInt8(ascii: "\n")

  /// How many bytes the lines take that both begin with; all bytes when both are the same.
  private static func commonStart(
    _ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let limit = min(old.count, new.count)
    var (place, start) = (0, 0)
    while place < limit, old[place] == new[place] {
      place += 1
      if old[place - 1] == lineBreak { start = place }
    }
    return place == max(old.count, new.count) ? place : start
  }

  /// How many bytes the lines take that both end with.
  private static func commonEnd(_ old: Bytes, _ new: Bytes) -> Int {
    let limit = min(old.count, new.count)
    var (count, end) = (0, 0)
    while count < limit {
      let byte = old[old.endIndex - count - 1]
      guard byte == new[new.endIndex - count - 1] else { return end }
      if byte == lineBreak { end = count }
      count += 1
    }
    let isWhole = [old, new].allSatisfy {
      $0.count == limit || $0[$0.endIndex - limit - 1] == lineBreak
    }
    return isWhole ? limit : end
  }

  private static func scalars(of bytes: Bytes) -> [Unicode.Scalar] {
    Array(String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self).unicodeScalars)
  }
}
