/// A stretch of scalars that the steps of one chain inserted one after the other, or a piece.
///
/// Its scalars stand side by side, and have been inserted and deleted together.
struct Run {
  /// The identity of the first scalar; the others follow by one.
  let first: Int32
  /// How many scalars the run has.
  var count: Int32
  /// At the replay's version: 0 not yet inserted, 1 visible, more deleted (by `state - 1`
  /// chains: concurrent ones can delete one scalar several times).
  var state: Int32
  /// Whether any chain at all has deleted it.
  var isDeleted: Bool
  /// The identity of the scalar to the left at the inserting event's version; -1 for the start.
  let left: Int32
  /// The run that held `left` when this one was made; its further pieces may hold it now.
  let leftRun: Int32
  /// The run to the right that was not "not yet inserted" at the inserting event's version;
  /// its first scalar is the paper's right origin. -1 for the end.
  let right: Int32
  /// The piece that holds the scalars after this one's, when the run was split; else -1.
  var rest: Int32
  /// The chain that inserted it; -1 for the text at the start.
  let chain: Int32
  /// The rank of the site that inserted its first scalar; no other one's place depends on it.
  let rank: Int32
}

/// All scalars of a stretch in their final order, deleted ones included: the paper's internal
/// state, with runs for characters.
///
/// Splitting a run leaves its number to the left piece, so a run's number always names the
/// piece with the same first scalar.
struct RunSequence {
  /// Scalars that a chain inserted or deleted at once: `count` ones from the first of `run` on.
  ///
  /// Taking a chain back takes 1 from their states, whichever it did, and redoing it adds 1.
  struct Touch {
    let run: Int32
    var count: Int32
    let isDeletion: Bool
  }

  private(set) var runs: [Run]
  private(set) var tree = RunTree()
  /// The inserted scalars; the first has the identity `baseCount`.
  private(set) var inserted: [Unicode.Scalar] = []
  /// What the steps touched, in the order of the steps.
  private(set) var touches: [Touch] = []
  /// The position where a step can make the last run longer; -1 where none can.
  private var growthPosition = -1
  /// How many scalars the text had at the start of the stretch.
  let baseCount: Int

  /// Makes the sequence of a text of `count` scalars.
  init(count: Int) {
    baseCount = count
    // Run 0 holds no scalar; it stands for the start of the text.
    runs = [
      Run(
        first: -1, count: 0, state: 1, isDeleted: false, left: -1, leftRun: -1, right: -1,
        rest: -1, chain: -1, rank: -1)
    ]
    if count > 0 {
      runs.append(
        Run(
          first: 0, count: Int32(count), state: 1, isDeleted: false, left: -1, leftRun: 0,
          right: -1, rest: -1, chain: -1, rank: -1))
      tree.insert(visible: count, after: 0)
    }
  }

  /// How many scalars are visible at the replay's version.
  var visibleCount: Int { tree.visibleCount }

  /// Takes back (-1) or redoes (1) what a step did to the scalars that it touched.
  mutating func add(_ difference: Int32, toTouch index: Int) {
    var (run, left) = (Int(touches[index].run), touches[index].count)
    while left > 0 {
      add(difference, toRun: run)
      left -= runs[run].count
      run = Int(runs[run].rest)
    }
  }

  /// Deletes `count` visible scalars at `position`.
  mutating func delete(_ count: Int, at position: Int) {
    var left = count
    while left > 0 {
      let place = tree.place(of: position)
      let run = place.offset == 0 ? place.run : split(place.run, at: place.offset)
      if runs[run].count > left { _ = split(run, at: left) }
      runs[run].isDeleted = true
      add(1, toRun: run)
      touches.append(Touch(run: Int32(run), count: runs[run].count, isDeletion: true))
      left -= Int(runs[run].count)
      growthPosition = -1
    }
  }

  /// Inserts `text` at `position` on behalf of a chain.
  ///
  /// What a chain inserts just after what it inserted the step before is one run with that. No
  /// other chain has seen only a part of it, so none has inserted anything between.
  mutating func insert(_ text: String, at position: Int, chain: Int, rank: Int) {
    let first = baseCount + inserted.count
    for scalar in text.unicodeScalars { inserted.append(scalar) }
    let count = baseCount + inserted.count - first
    guard count > 0 else { return }

    let last = runs.count - 1
    if position == growthPosition, runs[last].chain == chain {
      runs[last].count += Int32(count)
      touches[touches.count - 1].count += Int32(count)
      tree.addVisible(count, to: last)
      growthPosition += count
      return
    }
    var left = 0
    if position > 0 {
      let place = tree.place(of: position - 1)
      left = place.run
      if place.offset + 1 < runs[left].count { _ = split(left, at: place.offset + 1) }
    }
    var right = tree.run(after: left)
    while let run = right, runs[run].state == 0 { right = tree.run(after: run) }
    let new = Run(
      first: Int32(first), count: Int32(count), state: 1, isDeleted: false,
      left: runs[left].first + max(runs[left].count, 1) - 1, leftRun: Int32(left),
      right: Int32(right ?? -1), rest: -1, chain: Int32(chain), rank: Int32(rank))
    tree.insert(visible: count, after: place(for: new))
    touches.append(Touch(run: Int32(runs.count), count: Int32(count), isDeletion: false))
    growthPosition = position + count
    runs.append(new)
  }

  /// Returns the run after which a new one stands.
  ///
  /// Between the new run's neighbours stand only runs that its author had not seen. The order
  /// among those is what the paper calls its Yjs variant; see the rule in the format's
  /// document. A later scalar of a run never stops the search, since its left neighbour is the
  /// one before it; so whole runs are passed at once.
  private func place(for new: Run) -> Int {
    var place = Int(new.leftRun)
    var isHolding = false
    var scan = tree.run(after: place)
    while let run = scan, run != new.right {
      let other = runs[run]
      if other.left == new.left {
        if other.right == new.right, new.rank < other.rank { break }
        isHolding = stands(other.right, leftOf: new.right)
      } else if isLeft(of: other, leftOf: new) {
        break
      }
      if !isHolding { place = run }
      scan = tree.run(after: run)
    }
    return place
  }

  /// Takes back (-1) or redoes (1) what a step did to a run.
  private mutating func add(_ difference: Int32, toRun run: Int) {
    let wasVisible = runs[run].state == 1
    runs[run].state += difference
    let isVisible = runs[run].state == 1
    let count = runs[run].count
    if wasVisible != isVisible { tree.addVisible(Int(isVisible ? count : -count), to: run) }
  }

  /// Whether one right neighbour stands left of another one.
  private func stands(_ right: Int32, leftOf other: Int32) -> Bool {
    if right == other || right < 0 { return false }
    return other < 0 || tree.stands(Int(right), leftOf: Int(other))
  }

  /// Whether the left neighbour of one run stands left of the different one of the new run.
  ///
  /// A piece of `leftRun` may hold it by now, but all pieces stand on the same side: what
  /// stands between two of them has seen them, and then they are not what the search passes.
  private func isLeft(of run: Run, leftOf new: Run) -> Bool {
    run.leftRun == new.leftRun || tree.stands(Int(run.leftRun), leftOf: Int(new.leftRun))
  }

  /// Splits a run and returns the number of the right piece.
  private mutating func split(_ run: Int, at offset: Int) -> Int {
    let whole = runs[run]
    let piece = Run(
      first: whole.first + Int32(offset), count: whole.count - Int32(offset), state: whole.state,
      isDeleted: whole.isDeleted, left: whole.first + Int32(offset) - 1, leftRun: Int32(run),
      right: whole.right, rest: whole.rest, chain: whole.chain, rank: whole.rank)
    runs[run].count = Int32(offset)
    runs[run].rest = Int32(runs.count)
    let moved = whole.state == 1 ? Int(piece.count) : 0
    if moved > 0 { tree.addVisible(-moved, to: run) }
    tree.insert(visible: moved, after: run)
    runs.append(piece)
    return runs.count - 1
  }
}
