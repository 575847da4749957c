/// Finds what somebody meant who wrote a name wrong, or wrote the label instead of the name.
enum Spelling {
  /// The name that looks most like `written`; `nil` when none does.
  ///
  /// - Parameter names: the names, each with what people call it.
  static func nearest(to written: String, in names: [(name: String, labels: [Phrase])]) -> String? {
    let written = written.lowercased()
    guard written.utf8.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for (name, labels) in names {
      let spellings = labels.flatMap { [$0.french, $0.english] } + [name]
      for spelling in spellings {
        let distance = distance(Array(written), Array(spelling.lowercased()))
        guard distance <= max(1, spelling.count / 3), distance < best?.distance ?? .max else {
          continue
        }
        best = (name, distance)
      }
    }
    return best?.name
  }

  /// How many letters must be inserted, deleted, replaced or swapped with their neighbour:
  /// optimal string alignment, a restricted Damerau–Levenshtein distance.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
