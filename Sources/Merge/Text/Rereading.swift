// Decides whether a merged text is to be reread. The rule is stated on
// `Replay.isUnsettled(over:)`.

extension Replay {
  /// Whether the text that the stretch ends in is to be reread; the stretch is the last one.
  ///
  /// Two events are an *unsettled pair* when they are concurrent, no event of the text has
  /// seen both, and both changed one paragraph. A text is to be reread when its events have an
  /// unsettled pair.
  ///
  /// The *paragraphs* are the stretches of the merged sequence, deleted scalars included, between
  /// the line breaks (U+000A) that are visible in the merged text. A visible line break belongs
  /// to no paragraph. An event *changed* a paragraph when a scalar other than a line break that
  /// it inserted stands there, deleted since or not, or when a scalar that it deleted stands
  /// there, line break or not.
  ///
  /// So two sites that add different paragraphs at one place are no unsettled pair, two that edit
  /// one sentence are, two that each delete a different line break of a paragraph are, and an
  /// event without steps changes nothing but settles all that it has seen.
  ///
  /// Two events are concurrent and unseen by a common third exactly when no head has seen
  /// both: had one seen the other, or a third both, so had a head. So an event matters only
  /// through the heads that have seen it, which are the same ones for all events of a chain,
  /// and only events behind the last cut of the graph can be in a pair.
  func isUnsettled(over buffer: GapBuffer) -> Bool {
    guard graph.heads.count > 1 else { return false }
    var paragraphs = ChangedParagraphs(audiences: audiences())
    paragraphs.pass(sequence, breaks: buffer.lineBreaks)
    for chain in 0..<chains.count {
      for touch in touches(of: chain) where touch.isDeletion {
        for run in sequence.pieces(of: touch) {
          paragraphs.mark(paragraphs.paragraphOf[run], chain: chain)
        }
      }
    }
    return paragraphs.isUnsettled
  }

  /// For each chain of the stretch, which heads have seen it.
  private func audiences() -> [Audience] {
    chains.firsts.map { event in
      Audience(graph.heads.map { graph.events[$0].hasSeen(graph.events[event]) })
    }
  }
}

/// The heads that have seen a chain, one bit each.
private struct Audience: Hashable {
  private var words: [UInt64]

  init(_ heads: [Bool]) {
    words = Array(repeating: 0, count: heads.count / 64 + 1)
    for (index, hasSeen) in heads.enumerated() where hasSeen {
      words[index / 64] |= 1 << UInt64(index % 64)
    }
  }

  /// Whether no head has seen both chains.
  func isDisjoint(with other: Audience) -> Bool {
    zip(words, other.words).allSatisfy { $0 & $1 == 0 }
  }
}

/// Which audiences saw a change of each paragraph.
private struct ChangedParagraphs {
  /// For each run, the paragraph in which it starts.
  private(set) var paragraphOf: [Int] = []
  private let audiences: [Audience]
  private var changes: [Int: Set<Audience>] = [:]

  /// Makes the record for chains of which the audiences are given.
  init(audiences: [Audience]) { self.audiences = audiences }

  /// Numbers the paragraphs and records what was inserted in each. `breaks` are the places of
  /// the line breaks in the text before the stretch.
  mutating func pass(_ sequence: RunSequence, breaks: [Int]) {
    paragraphOf = Array(repeating: 0, count: sequence.runs.count)
    var paragraph = 0
    var nextBreak = 0
    sequence.tree.forEachRun { number in
      let run = sequence.runs[number]
      paragraphOf[number] = paragraph
      if run.chain < 0 {
        while nextBreak < breaks.count, breaks[nextBreak] < Int(run.first + run.count) {
          if !run.isDeleted { paragraph += 1 }
          nextBreak += 1
        }
        return
      }
      var isMarked = false
      for scalar in sequence.scalars(of: run) {
        if scalar != "\n" {
          if !isMarked { mark(paragraph, chain: Int(run.chain)) }
          isMarked = true
        } else if !run.isDeleted {
          paragraph += 1
          isMarked = false
        }
      }
    }
  }

  /// Records that a chain changed a paragraph.
  mutating func mark(_ paragraph: Int, chain: Int) {
    changes[paragraph, default: []].insert(audiences[chain])
  }

  /// Whether two chains that no head has both seen changed one paragraph.
  var isUnsettled: Bool {
    changes.values.contains { seen in
      seen.contains { one in seen.contains { one.isDisjoint(with: $0) } }
    }
  }
}

extension RunSequence {
  /// The runs that hold the scalars which a step touched.
  fileprivate func pieces(of touch: Touch) -> [Int] {
    var pieces: [Int] = []
    var (run, left) = (Int(touch.run), touch.count)
    while left > 0 {
      pieces.append(run)
      left -= runs[run].count
      run = Int(runs[run].rest)
    }
    return pieces
  }
}
