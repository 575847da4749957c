/// Everything that the changes to one record add up to: its fields and whether it is there.
///
/// The state is a pure function of the set of changes; they are taken in one by one, in a
/// causal order. Texts are to be settled before they are looked at: see ``TextState``.
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
      let event = TextEvent(dot: dot, clock: clock, edits: part.content)
      texts[part.field, default: TextState()].take(event)
    }
  }

  /// Whether a text was edited by somebody who had not seen what is kept of it begin: then it is
  /// merged from its history.
  public var needsHistory: Bool { texts.values.contains(where: \.needsHistory) }

  /// Whether edits of texts were taken in since the last call of ``settle(siteRank:history:)``.
  public var isUnsettled: Bool { texts.values.contains { !$0.isSettled } }

  /// Merges the concurrent edits of texts; to be called before the state is looked at.
  ///
  /// - Parameters:
  ///   - siteRank: the place of a site's id among all ids, by bytes.
  ///   - history: all events of a field, those taken in here with them. It is asked for where
  ///     ``needsHistory`` says so.
  public mutating func settle(
    siteRank: (SiteIndex) -> Int, history: (String) throws -> [TextEvent]
  ) rethrows {
    for field in texts.filter({ !$0.value.isSettled }).keys {
      try texts[field]?.settle(siteRank: siteRank) { try history(field) }
    }
  }
}
