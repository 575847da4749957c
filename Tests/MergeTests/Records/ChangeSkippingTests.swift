import Fakes
import Testing

@testable import Merge

@Suite struct ChangeSkippingTests {
  /// What reading a change, or passing it, comes to: where it ends; `nil` when it is refused.
  private func end(
    _ bytes: [UInt8], _ body: (inout JSONReader) throws(JSONError) -> Void
  ) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer, spelling: .canonical)
      return (try? body(&reader)) == nil ? nil : reader.position
    }
  }

  private func expectSame(_ bytes: [UInt8], _ seed: UInt64) {
    let read = end(bytes) { (reader) throws(JSONError) in
      _ = try Change(on: "practice/a", from: &reader)
    }
    let passed = end(bytes) { (reader) throws(JSONError) in try Change.skip(&reader) }
    #expect(read == passed, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
  }

  @Test(arguments: seeds(300))
  func `a change is passed where it is read, and refused where it is refused`(seed: UInt64) {
    var random = Seeded(seed)
    let alphabet =
      Array("{}[]:,\"\\nu01-aez".utf8) + [0, 9, 0x1F, 0x7F, 0x80, 0xC3, 0xA9, 0xED, 0xFF]
    for _ in 0..<40 {
      var bytes = Array(random.wholeChange().json.utf8)
      expectSame(bytes, seed)
      for _ in 0...random.below(3) {
        switch random.below(4) {
        case 0: bytes[random.below(bytes.count)] = random.pick(alphabet)
        case 1: bytes.insert(random.pick(alphabet), at: random.below(bytes.count + 1))
        case 2 where bytes.count > 1: bytes.remove(at: random.below(bytes.count))
        default:
          let other = Array(random.wholeChange().json.utf8)
          let start = random.below(other.count)
          let part = other[start..<min(other.count, start + 1 + random.below(12))]
          bytes.insert(contentsOf: part, at: random.below(bytes.count + 1))
        }
        expectSame(bytes, seed)
      }
    }
  }

  @Test(arguments: 0..<256)
  func `a byte means the same wherever it stands in a string`(byte: Int) throws {
    let byte = UInt8(byte)
    for place in 0..<20 {
      let content =
        Array(repeating: UInt8(ascii: "a"), count: place) + [byte]
        + Array(repeating: UInt8(ascii: "b"), count: 19 - place)
      let isRead = end([0x22] + content + [0x22]) { (reader) throws(JSONError) in
        let text = try reader.string()
        guard text.utf8.elementsEqual(content) else { throw reader.error(.unexpected) }
      }
      let isMeant = 0x20..<0x80 ~= byte && byte != 0x22 && byte != 0x5C
      // A backslash before a b is an escape, and a quote ends the string early.
      if byte != 0x22, byte != 0x5C { #expect((isRead != nil) == isMeant, "place \(place)") }
    }
  }

  @Test func `scalars are read, and nothing that only looks like one`() {
    let bounds = [0x80, 0x800, 0xD800, 0xE000, 0x10000, 0x110000]
    let about = bounds.flatMap { Array($0 - 16..<$0 + 16) }.filter { $0 >= 0x80 }
    for value in about + stride(from: 0x80, to: 0x1F0000, by: 61) {
      let bytes = [0x22] + encoded(value) + [0x22]
      let end = end(bytes) { (reader) throws(JSONError) in _ = try reader.skipString() }
      #expect((end != nil) == (Unicode.Scalar(UInt32(value)) != nil), "\(value)")
    }
  }

  /// UTF-8 as it would be, were every number a scalar.
  private func encoded(_ value: Int) -> [UInt8] {
    func tail(_ shift: Int) -> UInt8 { 0x80 | UInt8(value >> shift & 0x3F) }
    return if value < 0x800 {
      [0xC0 | UInt8(value >> 6), tail(0)]
    } else if value < 0x10000 {
      [0xE0 | UInt8(value >> 12), tail(6), tail(0)]
    } else {
      [0xF0 | UInt8(value >> 18), tail(12), tail(6), tail(0)]
    }
  }
}

extension Seeded {
  /// A change with everything that a change can hold.
  fileprivate mutating func wholeChange() -> Change {
    var change = change()
    if flip() {
      let elements = Set((0...below(3)).map { _ in string() }).sorted { $0.precedesByCodePoint($1) }
      change.add.append(FieldChange("useful", elements))
    }
    if flip() {
      change.edit = [
        FieldChange(
          "body",
          (0..<below(3)).map { _ in
            TextEdit(position: below(200), deleted: below(9), inserted: string() + string())
          })
      ]
    }
    if below(3) == 0 { change.salt = "AAECAwQFBgcICQoLDA0ODw==" }
    return change
  }
}

@Suite struct CodePointOrderTests {
  @Test(arguments: seeds(50))
  func `strings are in the order of their bytes`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<100 {
      let shared = (0..<random.below(4)).map { _ in random.string() }.joined()
      let (left, right) = (shared + random.string(), shared + random.string())
      #expect(
        left.precedesByCodePoint(right) == left.utf8.lexicographicallyPrecedes(right.utf8),
        "seed \(seed): \(left) \(right)")
    }
  }
}
