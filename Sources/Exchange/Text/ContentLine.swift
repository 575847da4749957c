// The lines of vCard (RFC 6350, section 3.3) and iCalendar (RFC 5545, section 3.1):
// NAME;PARAMETER=value:value, folded at 75 bytes.

/// A line of a card or a calendar.
struct ContentLine: Hashable {
  /// The name, in capitals and without the group before it.
  let name: String
  /// The parameters, their names in capitals, in order; a bare one of vCard 2.1 is a `TYPE`.
  var parameters: [Parameter] = []
  /// The value, as it stands there.
  var value: String
  /// Where the line begins in the file, from 1.
  var number = 0

  /// A parameter of a line.
  struct Parameter: Hashable {
    let name: String
    let value: String
  }

  init(_ name: String, _ parameters: [Parameter] = [], value: String) {
    self.name = name
    self.parameters = parameters
    self.value = value
  }

  /// The first value of the parameter called `name`.
  func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// The words of the line's `TYPE` parameters, in small letters.
  var types: [String] {
    parameters.filter { $0.name == "TYPE" }
      .flatMap { $0.value.lowercased().split(separator: ",").map { String($0) } }
  }
}

// Reading.
extension ContentLine {
  /// Reads `text`, a whole line; `nil` when it is none.
  init?(_ text: String, number: Int) {
    let bytes = Array(text.utf8)
    guard let start = bytes.firstIndex(where: { $0 == 0x3A || $0 == 0x3B }), start > 0 else {
      return nil
    }
    let label = String(decoding: bytes[..<start], as: UTF8.self).uppercased()
    name = label.split(separator: ".").last.map { String($0) } ?? label
    self.number = number
    var place = start
    while place < bytes.count, bytes[place] == 0x3B {
      let first = place + 1
      var isQuoted = false
      place = first
      while place < bytes.count, isQuoted || (bytes[place] != 0x3A && bytes[place] != 0x3B) {
        if bytes[place] == 0x22 { isQuoted.toggle() }
        place += 1
      }
      parameters.append(Parameter(String(decoding: bytes[first..<place], as: UTF8.self)))
    }
    guard place < bytes.count else { return nil }
    value = String(decoding: bytes[(place + 1)...], as: UTF8.self)
  }

  /// The lines that `bytes` hold, unfolded; those that are none are left out.
  ///
  /// Folds are undone before the bytes are read as characters: some programs fold in the middle of
  /// one. A line of vCard 2.1 in quoted-printable goes on behind `=`.
  static func lines(of bytes: [UInt8]) throws(FormatError) -> [ContentLine] {
    var bytes = bytes
    switch TextEncoding.detect(bytes) {
    case .utf16LittleEndian, .utf16BigEndian: bytes = Array(try TextEncoding.text(of: bytes).utf8)
    case .utf8, .windows1252: if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    }
    let unfolded = unfold(bytes)
    let encoding = TextEncoding.detect(unfolded.flatMap(\.bytes))
    var lines: [ContentLine] = []
    for line in unfolded {
      let text = try TextEncoding.text(of: line.bytes, in: encoding)
      if let line = ContentLine(text, number: line.number) { lines.append(line) }
    }
    return lines
  }

  private static func unfold(_ bytes: [UInt8]) -> [(number: Int, bytes: [UInt8])] {
    var lines: [(number: Int, bytes: [UInt8])] = []
    var number = 0
    var rest = bytes[...]
    while !rest.isEmpty {
      number += 1
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      let line = rest[..<end]
      rest = rest[end...]
      let isPair = rest.starts(with: [0x0D, 0x0A])
      rest = rest.dropFirst(isPair ? 2 : 1)
      // Asked beforehand: what is held twice is copied when it grows.
      let goesOn = lines.last.map { isSoft($0.bytes) } ?? false
      if goesOn {
        lines[lines.count - 1].bytes.removeLast()
        lines[lines.count - 1].bytes += line
      } else if let first = line.first, first == 0x20 || first == 0x09, !lines.isEmpty {
        lines[lines.count - 1].bytes += line.dropFirst()
      } else {
        lines.append((number, Array(line)))
      }
    }
    return lines
  }

  /// Whether quoted-printable goes on in the next line.
  private static func isSoft(_ line: [UInt8]) -> Bool {
    guard line.last == UInt8(ascii: "="), let colon = line.firstIndex(of: 0x3A) else {
      return false
    }
    let head = String(decoding: line[..<colon], as: UTF8.self).uppercased()
    return head.hasSuffix("QUOTED-PRINTABLE") || head.contains("QUOTED-PRINTABLE;")
  }
}

extension ContentLine.Parameter {
  /// Reads `text`; a bare word is a type, or an encoding.
  fileprivate init(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      let word = text.uppercased()
      let isEncoding = ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].contains(word)
      self.init(name: isEncoding ? "ENCODING" : "TYPE", value: text)
      return
    }
    var value = String.UnicodeScalarView()
    var isCaret = false
    for scalar in parts[1].unicodeScalars where scalar != "\"" {
      // RFC 6868: a caret stands before what a parameter can't hold.
      if isCaret {
        switch scalar {
        case "n": value.append("\n")
        case "'": value.append("\"")
        case "^": value.append("^")
        default: value.append(contentsOf: ["^", scalar])
        }
        isCaret = false
      } else if scalar == "^" {
        isCaret = true
      } else {
        value.append(scalar)
      }
    }
    if isCaret { value.append("^") }
    self.init(name: parts[0].uppercased(), value: String(value))
  }
}

// Writing.
extension ContentLine {
  /// The line with its folds: no more than 75 bytes before each CRLF, never within a character.
  var folded: String {
    var head = name
    for parameter in parameters { head += ";\(parameter.name)=\(parameter.quoted)" }
    var text = ""
    var length = 0
    for scalar in "\(head):\(value)".unicodeScalars {
      let width = UTF8.width(scalar)
      if length + width > 75 {
        text += "\r\n "
        length = 1
      }
      text.unicodeScalars.append(scalar)
      length += width
    }
    return text + "\r\n"
  }
}

extension ContentLine.Parameter {
  fileprivate var quoted: String {
    var text = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text.append(contentsOf: "^'".unicodeScalars)
      case "\n", "\r": text.append(contentsOf: "^n".unicodeScalars)
      case "^": text.append(contentsOf: "^^".unicodeScalars)
      default: text.append(scalar)
      }
    }
    let needsQuotes = text.contains { ",;:".unicodeScalars.contains($0) }
    return needsQuotes ? "\"\(String(text))\"" : String(text)
  }
}
