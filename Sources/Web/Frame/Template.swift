/// A template of a page in Mustache (mustache.github.io/mustache.5.html): values `{{x}}` with the
/// signs of HTML escaped, `{{{x}}}` without, sections `{{#x}}…{{/x}}` and `{{^x}}…{{/x}}`, other
/// templates `{{>x}}`, and templates with holes: `{{$x}}…{{/x}}` is one, `{{<layout}}` fills those
/// of another. That is the whole of the language here: no delimiters of one's own, no lambdas.
///
/// Ours, since the library for it brings all of Foundation along: half of the program's size.
struct Template: Sendable {
  /// What a template is made of.
  indirect enum Part: Sendable {
    /// Text as it stands.
    case text(String)
    /// What a name stands for; as HTML when it made HTML itself.
    case value(Name, isHTML: Bool)
    /// Parts once for what a name stands for, and for each element of a list.
    case section(Name, [Part])
    /// Parts when there is nothing of the name.
    case inverted(Name, [Part])
    /// A hole, with what stands there unless it is filled.
    case block(String, [Part])
    /// Another template, with what fills its holes.
    case template(String, holes: [String: [Part]])
  }

  /// A name such as `page.title`, looked up from the innermost section outwards; `.` is what that
  /// section stands for, and has no words.
  struct Name: Sendable {
    let words: [String]

    init(_ text: String) { words = text.split(separator: ".").map(String.init) }
  }

  /// What is wrong with a template, and in which line.
  struct Mistake: Error, Hashable {
    let line: Int
    let what: String
  }

  let parts: [Part]

  /// Reads a template.
  init(_ text: String) throws(Mistake) {
    var reader = TemplateReader(text)
    parts = try reader.parts(until: nil, openedIn: 1)
  }
}

/// Reads a template from its start to its end.
private struct TemplateReader {
  /// Where reading goes on.
  private var rest: Substring
  private var line = 1

  init(_ text: String) { rest = text[...] }

  /// The parts up to the tag that closes `section`, which `opening` opened, or up to the end.
  mutating func parts(
    until section: String?, openedIn opening: Int
  ) throws(Template.Mistake) -> [Template.Part] {
    var parts: [Template.Part] = []
    while let start = rest.firstRange(of: "{{") {
      var text = rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      let isHTML = rest.first == "{"
      let closing = isHTML ? "}}}" : "}}"
      guard let end = rest.firstRange(of: closing) else {
        throw Template.Mistake(line: line, what: "a tag without an end")
      }
      let tag = rest[..<end.lowerBound].drop { $0 == "{" }.trimmingPrefix { $0 == " " }
      rest = rest[end.upperBound...]
      let isAlone = "#^/$<>".contains(tag.first ?? " ") && isAlone(behind: text)
      line += text.count { $0.isNewline }
      if isAlone { text = text.dropLast(indent(at: text)) }
      if !text.isEmpty { parts.append(.text(String(text))) }
      let place = line
      if isAlone { leaveLine() }
      guard let part = try part(of: tag, isHTML: isHTML, in: section, at: place) else {
        return parts
      }
      parts.append(part)
    }
    guard section == nil else {
      throw Template.Mistake(line: opening, what: "{{\(section ?? "")}} is not closed")
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    rest = ""
    return parts
  }

  /// The part that begins with `tag`; nil where it closes `section`.
  private mutating func part(
    of tag: Substring, isHTML: Bool, in section: String?, at place: Int
  ) throws(Template.Mistake) -> Template.Part? {
    let name = String(tag.dropFirst()).filter { $0 != " " }
    switch tag.first {
    case "#": return .section(Template.Name(name), try parts(until: name, openedIn: place))
    case "^": return .inverted(Template.Name(name), try parts(until: name, openedIn: place))
    case "$": return .block(name, try parts(until: name, openedIn: place))
    case ">": return .template(name, holes: [:])
    case "<":
      // What stands between the blocks that fill holes is not shown.
      let blocks = try parts(until: name, openedIn: place).compactMap { part in
        if case .block(let name, let parts) = part { (name, parts) } else { nil }
      }
      return .template(name, holes: Dictionary(blocks) { $1 })
    case "/":
      guard name == section else {
        throw Template.Mistake(line: place, what: "{{/\(name)}} closes nothing")
      }
      return nil
    default: return .value(Template.Name(tag.filter { $0 != " " }), isHTML: isHTML)
    }
  }

  /// Whether the tag between `text` and the rest has a line for itself: where it shows nothing,
  /// that line is not in the page (Mustache's *standalone tags*).
  private func isAlone(behind text: Substring) -> Bool {
    let before = text.dropLast(indent(at: text))
    let startsLine =
      before.isEmpty ? text.startIndex == text.base.startIndex : before.last?.isNewline == true
    return startsLine && rest.first { $0 != " " && $0 != "\t" }?.isNewline ?? true
  }

  /// How many spaces `text` ends with.
  private func indent(at text: Substring) -> Int {
    text.reversed().prefix { $0 == " " || $0 == "\t" }.count
  }

  /// Goes on behind the line in which the last tag stands.
  private mutating func leaveLine() {
    rest = rest.drop { $0 == " " || $0 == "\t" }.dropFirst()
    line += 1
  }
}
