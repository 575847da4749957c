/// What is asked of FTS5.
extension IndexReader {
  /// Returns the FTS5 expression that asks for all of the words, or nil when there are none.
  ///
  /// Folded words hold letters and digits only, and stand between quotes, so none of them can
  /// be taken for an operator.
  func expression(for text: String) throws(CatalogError) -> String? {
    let words = searchedWords(in: text)
    guard let last = words.last else { return nil }
    let whole = words.dropLast().map { "\"\($0)\"" }
    return (whole + [try beginning(last).expression]).joined(separator: " AND ")
  }

  /// Returns the FTS5 expression that asks for any of the words, or nil when there are none.
  ///
  /// Those that stand in more than ``mostRanked`` records tell little beside others, and are not
  /// looked for where others are found.
  func expression(forAny sought: SoughtWords) throws(CatalogError) -> String? {
    var parts: [(expression: String, count: Int)] = []
    for word in sought.words.dropLast() { parts.append(("\"\(word)\"", try count(of: word))) }
    if let last = sought.words.last { parts.append(try beginning(last)) }
    let telling = parts.filter { 1...Self.mostRanked ~= $0.count }
    let asked = (telling.isEmpty ? parts : telling).map(\.expression)
    return asked.isEmpty ? nil : asked.joined(separator: " OR ")
  }

  /// Under one beginning so many places of words in records are put together.
  private static let mostBegun = 20_000
  /// Where there are more, so many words at most are asked for.
  private static let mostWords = 100

  /// What asks for the words that begin like `word`, and in how many records they stand, each
  /// counted by itself.
  ///
  /// FTS5 puts the places of all words that begin alike together before it returns the first. Of a
  /// beginning that stands for too much, such as a single letter, the first words alone are asked
  /// for, by the alphabet: the word itself, where there is one, comes first among them.
  private func beginning(
    _ word: String
  ) throws(CatalogError) -> (expression: String, count: Int) {
    try prepareToSearch()
    let query = try statement("SELECT term, doc FROM searchWords WHERE term >= ? AND term < ?")
    defer { query.reset() }
    query.bind(word, at: 1)
    query.bind(word + "\u{10FFFF}", at: 2)
    var words: [String] = []
    var count = 0
    while try query.step() {
      if words.count < Self.mostWords { words.append("\"\(query.text(0))\"") }
      count += Int(query.integer(1))
      if count > Self.mostBegun { return ("(" + words.joined(separator: " OR ") + ")", count) }
    }
    return ("\"\(word)\" *", count)
  }

  /// In how many records `word` stands.
  private func count(of word: String) throws(CatalogError) -> Int {
    try prepareToSearch()
    let query = try statement("SELECT doc FROM searchWords WHERE term = ?")
    defer { query.reset() }
    query.bind(word, at: 1)
    return try query.step() ? Int(query.integer(0)) : 0
  }
}
