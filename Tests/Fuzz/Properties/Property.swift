// What must hold of any bytes whatever, one property a reader of foreign bytes. The fuzzer and
// the ordinary tests run the same ones.

/// What must hold of a reader, whatever bytes it is given.
public enum Property: String, CaseIterable, Sendable {
  /// The line reader: frame, decode, encode again, chain.
  case line
  /// The segment reader: gzip members, lines.
  case segment
  /// The head reader, and the names of files in a share.
  case head
  /// The JSON value reader: its canonical form is a fixed point.
  case value
  /// The reader of a share's mark.
  case mark
  /// The reader of invitation codes.
  case code
  /// The merge of texts, compared with a plain one.
  case text

  /// What does not hold of `bytes`; `nil` when all is well. Traps are the reader's own.
  public func violation(of bytes: [UInt8]) -> String? {
    let violation: Violation?
    switch self {
    case .line: violation = check { try checkLine(bytes) }
    case .segment: violation = check { try checkSegment(bytes) }
    case .head: violation = check { try checkHead(bytes) }
    case .value: violation = check { try checkValue(bytes) }
    case .mark: violation = check { try checkMark(bytes) }
    case .code: violation = check { try checkCode(bytes) }
    case .text: violation = check { try checkText(bytes) }
    }
    return violation?.description
  }
}

/// A property that does not hold.
struct Violation: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Says that `condition` must hold.
func require(_ condition: Bool, _ description: @autoclosure () -> String) throws {
  if !condition { throw Violation(description()) }
}

private func check(_ body: () throws -> Void) -> Violation? {
  do {
    try body()
    return nil
  } catch let violation as Violation {
    return violation
  } catch {
    return Violation("unexpected: \(error)")
  }
}

/// Takes bytes apart: what a fuzzer changes in them changes what is made of them.
struct Source {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = Array(bytes)[...] }

  var isEmpty: Bool { rest.isEmpty }

  /// The next byte; 0 behind the end.
  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// A number of 0 up to `bound`, which is not reached.
  mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(byte()) % bound : 0 }

  /// Four bytes as a number.
  mutating func number() -> UInt32 { (0..<4).reduce(0) { sum, _ in sum << 8 | UInt32(byte()) } }

  /// The next bytes, at most `count`.
  mutating func bytes(_ count: Int) -> [UInt8] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// The next bytes as text, made Unicode where they are not.
  mutating func text(_ count: Int) -> String { String(decoding: bytes(count), as: UTF8.self) }

  /// What is left.
  mutating func remainder() -> [UInt8] { bytes(rest.count) }
}

extension String {
  /// Whether both are the same bytes: Swift compares what they look like.
  func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
