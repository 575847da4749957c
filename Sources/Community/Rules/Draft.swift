import Merge

/// A change as people type it: a ``Merge/Change``, and texts given whole.
///
/// Who writes a text gives all of it; what changed is found out against what was there, at the
/// moment when the change is recorded.
public struct Draft: Hashable, Sendable {
  /// What is done to the record, save for the texts.
  public var change: Change
  /// Text fields and what they shall read, with line feeds as the only line ends.
  public let texts: [FieldChange<String>]

  /// Makes a draft; CRLF and CR in `texts` become LF.
  public init(_ change: Change, texts: [FieldChange<String>] = []) {
    self.change = change
    self.texts = texts.map { FieldChange($0.field, Draft.withLineFeeds($0.content)) }
  }

  /// `text` with each CRLF and each CR replaced by LF.
  public static func withLineFeeds(_ text: String) -> String {
    let carriageReturn = UInt8(ascii: "\r")
    let lineFeed = UInt8(ascii: "\n")
    guard text.utf8.contains(carriageReturn) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == carriageReturn {
        bytes.append(lineFeed)
      } else if byte != lineFeed || previous != carriageReturn {
        bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
