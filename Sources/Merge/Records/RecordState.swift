/// A text field as merged so far.
public struct TextState: Hashable, Sendable {
  /// The text.
  public var merged = MergedText(text: "", heads: [], readings: [])
  /// Whether a concurrent edit came in, so that the text is out of date until it is merged
  /// again from its history.
  public var needsHistory = false
}

/// Everything that the changes to one record add up to: its fields and whether it is there.
///
/// The state is a pure function of the set of changes; they are taken in one by one, in a
/// causal order. Only a text that was edited concurrently needs more than its state: then its
/// whole history is merged, and handed in by ``settle(_:to:)``.
public struct RecordState: Hashable, Sendable {
  /// Whether the record is there.
  public internal(set) var life = Lifetime()
  /// The value fields.
  public internal(set) var values: [String: ValueRegister] = [:]
  /// The set fields.
  public internal(set) var sets: [String: AddWinsSet] = [:]
  /// The text fields.
  public internal(set) var texts: [String: TextState] = [:]

  /// Makes the state of a record that nobody has changed yet.
  public init() {}

  /// Takes in a change. Call in causal order.
  ///
  /// - Parameters:
  ///   - dot: the entry that holds it.
  ///   - at: its author's wall clock, in milliseconds since 1970-01-01 UTC.
  ///   - clock: what its author had seen, the entry itself included.
  public mutating func apply(_ change: Change, dot: Dot, at: Int64, clock: VersionVector) {
    life.note(dot, clock: clock, isDelete: change.delete)
    for part in change.set {
      values[part.field, default: ValueRegister()]
        .set(LiveValue(dot: dot, at: at, value: part.content), clock: clock)
    }
    for part in change.add {
      for element in part.content {
        sets[part.field, default: AddWinsSet()].add(element, dot: dot, clock: clock)
      }
    }
    for part in change.remove {
      for element in part.content {
        sets[part.field, default: AddWinsSet()].remove(element, clock: clock)
      }
    }
    for part in change.edit {
      edit(part.field, TextEvent(dot: dot, clock: clock, edits: part.content))
    }
  }

  private mutating func edit(_ field: String, _ event: TextEvent) {
    var state = texts[field] ?? TextState()
    if !state.needsHistory, state.merged.heads.allSatisfy(event.clock.contains) {
      state.merged.follow(event)
    } else {
      state.needsHistory = true
    }
    texts[field] = state
  }

  /// The text fields that must be merged from their history before the state can be used.
  public var textsThatNeedHistory: [String] {
    texts.filter(\.value.needsHistory).keys.sorted { $0.precedesByCodePoint($1) }
  }

  /// Puts in the text that the whole history of `field` yields.
  public mutating func settle(_ field: String, to merged: MergedText) {
    texts[field] = TextState(merged: merged)
  }
}
