extension Rewriting {
  /// Returns the changes with each mere insertion or deletion moved to where a person sees it.
  ///
  /// Between "A. B." and "A. C. B." the words inserted may be "C. " or ". C" as well. Among all
  /// places that give the same text the best begins and ends at the start of a line, of a
  /// sentence or of a word; so two sentences inserted at one place by two sites stay whole.
  func slid(_ changes: [TokenChange]) -> [TokenChange] {
    var result: [TokenChange] = []
    for (index, change) in changes.enumerated() {
      let start = result.last?.old.upperBound ?? 0
      let end =
        index + 1 < changes.count ? changes[index + 1].old.lowerBound : old.numbers.count
      let best = slid(change, within: start...end)
      if let last = result.last, last.old.upperBound == best.old.lowerBound {
        result[result.count - 1] = last.extended(to: best)
      } else {
        result.append(best)
      }
    }
    return result
  }

  /// Returns the best place for a change that stays `within` two places of the old text.
  private func slid(_ change: TokenChange, within limits: ClosedRange<Int>) -> TokenChange {
    guard change.old.isEmpty != change.new.isEmpty else { return change }
    let isInsertion = change.old.isEmpty
    let tokens = isInsertion ? new : old
    let range = isInsertion ? change.new : change.old

    var furthest = 0
    while change.old.lowerBound - furthest > limits.lowerBound,
      tokens.numbers[range.lowerBound - furthest - 1]
        == tokens.numbers[range.upperBound - furthest - 1]
    {
      furthest += 1
    }
    var (best, bestScore) = (change, Int.min)
    var shift = -furthest
    while true {
      let score =
        tokens.startScore(range.lowerBound + shift) + tokens.startScore(range.upperBound + shift)
      if score >= bestScore { (best, bestScore) = (change.shifted(by: shift), score) }
      guard change.old.upperBound + shift < limits.upperBound,
        tokens.numbers[range.lowerBound + shift] == tokens.numbers[range.upperBound + shift]
      else { return best }
      shift += 1
    }
  }
}

extension TokenChange {
  fileprivate func shifted(by count: Int) -> TokenChange {
    TokenChange(
      old: old.lowerBound + count..<old.upperBound + count,
      new: new.lowerBound + count..<new.upperBound + count)
  }
}

extension TextTokens {
  /// How well a change may begin or end before the token at `index`.
  fileprivate func startScore(_ index: Int) -> Int {
    if index == 0 || index == kinds.count || kinds[index - 1] == .lineBreak { return 4 }
    switch kinds[index - 1] {
    case .space: return index > 1 && kinds[index - 2] == .sentenceEnd ? 3 : 2
    case .sentenceEnd: return 2
    default: return kinds[index] == .space ? 1 : 0
    }
  }
}
