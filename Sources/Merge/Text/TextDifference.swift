/// Returns the steps that turn `old` into `new`, from the end of the text to its start.
///
/// How a new text becomes an edit decides how well it merges with what others write meanwhile.
/// Lines are compared first, then the words of changed lines; then ``Rewriting`` makes one step
/// of what a person rewrote as a whole. Since each step stands left of the one before it, its
/// position is the same in `old` and after the steps before.
///
/// Texts are compared by their Unicode scalars: `old` becomes exactly `new`, in the same
/// normalization form too.
public func textEdits(from old: String, to new: String) -> [TextEdit] {
  let changed = ChangedLines(from: old, to: new)
  let (old, new) = (changed.old, changed.new)
  var numbers: TextTokens.Numbers = [:]
  let oldLines = TextTokens(linesOf: old[...], numbers: &numbers)
  let newLines = TextTokens(linesOf: new[...], numbers: &numbers)

  var edits: [TextEdit] = []
  for lines in ShortestEdit(from: oldLines.numbers, to: newLines.numbers).changes {
    let oldPart = old[oldLines.scalars(of: lines.old)]
    let newPart = new[newLines.scalars(of: lines.new)]
    for change in wordChanges(from: oldPart, to: newPart) {
      edits.append(
        TextEdit(
          position: changed.start + change.old.lowerBound, deleted: change.old.count,
          inserted: String(String.UnicodeScalarView(new[change.new]))))
    }
  }
  return edits.reversed()
}

/// Returns how two parts of the texts differ, as ranges of scalars.
private func wordChanges(
  from old: ArraySlice<Unicode.Scalar>, to new: ArraySlice<Unicode.Scalar>
) -> [TokenChange] {
  if old.isEmpty || new.isEmpty { return [TokenChange(old: old.indices, new: new.indices)] }
  var numbers: TextTokens.Numbers = [:]
  let oldWords = TextTokens(wordsOf: old, numbers: &numbers)
  let newWords = TextTokens(wordsOf: new, numbers: &numbers)
  let found = ShortestEdit(from: oldWords.numbers, to: newWords.numbers).changes
  return Rewriting(old: oldWords, new: newWords).changes(of: found).map {
    TokenChange(old: oldWords.scalars(of: $0.old), new: newWords.scalars(of: $0.new))
  }
}
