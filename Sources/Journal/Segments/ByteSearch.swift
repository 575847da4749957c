/// Looks for bytes among others: Horspool, "Practical Fast Searching in Strings" (1980).
///
/// It looks at one byte in as many as the wanted ones are, where the libraries' search asks for
/// every byte through a witness table: for the lines of a segment that took longer than to check
/// their JSON.
public struct ByteSearch: Sendable {
  private let wanted: [UInt8]
  /// How far to step when this byte stands where the last wanted one should.
  private let steps: [Int]

  /// Prepares to look for `wanted`, of one byte or more.
  public init(for wanted: [UInt8]) {
    self.wanted = wanted
    var steps = Array(repeating: wanted.count, count: 256)
    for (place, byte) in wanted.dropLast().enumerated() {
      steps[Int(byte)] = wanted.count - 1 - place
    }
    self.steps = steps
  }

  /// Whether the wanted bytes stand somewhere in `bytes`.
  func finds(in bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer(finds) }

  /// Whether the wanted bytes stand somewhere in `bytes`.
  func finds(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = wanted.count - 1
    while end < bytes.count {
      let last = bytes[end]
      if last == wanted.last, bytes[...end].suffix(wanted.count).elementsEqual(wanted) {
        return true
      }
      end += steps[Int(last)]
    }
    return false
  }
}
