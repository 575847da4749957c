import Crypto
import Merge

/// The form of a line that stays when its change is erased: the change's value is replaced by
/// the digest of its bytes.
public enum Redaction {
  static let prefix = "sha256:"

  /// Whether the lines on the record with this name can be redacted: those that tell about people.
  /// Anything else that looks redacted is damage, so that nobody can take back a lead's word by
  /// it.
  static func isAllowed(on record: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    record.starts(with: "member/".utf8) || record.starts(with: "answer/".utf8)
  }

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
  /// The hash over them.
  private var digest: SIMD32<UInt8>

  /// The hash over them: 32 bytes.
  public var hash: [UInt8] { digest.indices.map { digest[$0] } }

  /// The chain of `site`'s empty journal.
  public init(of site: SiteID) {
    seq = 0
    digest = Array(site.text.utf8).withUnsafeBytes { Self.digest(of: $0) }
  }

  /// The chain whose hash over `seq` lines is known to be `hash`, of 32 bytes.
  public init(seq: UInt32, hash: [UInt8]) {
    self.seq = seq
    digest = SIMD32()
    for (place, byte) in hash.prefix(SHA256.byteCount).enumerated() { digest[place] = byte }
  }

  /// The hash in lower-case hex.
  public var hex: String { hash.hex }

  /// Where the chain stands.
  public var point: Point {
    var start: UInt64 = 0
    for place in 0..<8 { start = start << 8 | UInt64(digest[place]) }
    return Point(seq: seq, hash: start)
  }

  /// Adds the next line: `bytes`, framed as `line`.
  public mutating func append(_ line: Line, _ bytes: UnsafeBufferPointer<UInt8>) {
    let change = bytes[line.change]
    let isRedacted = line.isRedacted
    let kept = isRedacted ? bytes[...] : bytes[..<line.change.lowerBound]
    let size = Self.size + kept.count + Redaction.size
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 32) { hashed in
      hashed.storeBytes(of: digest, as: SIMD32<UInt8>.self)
      UnsafeMutableRawBufferPointer(rebasing: hashed[Self.size...]).copyBytes(from: kept)
      var end = Self.size + kept.count
      if !isRedacted {
        Redaction.write(
          Self.digest(of: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: change))),
          to: UnsafeMutableRawBufferPointer(rebasing: hashed[end...]))
        end += Redaction.size
      }
      digest = Self.digest(of: UnsafeRawBufferPointer(rebasing: hashed[..<end]))
    }
    seq = line.seq
  }

  private static let size = SHA256.byteCount

  private static func digest(of bytes: UnsafeRawBufferPointer) -> SIMD32<UInt8> {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return hasher.finalize().withUnsafeBytes { $0.loadUnaligned(as: SIMD32<UInt8>.self) }
  }
}

extension Redaction {
  private static let opening = Array("\"sha256:".utf8)
  /// What the value of an erased change takes, with the brace that ends its line, in bytes.
  fileprivate static let size = opening.count + 64 + 2

  /// Writes the end of a redacted line: the digest of the change that stood there.
  fileprivate static func write(_ digest: SIMD32<UInt8>, to end: UnsafeMutableRawBufferPointer) {
    end.copyBytes(from: opening)
    var place = opening.count
    for index in digest.indices {
      end[place] = hexDigits[Int(digest[index] >> 4)]
      end[place + 1] = hexDigits[Int(digest[index] & 15)]
      place += 2
    }
    end[place] = UInt8(ascii: "\"")
    end[place + 1] = UInt8(ascii: "}")
  }
}

private let hexDigits = Array("0123456789abcdef".utf8)

/// The SHA-256 of `bytes`, in lower-case hex.
public func sha256(_ bytes: [UInt8]) -> String { SHA256.hash(data: bytes).hex }

/// The first 64 bits of the SHA-256 of `bytes`: what names of files tell of them.
func sha256Start(_ bytes: [UInt8]) -> UInt64 {
  SHA256.hash(data: bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
}
