import Community

extension FrontMatter {
  /// A heading that can't be read, and where.
  struct Problem: Error, Hashable {
    let line: Int
    let problem: FrontMatterProblem
  }

  private static let mostKeys = 200

  /// The heading of `page`, and what stands behind it; no heading when the page begins otherwise.
  ///
  /// Line ends become LF: programs for Windows change them on the way.
  static func read(_ page: String) throws(Problem) -> (heading: FrontMatter?, body: String) {
    let page = Draft.withLineFeeds(page)
    guard page.utf8.starts(with: "---\n".utf8) else { return (nil, page) }
    var heading = FrontMatter()
    var number = 1
    var rest = page.utf8.dropFirst(4)
    while true {
      number += 1
      guard !rest.isEmpty else { throw Problem(line: 1, problem: .unclosed) }
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[end...].dropFirst()
      if line == "---" { return (heading, String(decoding: rest, as: UTF8.self)) }
      do throws(FrontMatterProblemError) {
        try heading.take(line, number)
      } catch {
        throw Problem(line: number, problem: error.problem)
      }
    }
  }

  private mutating func take(_ line: String, _ number: Int) throws(FrontMatterProblemError) {
    let trimmed = SetCell.trimmed(line)
    if trimmed.isEmpty || trimmed.hasPrefix("#") { return }
    if trimmed == "-" || trimmed.hasPrefix("- ") {
      guard let last = items.indices.last, case .list(var elements) = items[last].content else {
        throw FrontMatterProblemError(.notAKey(trimmed))
      }
      guard elements.count < Rules.mostElements else { throw FrontMatterProblemError(.tooLong) }
      var reader = ScalarReader(String(trimmed.dropFirst()))
      if let element = try reader.whole() { elements.append(element) }
      items[last].content = .list(elements)
      return
    }
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = line.unicodeScalars.first, first != " ", first != "\t",
      first != "\"", first != "'", parts[1].isEmpty || parts[1].first == " "
    else { throw FrontMatterProblemError(.notAKey(trimmed)) }
    let key = SetCell.trimmed(String(parts[0]))
    guard !items.contains(where: { $0.key == key }) else {
      throw FrontMatterProblemError(.keyTwice(key))
    }
    guard items.count < Self.mostKeys else { throw FrontMatterProblemError(.tooLong) }
    var reader = ScalarReader(String(parts[1]))
    items.append(Item(key, try reader.content(), line: number))
  }
}

/// Carries a problem up to where its line is known.
struct FrontMatterProblemError: Error {
  let problem: FrontMatterProblem

  init(_ problem: FrontMatterProblem) { self.problem = problem }
}
