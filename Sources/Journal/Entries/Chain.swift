import Crypto
import Merge

/// The form of a line that stays when its change is erased: the change's value is replaced by
/// the digest of its bytes.
public enum Redaction {
  static let prefix = "sha256:"

  /// The digest, in hex, when `change` is the value of a redacted line.
  static func digest(in change: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    let length = prefix.utf8.count + 64 + 2
    guard change.count == length, change.first == UInt8(ascii: "\""),
      change.dropFirst().starts(with: prefix.utf8), change.last == UInt8(ascii: "\"")
    else { return nil }
    let digits = change.dropFirst(1 + prefix.utf8.count).dropLast()
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }
}

/// The running hash over a journal: it tells two journals apart at their first difference, and
/// does not change when a line is redacted.
///
/// `h₀` is SHA-256 of the site id's bytes, `hₙ` is SHA-256 of `hₙ₋₁` and the redacted form of
/// line n. Redactable hash chains: Haber et al., "Efficient Signature Schemes Supporting
/// Redaction, Pseudonymization, and Data Deidentification" (2008).
public struct Chain: Hashable, Sendable {
  /// How many lines are in.
  public private(set) var seq: UInt32
  /// The hash over them: 32 bytes.
  public private(set) var hash: [UInt8]

  /// The chain of `site`'s empty journal.
  public init(of site: SiteID) {
    seq = 0
    hash = Array(SHA256.hash(data: Array(site.text.utf8)))
  }

  /// The chain whose hash over `seq` lines is known to be `hash`.
  public init(seq: UInt32, hash: [UInt8]) {
    self.seq = seq
    self.hash = hash
  }

  /// The hash in lower-case hex.
  public var hex: String { hash.hex }

  /// Adds the next line: `bytes`, framed as `line`.
  public mutating func append(_ line: Line, _ bytes: UnsafeBufferPointer<UInt8>) {
    var hasher = SHA256()
    hash.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    let change = bytes[line.change]
    if Redaction.digest(in: change) != nil {
      hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes))
    } else {
      var digest = SHA256()
      digest.update(bufferPointer: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: change)))
      let before = bytes[..<line.change.lowerBound]
      hasher.update(bufferPointer: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: before)))
      withUnsafeTemporaryAllocation(byteCount: 74, alignment: 1) { redacted in
        redacted.copyBytes(from: Redaction.opening)
        for (place, byte) in digest.finalize().enumerated() {
          redacted[8 + place * 2] = hexDigits[Int(byte >> 4)]
          redacted[9 + place * 2] = hexDigits[Int(byte & 15)]
        }
        redacted[72] = UInt8(ascii: "\"")
        redacted[73] = UInt8(ascii: "}")
        hasher.update(bufferPointer: UnsafeRawBufferPointer(redacted))
      }
    }
    hash = Array(hasher.finalize())
    seq = line.seq
  }
}

extension Redaction {
  fileprivate static let opening = Array("\"sha256:".utf8)
}

private let hexDigits = Array("0123456789abcdef".utf8)

/// The SHA-256 of `bytes`, in lower-case hex.
public func sha256(_ bytes: [UInt8]) -> String { SHA256.hash(data: bytes).hex }
