/// Joins word-wise changes into what a person did.
///
/// The shortest difference between two wordings keeps every word they happen to share. Two
/// sites that each rewrite a sentence would then merge into a chain of both. So words that
/// survive between changes are given up when they are too few to be what the writer kept: a
/// rewritten sentence is one deletion and one insertion. After the semantic clean-up of
/// Neil Fraser's diff-match-patch, by words and within sentences.
struct Rewriting {
  /// The words of both texts.
  let old: TextTokens
  let new: TextTokens

  /// Returns the changes with those joined that belong together.
  func changes(of changes: [TokenChange]) -> [TokenChange] {
    var sentences: [[TokenChange]] = []
    for change in changes {
      if let last = sentences.last?.last, !isBoundary(between: last, and: change) {
        sentences[sentences.count - 1].append(change)
      } else {
        sentences.append([change])
      }
    }
    return slid(sentences.flatMap(joinedSentence))
  }

  /// Joins neighbours of one sentence that both outweigh what is equal between them, and all
  /// of its changes when they outweigh everything equal among them.
  private func joinedSentence(_ changes: [TokenChange]) -> [TokenChange] {
    var result: [TokenChange] = []
    for next in changes {
      var change = next
      while let last = result.last, case let kept = kept(between: last, and: change),
        kept <= weight(of: last), kept <= weight(of: change)
      {
        change = last.extended(to: change)
        result.removeLast()
      }
      result.append(change)
    }
    guard let first = result.first, let last = result.last else { return [] }
    let allKept = zip(result, result.dropFirst()).reduce(0) { $0 + kept(between: $1.0, and: $1.1) }
    let allChanged = result.reduce(0) { $0 + weight(of: $1) }
    return allKept <= allChanged ? [first.extended(to: last)] : result
  }

  /// How many scalars a change deletes or inserts, whichever is more.
  private func weight(of change: TokenChange) -> Int {
    max(old.scalars(of: change.old).count, new.scalars(of: change.new).count)
  }

  /// How many scalars are equal between two neighbours.
  private func kept(between left: TokenChange, and right: TokenChange) -> Int {
    old.scalars(of: left.old.upperBound..<right.old.lowerBound).count
  }

  /// Whether two neighbours are in different sentences, of which words were kept, or in
  /// different paragraphs.
  private func isBoundary(between left: TokenChange, and right: TokenChange) -> Bool {
    let kinds = old.kinds[left.old.upperBound..<right.old.lowerBound]
    if kinds.contains(.lineBreak) { return true }
    return kinds.contains(.sentenceEnd) && kinds.contains(.word)
  }
}
