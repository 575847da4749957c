/// Reads what stands behind a key: a word in any of YAML's three spellings, or a list in brackets.
struct ScalarReader {
  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ text: String) { scalars = Array(SetCell.trimmed(text).unicodeScalars) }

  /// What stands behind a key: nothing is the beginning of a list in lines of its own, or empty.
  mutating func content() throws(FrontMatterProblemError) -> FrontMatter.Content {
    guard scalars.first == "[" else {
      guard let scalar = try whole() else { return .list([]) }
      return .scalar(scalar)
    }
    place = 1
    var elements: [String] = []
    while true {
      skipSpaces()
      guard place < scalars.count else { throw FrontMatterProblemError(.list) }
      if scalars[place] == "]" { break }
      elements.append(try scalar(endingAt: [",", "]"]))
      skipSpaces()
      guard place < scalars.count, scalars[place] == "," || scalars[place] == "]" else {
        throw FrontMatterProblemError(.list)
      }
      if scalars[place] == "," { place += 1 }
    }
    place += 1
    try expectEnd(or: .list)
    return .list(elements)
  }

  /// A single word up to the end; `nil` when there is none.
  mutating func whole() throws(FrontMatterProblemError) -> String? {
    skipSpaces()
    guard place < scalars.count, scalars[place] != "#" else { return nil }
    let scalar = try scalar(endingAt: [])
    try expectEnd(or: .quotes)
    return scalar
  }

  private mutating func scalar(
    endingAt ends: [Unicode.Scalar]
  ) throws(FrontMatterProblemError) -> String {
    switch scalars[place] {
    case "\"": return try doubleQuoted()
    case "'": return try singleQuoted()
    case "&", "*", "!", "|", ">", "{", "}", "[", "]", "%", "@", "`", ",", "?":
      throw FrontMatterProblemError(.unsupported(String(scalars[place])))
    default: break
    }
    var text = String.UnicodeScalarView()
    while place < scalars.count, !ends.contains(scalars[place]) {
      // A number sign behind a space begins a remark; a colon before one would begin an object.
      if scalars[place] == "#", scalars[place - 1] == " " { break }
      let isLast = place + 1 == scalars.count
      if scalars[place] == ":", isLast || scalars[place + 1] == " " {
        throw FrontMatterProblemError(.unsupported(":"))
      }
      text.append(scalars[place])
      place += 1
    }
    return SetCell.trimmed(String(text))
  }

  private mutating func singleQuoted() throws(FrontMatterProblemError) -> String {
    var text = String.UnicodeScalarView()
    place += 1
    while place < scalars.count {
      defer { place += 1 }
      guard scalars[place] == "'" else {
        text.append(scalars[place])
        continue
      }
      guard place + 1 < scalars.count, scalars[place + 1] == "'" else { return String(text) }
      text.append("'")
      place += 1
    }
    throw FrontMatterProblemError(.quotes)
  }

  private mutating func doubleQuoted() throws(FrontMatterProblemError) -> String {
    var text = String.UnicodeScalarView()
    place += 1
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      if scalar == "\"" { return String(text) }
      text.append(scalar == "\\" ? try escaped() : scalar)
    }
    throw FrontMatterProblemError(.quotes)
  }

  private mutating func escaped() throws(FrontMatterProblemError) -> Unicode.Scalar {
    guard place < scalars.count else { throw FrontMatterProblemError(.quotes) }
    let scalar = scalars[place]
    place += 1
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "\"", "\\", "/", " ": return scalar
    case "u", "x":
      let length = scalar == "u" ? 4 : 2
      let digits = scalars[place...].prefix(length)
      guard digits.count == length, digits.allSatisfy({ $0.properties.isASCIIHexDigit }),
        let code = UInt32(String(String.UnicodeScalarView(digits)), radix: 16),
        let character = Unicode.Scalar(code)
      else { throw FrontMatterProblemError(.unsupported("\\\(scalar)")) }
      place += length
      return character
    default: throw FrontMatterProblemError(.unsupported("\\\(scalar)"))
    }
  }

  private mutating func skipSpaces() {
    while place < scalars.count, scalars[place] == " " || scalars[place] == "\t" { place += 1 }
  }

  /// Nothing more may come but a remark.
  private mutating func expectEnd(
    or problem: FrontMatterProblem
  ) throws(FrontMatterProblemError) {
    skipSpaces()
    guard place == scalars.count || scalars[place] == "#" else {
      throw FrontMatterProblemError(problem)
    }
  }
}
