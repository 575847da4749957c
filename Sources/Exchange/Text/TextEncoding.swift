/// How the characters of a text file are written as bytes.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  /// UTF-8; written with a byte order mark, without which Excel takes it for Windows-1252.
  case utf8 = "utf-8"
  /// UTF-16 with the low byte first, as Excel's “Unicode text”; with a byte order mark.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16 with the high byte first; with a byte order mark.
  case utf16BigEndian = "utf-16be"
  /// What older programs for Windows write in western Europe.
  case windows1252 = "windows-1252"

  private var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .windows1252: []
    }
  }

  /// The encoding of `bytes`: what the byte order mark says, else UTF-8 when they are that, else
  /// Windows-1252, in which everything reads as something.
  public static func detect(_ bytes: some Sequence<UInt8>) -> TextEncoding {
    let start = Array(bytes.prefix(3))
    for encoding in [utf8, utf16LittleEndian, utf16BigEndian]
    where start.starts(with: encoding.mark) {
      return encoding
    }
    return String(validating: bytes, as: UTF8.self) == nil ? .windows1252 : .utf8
  }

  /// The text that `bytes` say, without the byte order mark.
  ///
  /// - Throws: ``FormatError/Reason/workbook`` for a workbook that was not saved as text,
  ///   ``FormatError/Reason/notText`` for bytes that are no text at all.
  public static func text(
    of bytes: [UInt8], in encoding: TextEncoding? = nil
  ) throws(FormatError) -> String {
    let workbooks: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]]
    if workbooks.contains(where: { bytes.starts(with: $0) }) { throw FormatError(.workbook) }
    let encoding = encoding ?? detect(bytes)
    guard let text = encoding.text(of: bytes) else { throw FormatError(.notText) }
    return text
  }

  private func text(of bytes: [UInt8]) -> String? {
    let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    switch self {
    case .windows1252:
      guard !content.contains(0) else { return nil }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: content.map { Windows1252.scalar(of: $0) })
      return String(text)
    case .utf8:
      // A NUL stands in no text, and in nearly all that is none.
      return content.contains(0) ? nil : String(validating: content, as: UTF8.self)
    case .utf16LittleEndian, .utf16BigEndian:
      guard content.count.isMultiple(of: 2) else { return nil }
      let high = self == .utf16BigEndian ? 0 : 1
      let units = stride(from: content.startIndex, to: content.endIndex, by: 2).map { place in
        UInt16(content[place + high]) << 8 | UInt16(content[place + 1 - high])
      }
      return units.contains(0) ? nil : String(validating: units, as: UTF16.self)
    }
  }

  /// The bytes of `text`, after the byte order mark.
  ///
  /// - Throws: ``UnencodableCharacter`` for the first character that the encoding lacks.
  public func bytes(of text: String) throws(UnencodableCharacter) -> [UInt8] {
    switch self {
    case .utf8: return mark + text.utf8
    case .utf16LittleEndian:
      return mark + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      return mark + text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .windows1252:
      var bytes: [UInt8] = []
      for scalar in text.unicodeScalars {
        guard let byte = Windows1252.byte(of: scalar) else {
          throw UnencodableCharacter(character: String(scalar), line: nil)
        }
        bytes.append(byte)
      }
      return bytes
    }
  }
}

/// A character that an encoding can't write.
public struct UnencodableCharacter: Error, Hashable, Sendable {
  /// The character.
  public let character: String
  /// The row of the table where it stands, from 1 for the heading.
  public let line: Int?
}
