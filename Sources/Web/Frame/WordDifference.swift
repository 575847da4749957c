import Merge

/// What a text says more, and what it says less, than another one: by words, as merging sees it.
struct WordDifference: Sendable {
  /// A piece of one of the texts, or of both. One of the four is there.
  struct Piece: Equatable, Sendable {
    /// What both say.
    var same: String?
    /// What only the new text says.
    var added: String?
    /// What only the old text says.
    var removed: String?
    /// Whether a long stretch that both say is left out here.
    var isGap = false
  }

  /// The pieces, in order.
  let pieces: [Piece]

  /// Whether the texts differ.
  var isEmpty: Bool { pieces.allSatisfy { $0.added == nil && $0.removed == nil } }

  /// Compares two texts.
  init(from old: String, to new: String) {
    let scalars = Array(old.unicodeScalars)
    func text(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(scalars[range]))
    }
    var pieces: [Piece] = []
    var position = 0
    for edit in textEdits(from: old, to: new).reversed() {
      if position < edit.position { pieces.append(Piece(same: text(position..<edit.position))) }
      position = edit.position + edit.deleted
      if edit.deleted > 0 { pieces.append(Piece(removed: text(edit.position..<position))) }
      if !edit.inserted.isEmpty { pieces.append(Piece(added: edit.inserted)) }
    }
    if position < scalars.count { pieces.append(Piece(same: text(position..<scalars.count))) }
    self.pieces = Self.shortened(pieces)
  }

  /// Shows a text that is new as a whole by its start.
  init(new text: String) {
    let most = 3 * Self.context
    let start = Self.start(of: text, most)
    pieces =
      start.count < text.count ? [Piece(added: start), Piece(isGap: true)] : [Piece(added: text)]
  }

  /// How many letters of what both say stand around a difference.
  private static let context = 160

  /// Leaves out what is far from any difference, so that the difference is what one sees.
  private static func shortened(_ pieces: [Piece]) -> [Piece] {
    guard pieces.count > 1 else { return pieces }
    return pieces.enumerated().flatMap { place, piece in
      guard let same = piece.same else { return [piece] }
      let head = place == 0 ? "" : start(of: same)
      let tail =
        place == pieces.count - 1 ? "" : String(start(of: String(same.reversed())).reversed())
      guard head.count + tail.count + context < same.count else { return [piece] }
      return [Piece(same: head), Piece(isGap: true), Piece(same: tail)].filter { $0.same != "" }
    }
  }

  /// The start of a text, cut between words.
  private static func start(of text: String, _ most: Int = context) -> String {
    let start = text.prefix(most)
    guard start.count < text.count, let space = start.lastIndex(where: \.isWhitespace) else {
      return String(start)
    }
    return String(start[..<space])
  }
}
