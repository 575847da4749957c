import Fakes

/// A Swift file of the checkout.
struct SourceFile {
  /// Its path in the checkout.
  let path: String
  /// Its lines.
  let lines: [Substring]

  init(_ path: String) throws {
    self.path = path
    lines = try Checkout.text(path).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The module that it belongs to.
  var module: String { String(path.split(separator: "/")[1]) }

  /// Whether it stands at the edge, where the outside world comes in.
  var isEdge: Bool { path.hasPrefix("Sources/reseau/Edge/") }

  /// The lines that hold code, with their numbers, without comments and string literals.
  var code: [(number: Int, text: String)] {
    var isInText = false
    return lines.enumerated().map { place, line in
      if line.contains("\"\"\"") {
        isInText.toggle()
        return (place + 1, "")
      }
      return (place + 1, isInText ? "" : Self.code(of: line))
    }
  }

  private static func code(of line: Substring) -> String {
    var code = ""
    var isInString = false
    var previous: Character = " "
    for character in line {
      if character == "\"", previous != "\\" { isInString.toggle() }
      if !isInString, character == "/", previous == "/" { return String(code.dropLast()) }
      if !isInString || character == "\"" { code.append(character) }
      previous = character
    }
    return code
  }

  /// All Swift files in a folder of the checkout.
  static func all(in folder: String) throws -> [SourceFile] {
    try Checkout.files(under: folder).filter { $0.hasSuffix(".swift") }
      .map { try SourceFile("\(folder)/\($0)") }
  }
}
