import Merge

extension Value {
  /// The value as JSON that a person can read: a line for each member, two spaces a level.
  var indentedJSON: String {
    var text: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    let bytes = Array(json.utf8)
    func newLine() { text += [0x0A] + Array(repeating: 0x20, count: 2 * depth) }
    for (place, byte) in bytes.enumerated() {
      if isInString {
        text.append(byte)
        isInString = isEscaped || byte != UInt8(ascii: "\"")
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        text.append(byte)
        depth += 1
        if !bytes[place + 1].isClosing { newLine() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if !bytes[place - 1].isOpening { newLine() }
        text.append(byte)
      case UInt8(ascii: ","):
        text.append(byte)
        newLine()
      case UInt8(ascii: ":"): text += [byte, 0x20]
      default:
        text.append(byte)
        isInString = byte == UInt8(ascii: "\"")
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isOpening: Bool { self == UInt8(ascii: "{") || self == UInt8(ascii: "[") }
  fileprivate var isClosing: Bool { self == UInt8(ascii: "}") || self == UInt8(ascii: "]") }
}
